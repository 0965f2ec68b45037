import type { GivenDose } from '#shared/features/immunisations/due-vaccines.rules.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import { membersOfAll, ofAllRecords } from '../patients/patients.service.ts';
import * as immunisationsSql from './immunisations.sql.ts';

type Context = Pick<ReadContext | WriteContext, 'db' | 'lists'>;

export type Followed = { schedule: string; startOn: LocalDate | null };

export type Plans = {
  /** Follows age: the newest choice of a person, else what the first dose began. */
  standing: Followed | undefined;
  /** Begun on a day: an exposure, a pregnancy. The newest of each kind. */
  courses: Followed[];
};

/** Of all plans that were ever chosen for a person: one schedule by age, and the courses that stand beside it. */
function plansOfChosen(
  { lists }: Pick<Context, 'lists'>,
  chosen: readonly immunisationsSql.StoredPlan[],
): Plans {
  const isByAge = (schedule: string) =>
    lists.immunisations.some(row => row.schedule === schedule && row.anchor === 'birth');
  const plans = chosen.toSorted((a, b) => a.id - b.id);
  const byAge = plans.filter(({ schedule }) => isByAge(schedule));
  const courses = new Map(
    plans.filter(({ schedule }) => !isByAge(schedule)).map(plan => [plan.schedule, plan] as const),
  );
  return {
    standing: byAge.findLast(({ isAutomatic }) => !isAutomatic) ?? byAge.at(-1),
    courses: [...courses.values()],
  };
}

/** Over all records of the person: a schedule by age and a course after a bite stand beside each other. */
export function plansOf(ctx: Context, patientId: number): Plans {
  return plansOfChosen(
    ctx,
    ofAllRecords(ctx.db, patientId, recordId => immunisationsSql.listPlans(ctx.db, recordId)),
  );
}

export type FollowedPerson = {
  /** The record they are known by. */
  personId: number;
  recordIds: readonly number[];
  /** Standing one first; none for somebody who is not followed. */
  followed: Followed[];
  given: GivenDose[];
};

/** The people of these records with what they follow and were given: three statements, however many are asked for. */
export function followedPeople(ctx: Context, recordIds: readonly number[]): FollowedPerson[] {
  const members = membersOfAll(ctx.db, recordIds);
  const people = new Map([...members.values()].map(records => [records[0] as number, records] as const));
  const all = [...people.values()].flat();
  const plans = byRecord(immunisationsSql.listPlansOfAll(ctx.db, all));
  const doses = byRecord(immunisationsSql.listStandingDosesOfAll(ctx.db, all));
  return [...people].map(([personId, records]) => {
    const { standing, courses } = plansOfChosen(
      ctx,
      records.flatMap(id => plans.get(id) ?? []),
    );
    const followed = [...(standing ? [standing] : []), ...courses];
    return { personId, recordIds: records, followed, given: records.flatMap(id => doses.get(id) ?? []) };
  });
}

function byRecord<Row extends { patientId: number }>(rows: readonly Row[]): ReadonlyMap<number, Row[]> {
  const found = new Map<number, Row[]>();
  for (const row of rows) {
    const known = found.get(row.patientId);
    if (known) known.push(row);
    else found.set(row.patientId, [row]);
  }
  return found;
}

export function recordsOf(db: ReadableDb, patientId: number): immunisationsSql.StoredImmunisation[] {
  return ofAllRecords(db, patientId, recordId => immunisationsSql.listOfRecord(db, recordId)).sort((a, b) =>
    a.givenOn === b.givenOn ? b.id - a.id : a.givenOn < b.givenOn ? 1 : -1,
  );
}

export function standingDoses(db: ReadableDb, patientId: number): immunisationsSql.StoredImmunisation[] {
  return recordsOf(db, patientId).filter(({ withdrawnBecause }) => withdrawnBecause === null);
}
