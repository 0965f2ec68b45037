import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import { type PlannedDose, planDoses } from '#shared/features/immunisations/due-vaccines.rules.ts';
import type {
  DueChild,
  Immunisation,
  ImmunisationChart,
  PlannedDoseView,
} from '#shared/features/immunisations/immunisation.schema.ts';
import type { immunisationsContract } from '#shared/features/immunisations/immunisations.contract.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import { getPerson, ofAllRecords, rootOf } from '../patients/patients.service.ts';
import * as immunisationsSql from './immunisations.sql.ts';

type Context = Pick<ReadContext | WriteContext, 'db' | 'lists' | 'today'>;

/** Whoever has chosen nothing follows the national schedule. */
const USUAL_SCHEDULE = 'NIS';
const MOST_PLANNED = 20_000;

export function schedulesOf({ lists }: Pick<Context, 'lists'>): string[] {
  return [...new Set(lists.immunisations.map(({ schedule }) => schedule))];
}

type Plans = {
  /** Follows age: the newest choice of a person, else what the first dose began. */
  standing: Followed | undefined;
  /** Begun on a day: an exposure, a pregnancy. The newest of each kind. */
  courses: Followed[];
};

/** Over all records of the person: a schedule by age and a course after a bite stand beside each other. */
export function plansOf(ctx: Pick<Context, 'db' | 'lists'>, patientId: number): Plans {
  const isByAge = (schedule: string) =>
    ctx.lists.immunisations.some(row => row.schedule === schedule && row.anchor === 'birth');
  const plans = ofAllRecords(ctx.db, patientId, recordId =>
    immunisationsSql.listPlans(ctx.db, recordId),
  ).sort((a, b) => a.id - b.id);
  const byAge = plans.filter(({ schedule }) => isByAge(schedule));
  const courses = new Map(
    plans.filter(({ schedule }) => !isByAge(schedule)).map(plan => [plan.schedule, plan] as const),
  );
  return {
    standing: byAge.findLast(({ isAutomatic }) => !isAutomatic) ?? byAge.at(-1),
    courses: [...courses.values()],
  };
}

function recordsOf(db: ReadableDb, patientId: number): immunisationsSql.StoredImmunisation[] {
  return ofAllRecords(db, patientId, recordId => immunisationsSql.listOfRecord(db, recordId)).sort((a, b) =>
    a.givenOn === b.givenOn ? b.id - a.id : a.givenOn < b.givenOn ? 1 : -1,
  );
}

export function standingDoses(db: ReadableDb, patientId: number): immunisationsSql.StoredImmunisation[] {
  return recordsOf(db, patientId).filter(({ withdrawnBecause }) => withdrawnBecause === null);
}

type Followed = { schedule: string; startOn: LocalDate | null };

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

/** Only people with a plan are looked at: an adult with a cough has no overdue polio drops. */
export function dueList(
  ctx: ReadContext,
  { byDate }: ParsedInputOf<typeof immunisationsContract.dueList>,
): DueChild[] {
  const people = new Set(
    immunisationsSql.listPlannedRecords(ctx.db, MOST_PLANNED).map(recordId => rootOf(ctx.db, recordId)),
  );
  return [...people]
    .flatMap(patientId => dueOf(ctx, patientId, byDate))
    .sort((a, b) => ((a.doses[0]?.dueOn ?? '') < (b.doses[0]?.dueOn ?? '') ? -1 : 1));
}

function isUnfinished(ctx: Context, patientId: number, course: Followed): boolean {
  return planned(ctx, patientId, course).doses.some(({ state }) => state !== 'given' && state !== 'tooLate');
}

function dueOf(ctx: ReadContext, patientId: number, byDate: LocalDate): DueChild[] {
  const { standing, courses } = plansOf(ctx, patientId);
  const person = getPerson(ctx.db, patientId);
  const doses = [...(standing ? [standing] : []), ...courses].flatMap(plan =>
    planned(ctx, patientId, plan).doses.flatMap(({ row, state, dueOn }) =>
      dueOn !== null && dueOn <= byDate
        ? [{ vaccine: row.vaccine, doseLabel: row.doseLabel, dueOn, isOverdue: state === 'overdue' }]
        : [],
    ),
  );
  if (doses.length === 0) return [];
  const { fullName, phone, birthOn } = person;
  doses.sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  return [{ patientId, fullName, phone, birthOn, doses }];
}
