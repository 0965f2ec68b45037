import { activeLines } from '#shared/features/prescriptions/checks/active-lines.rules.ts';
import { checkPrescription } from '#shared/features/prescriptions/checks/check-medicines.rules.ts';
import { CHECK_LISTS } from '#shared/features/prescriptions/checks/check-tables.rules.ts';
import type { PersonFacts } from '#shared/features/prescriptions/checks/person-facts.ts';
import type { RxLine } from '#shared/features/prescriptions/dose.schema.ts';
import type { CheckResult } from '#shared/features/prescriptions/prescriptions.contract.ts';
import { ageOn } from '#shared/kernel/age.ts';
import { localDateAt } from '#shared/kernel/local-date.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import { allergiesOf, getPerson, ofAllRecords } from '../patients/patients.service.ts';
import * as encountersSql from './encounters.sql.ts';
import * as vitalsSql from './vitals.sql.ts';

type CheckContext = Pick<ReadContext | WriteContext, 'db' | 'lists' | 'today' | 'zone'>;
type Asked = { patientId: number; lines: readonly RxLine[]; visitId?: number | undefined };

/** Holds the lines against the person, each other and what is still taken; says what no list could judge. */
export function checkMedicines(ctx: CheckContext, { patientId, lines, visitId }: Asked): CheckResult {
  const { checkTables, versions } = ctx.lists;
  const allergies = allergiesOf(ctx.db, patientId);
  const past = ofAllRecords(ctx.db, patientId, recordId =>
    encountersSql.listLinesPerhapsTaken(ctx.db, recordId, ctx.today()),
  ).filter(line => line.visitId !== visitId);
  const checked = checkPrescription(
    {
      lines,
      earlier: activeLines(past, ctx.today()),
      allergies,
      person: personFactsOf(ctx, patientId),
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

/** What the checks ask about a person. Creatinine comes with the laboratory, breast-feeding with the obstetric form. */
export function personFactsOf(ctx: CheckContext, patientId: number): PersonFacts {
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
  return {
    onDate,
    ageMonths: age.years * 12 + age.months,
    sex: person.sex,
    weightKg: weight?.weightKg ?? null,
    weightOn: weight ? localDateAt(weight.recordedAt, ctx.zone) : null,
    heightCm: weights.find(({ heightCm }) => heightCm !== null)?.heightCm ?? null,
    creatinineMgDl: null,
    pregnancy: isPregnant ? 'yes' : 'notAsked',
    breastFeeding: 'notAsked',
    mode: 'inPerson',
  };
}
