import type { StoppedMedicine } from '#shared/features/encounters/encounter.schema.ts';
import { type ActiveLine, activeLines } from '#shared/features/prescriptions/checks/active-lines.rules.ts';
import { checkPrescription } from '#shared/features/prescriptions/checks/check-medicines.rules.ts';
import { CHECK_LISTS } from '#shared/features/prescriptions/checks/check-tables.rules.ts';
import type { PersonFacts } from '#shared/features/prescriptions/checks/person-facts.ts';
import type { RxLine } from '#shared/features/prescriptions/dose.schema.ts';
import type { CheckResult } from '#shared/features/prescriptions/prescriptions.contract.ts';
import { ageOn } from '#shared/kernel/age.ts';
import { addDays, localDateAt } from '#shared/kernel/local-date.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import { latestResult } from '../labs/labs.service.ts';
import { allergiesOf, getPerson, membersOf, ofAllRecords } from '../patients/patients.service.ts';
import { getVisit } from '../queue/queue.service.ts';
import { standingWithForms, type WrittenSections } from './sections-standing.ts';
import { listStops } from './stops.sql.ts';
import * as storySql from './story.sql.ts';
import * as vitalsSql from './vitals.sql.ts';

type CheckContext = Pick<ReadContext | WriteContext, 'db' | 'lists' | 'today' | 'zone'>;
type AskedPast = {
  patientId: number;
  /** The visit being written: what it signed before is not earlier. */
  visitId?: number | undefined;
  /** What it ends, not signed yet. */
  stops?: readonly StoppedMedicine[] | undefined;
};
type Asked = AskedPast & WrittenSections & { lines: readonly RxLine[] };

/** What is still taken over all records of a person: courses that go on and that nobody stopped. */
export function activeMedicines(ctx: CheckContext, { patientId, visitId, stops }: AskedPast): ActiveLine[] {
  const onDate = ctx.today();
  const past = ofAllRecords(ctx.db, patientId, recordId =>
    storySql.listLinesPerhapsTaken(ctx.db, recordId, onDate),
  ).filter(line => line.visitId !== visitId);
  const signed = ofAllRecords(ctx.db, patientId, recordId => listStops(ctx.db, recordId)).filter(
    stop => stop.visitId !== visitId,
  );
  // An older visit that is amended ends nothing that a later one prescribed again.
  const writtenOn = visitId === undefined ? onDate : getVisit(ctx.db, visitId).onDate;
  const written = (stops ?? []).map(({ generic, strength, form }) => ({
    ...{ generic, strength, form, visitId, onDate: writtenOn },
  }));
  return activeLines(past, onDate, [...signed, ...written]);
}

/** Holds the lines against the person, each other and what is still taken; says what no list could judge. */
export function checkMedicines(ctx: CheckContext, asked: Asked): CheckResult {
  const { checkTables, versions } = ctx.lists;
  const { patientId, lines } = asked;
  const allergies = allergiesOf(ctx.db, patientId);
  const checked = checkPrescription(
    {
      lines,
      earlier: activeMedicines(ctx, asked),
      allergies,
      person: personFactsOf(ctx, patientId, asked),
    },
    checkTables,
  );
  const unknown = new Set(
    checked.notChecked.flatMap(({ code, lineNumber }) =>
      (code === 'freeText' || code === 'notInLists') && lineNumber !== null ? [lineNumber] : [],
    ),
  );
  return {
    warnings: checked.findings,
    notChecked: checked.notChecked,
    checkedPairs: checked.checkedPairs,
    checkedCount: lines.length - unknown.size,
    allergyStatus: allergies.status,
    listVersion: versions.interactions.version,
    lists: (['formulary', 'allergy_groups', 'drug_cautions', ...CHECK_LISTS] as const).map(
      name => checkTables.listOf[name],
    ),
  };
}

/** What the checks ask about a person. The alert at the desk says pregnant whatever was answered here. */
export function personFactsOf(
  ctx: CheckContext,
  patientId: number,
  { visitId, sections }: WrittenSections = {},
): PersonFacts {
  const person = getPerson(ctx.db, patientId);
  const onDate = ctx.today();
  const age = ageOn(person.birthOn, onDate);
  const weights = ofAllRecords(ctx.db, patientId, recordId => vitalsSql.listBodySize(ctx.db, recordId)).sort(
    (a, b) => b.recordedAt - a.recordedAt,
  );
  const weight = weights.find(({ weightKg }) => weightKg !== null);
  const isPregnant = person.alerts.some(
    ({ kind, until }) => kind === 'pregnant' && (until === null || until >= onDate),
  );
  const standing = standingWithForms(ctx.db, { patientId: person.id, onDate, visitId, sections });
  return {
    onDate,
    ageMonths: age.years * 12 + age.months,
    sex: person.sex,
    weightKg: weight?.weightKg ?? null,
    weightOn: weight ? localDateAt(weight.recordedAt, ctx.zone) : null,
    heightCm: weights.find(({ heightCm }) => heightCm !== null)?.heightCm ?? null,
    creatinineMgDl: creatinineOf(ctx, person.id),
    pregnancy: isPregnant ? 'yes' : standing.pregnancy,
    breastFeeding: standing.breastFeeding,
    mode: 'inPerson',
  };
}

const CREATININE_TEST = 'LAB050';
/**
 * Since 2026-11-22: three months, after which KDIGO (CKD guideline 2024, 1.1) calls a kidney's state chronic. An older
 * creatinine is not today's, and the check then says that none is known.
 */
const CREATININE_DAYS = 90;

function creatinineOf(ctx: CheckContext, patientId: number): number | null {
  const latest = latestResult(ctx.db, membersOf(ctx.db, patientId), CREATININE_TEST);
  return latest && latest.onDate >= addDays(ctx.today(), -CREATININE_DAYS) ? latest.number : null;
}
