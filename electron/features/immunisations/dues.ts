import { type DueStanding, dueStandingOf } from '#shared/features/immunisations/due-standing.rules.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import { PROGRAM_VERSION } from '../../server/version.ts';
import { getPerson } from '../patients/patients.service.ts';
import * as duesSql from './dues.sql.ts';
import { type FollowedPerson, followedPeople } from './followed.ts';

type Lists = Pick<ReadContext, 'lists'>;

/** Another rule or another schedule makes another answer: what an older program or list worked out counts no more. */
export function makerOf({ lists }: Lists): string {
  const { immunisation, vaccines } = lists.versions;
  return `${PROGRAM_VERSION} ${immunisation.version} ${vaccines.version}`;
}

type Context = Pick<WriteContext, 'db' | 'lists' | 'today'>;

function dueOf(ctx: Context, { personId, followed, given }: FollowedPerson): DueStanding {
  const { birthOn, sex } = getPerson(ctx.db, personId);
  const tables = { vaccines: ctx.lists.vaccines, today: ctx.today() };
  const standings = followed.map(({ schedule, startOn }) =>
    dueStandingOf(
      ctx.lists.immunisations.filter(row => row.schedule === schedule),
      { birthOn, sex, startOn },
      given,
      tables,
    ),
  );
  return standings.reduce((one, other) => ({
    dueOn: earlier(one.dueOn, other.dueOn),
    holdsUntil: one.holdsUntil < other.holdsUntil ? one.holdsUntil : other.holdsUntil,
  }));
}

function earlier(one: LocalDate | null, other: LocalDate | null): LocalDate | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}

/** Works out anew from when on the people of these records are asked for a dose. */
export function workOutDues(ctx: Context, recordIds: readonly number[]): void {
  for (const person of followedPeople(ctx, recordIds)) {
    duesSql.forget(ctx.db, person.recordIds);
    if (person.followed.length === 0) continue;
    duesSql.insert(ctx.db, {
      ...{ ...dueOf(ctx, person), patientId: person.personId },
      ...{ holdsFrom: ctx.today(), workedOutBy: makerOf(ctx) },
    });
  }
}
