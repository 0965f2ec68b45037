import { setImmediate as breath } from 'node:timers/promises';
import type { OutputOf, ParsedInputOf } from '#shared/contract/procedure.ts';
import { dueVaccinesGrid } from '#shared/features/immunisations/due-vaccines.grid.ts';
import { planDoses } from '#shared/features/immunisations/due-vaccines.rules.ts';
import { DUE_PAGE, type DueChild, type DuePage } from '#shared/features/immunisations/immunisation.schema.ts';
import type { immunisationsContract } from '#shared/features/immunisations/immunisations.contract.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { exportGrid } from '../../server/grid/export-grid.ts';
import type { ReadContext, TaskContext } from '../../server/service.ts';
import { getPerson } from '../patients/patients.service.ts';
import * as duesSql from './dues.sql.ts';
import { makerOf, workOutDues } from './dues.ts';
import { type FollowedPerson, followedPeople } from './followed.ts';

type Contract = typeof immunisationsContract;
type Input = ParsedInputOf<Contract['dueList']>;

/** So few at a time that nobody at another desk waits for it. */
const WORKED_OUT_AT_ONCE = 50;

function staleOf(ctx: Pick<ReadContext, 'db' | 'lists' | 'today'>): number[] {
  const of = { today: ctx.today(), workedOutBy: makerOf(ctx), limit: WORKED_OUT_AT_ONCE };
  return duesSql.listStale(ctx.db, of);
}

/** Only people with a plan are looked at: an adult with a cough has no overdue polio drops. */
export async function dueList(task: TaskContext, input: Input): Promise<DuePage> {
  while (task.reading(staleOf).length > 0) {
    task.writing(ctx => workOutDues(ctx, staleOf(ctx)));
    await breath();
    task.signal?.throwIfAborted();
  }
  return task.reading(ctx => pageOf(ctx, input));
}

function pageOf(ctx: ReadContext, { byDate, page }: Input): DuePage {
  const ids = duesSql.listDueBy(ctx.db, { byDate, limit: DUE_PAGE, skip: page * DUE_PAGE });
  const people = new Map(followedPeople(ctx, ids).map(person => [person.personId, person] as const));
  return {
    peopleCount: duesSql.countDueBy(ctx.db, byDate),
    people: ids.flatMap(id => {
      const person = people.get(id);
      return person ? [dueChildOf(ctx, person, byDate)] : [];
    }),
  };
}

function dueChildOf(ctx: ReadContext, person: FollowedPerson, byDate: LocalDate): DueChild {
  const { personId: patientId, followed, given } = person;
  const { fullName, phone, birthOn, sex } = getPerson(ctx.db, patientId);
  const tables = { vaccines: ctx.lists.vaccines, today: ctx.today() };
  const doses = followed.flatMap(({ schedule, startOn }) =>
    planDoses(
      ctx.lists.immunisations.filter(row => row.schedule === schedule),
      { birthOn, sex, startOn },
      given,
      tables,
    ).doses.flatMap(({ row, state, dueOn }) =>
      dueOn !== null && dueOn <= byDate
        ? [{ vaccine: row.vaccine, doseLabel: row.doseLabel, dueOn, isOverdue: state === 'overdue' }]
        : [],
    ),
  );
  doses.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
  return { patientId, fullName, phone, birthOn, doses };
}

/** The whole list, page by page, so that others are answered between two of them. */
export async function exportDueList(
  task: TaskContext,
  input: ParsedInputOf<Contract['exportDueList']>,
): Promise<OutputOf<Contract['exportDueList']>> {
  const { byDate, language } = input;
  const people: DueChild[] = [];
  for (let page = 0, peopleCount = 1; page * DUE_PAGE < peopleCount; page += 1) {
    const next = await dueList(task, { byDate, page });
    people.push(...next.people);
    peopleCount = next.peopleCount;
    await breath();
    task.signal?.throwIfAborted();
  }
  const today = task.reading(ctx => ctx.today());
  return exportGrid(task, dueVaccinesGrid(people, { byDate, today, language }), {
    ...{ wanted: input, fileName: `vaccines-due-${byDate}` },
    ...{ entity: 'vaccinesDue', detail: { byDate, people: people.length } },
  });
}
