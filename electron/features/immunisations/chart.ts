import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import { type PlannedDose, planDoses } from '#shared/features/immunisations/due-vaccines.rules.ts';
import type {
  Immunisation,
  ImmunisationChart,
  PlannedDoseView,
} from '#shared/features/immunisations/immunisation.schema.ts';
import type { immunisationsContract } from '#shared/features/immunisations/immunisations.contract.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import { getPerson, ofAllRecords } from '../patients/patients.service.ts';
import { type Followed, plansOf, recordsOf, standingDoses } from './followed.ts';
import * as immunisationsSql from './immunisations.sql.ts';

type Context = Pick<ReadContext | WriteContext, 'db' | 'lists' | 'today'>;

/** Whoever has chosen nothing follows the national schedule. */
const USUAL_SCHEDULE = 'NIS';

export function schedulesOf({ lists }: Pick<Context, 'lists'>): string[] {
  return [...new Set(lists.immunisations.map(({ schedule }) => schedule))];
}

function planned(ctx: Context, patientId: number, { schedule, startOn }: Followed) {
  const person = getPerson(ctx.db, patientId);
  return planDoses(
    ctx.lists.immunisations.filter(row => row.schedule === schedule),
    { birthOn: person.birthOn, sex: person.sex, startOn },
    standingDoses(ctx.db, patientId).map(({ id, code, givenOn }) => ({ recordId: id, code, givenOn })),
    { vaccines: ctx.lists.vaccines, today: ctx.today() },
  );
}

function doseView({ row, ...state }: PlannedDose): PlannedDoseView {
  const { id, code, vaccine, doseLabel, when, dose, route, site, notes, isSure } = row;
  return { rowId: id, code, vaccine, doseLabel, when, ...state, dose, route, site, notes, isSure };
}

export function chart(
  ctx: ReadContext,
  input: ParsedInputOf<typeof immunisationsContract.chart>,
): ImmunisationChart {
  const person = getPerson(ctx.db, input.patientId);
  const { standing, courses } = plansOf(ctx, person.id);
  const followed = [...courses, ...(standing ? [standing] : [])];
  const unfinished = courses.findLast(course => isUnfinished(ctx, person.id, course));
  const schedule = input.schedule ?? (unfinished ?? standing)?.schedule ?? USUAL_SCHEDULE;
  const schedules = schedulesOf(ctx);
  if (!schedules.includes(schedule)) throw new AppError('NO_SUCH_SCHEDULE');
  const startOn = followed.find(one => one.schedule === schedule)?.startOn ?? null;
  const needsStart = ctx.lists.immunisations.some(
    row => row.schedule === schedule && row.anchor === 'start' && startOn === null,
  );
  const { doses, uncounted } = planned(ctx, person.id, { schedule, startOn });
  const { version, date } = ctx.lists.versions.immunisation;
  ctx.subject('patient', person.id);
  return {
    patientId: person.id,
    birthOn: person.birthOn,
    birthIsEstimated: person.birthIsEstimated,
    schedule,
    startOn,
    needsStart,
    schedules,
    followed: followed.map(one => one.schedule),
    vaccines: [...ctx.lists.vaccines.values()].map(({ code, name }) => ({ code, name })),
    doses: needsStart ? [] : doses.map(doseView),
    records: recordViews(ctx, person.id, new Set(uncounted)),
    listVersion: version,
    listDate: date,
  };
}

function recordViews(ctx: Context, patientId: number, uncounted: ReadonlySet<number>): Immunisation[] {
  const reactions = ofAllRecords(ctx.db, patientId, recordId =>
    immunisationsSql.listReactions(ctx.db, recordId),
  );
  return recordsOf(ctx.db, patientId).map(({ patientId: _record, ...record }) => ({
    ...record,
    isCounted: record.withdrawnBecause === null && !uncounted.has(record.id),
    reactions: reactions
      .filter(({ immunisationId }) => immunisationId === record.id)
      .map(({ text, isSerious, recordedAt }) => ({ text, isSerious: isSerious === 1, recordedAt })),
  }));
}

function isUnfinished(ctx: Context, patientId: number, course: Followed): boolean {
  return planned(ctx, patientId, course).doses.some(({ state }) => state !== 'given' && state !== 'tooLate');
}
