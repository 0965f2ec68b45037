import type { OutputOf, ParsedInputOf } from '#shared/contract/procedure.ts';
import type { LabJob, LabTrend } from '#shared/features/labs/lab.schema.ts';
import type { labsContract } from '#shared/features/labs/labs.contract.ts';
import { addDays, type LocalDate, startOfDayAt } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { ReadContext } from '../../server/service.ts';
import { getPerson, ofAllRecords } from '../patients/patients.service.ts';
import { labListOf } from './lab-list.ts';
import { orderView } from './lab-orders.ts';
import { whoOf } from './lab-sheet.ts';
import * as ordersSql from './orders.sql.ts';
import { reportLineOf } from './release-report.ts';
import * as reportsSql from './reports.sql.ts';
import * as resultsSql from './results.sql.ts';

const RELEASED_DAYS = 7;

/** What is worked on together: one person's orders of one visit, sample, report and place. */
function jobKey(order: ordersSql.StoredOrder): string {
  const { patientId, visitId, place, state, sampleNumber, reportSerial } = order;
  return [patientId, visitId, place, state, sampleNumber, reportSerial].join('|');
}

type Group = [ordersSql.StoredOrder, ...ordersSql.StoredOrder[]];

function groupsOf(orders: readonly ordersSql.StoredOrder[]): Group[] {
  const groups = new Map<string, Group>();
  for (const order of orders) {
    const key = jobKey(order);
    const known = groups.get(key);
    if (known) known.push(order);
    else groups.set(key, [order]);
  }
  return [...groups.values()];
}

/** Only for what is shown: whose it is, is looked up one by one. */
function jobOf(ctx: ReadContext, group: Group): LabJob {
  const { patientId, visitId, place, state, sampleNumber, reportSerial } = group[0];
  return {
    who: whoOf(getPerson(ctx.db, patientId), ctx.today()),
    ...{ visitId, place, state, sampleNumber, reportSerial },
    orderIds: group.map(({ orderId }) => orderId),
    names: group.map(({ name }) => name),
    isUrgent: group.some(({ isUrgent }) => isUrgent === 1),
    untoldCount: group.reduce((sum, { untoldCount }) => sum + untoldCount, 0),
    since: Math.min(...group.map(({ since }) => since)),
  };
}

/** Critical first, then urgent, then by age. */
function byNeed(a: LabJob, b: LabJob): number {
  return (
    Number(b.untoldCount > 0) - Number(a.untoldCount > 0) ||
    Number(b.isUrgent) - Number(a.isUrgent) ||
    a.since - b.since
  );
}

export function worklist(
  ctx: ReadContext,
  { state }: ParsedInputOf<typeof labsContract.worklist>,
): OutputOf<typeof labsContract.worklist> {
  const since = startOfDayAt(addDays(ctx.today(), 1 - RELEASED_DAYS), ctx.zone);
  const jobs = {
    critical: groupsOf(ordersSql.listUntold(ctx.db)),
    ordered: groupsOf(ordersSql.listInState(ctx.db, 'ordered')),
    collected: groupsOf(ordersSql.listInState(ctx.db, 'collected')),
    entered: groupsOf(ordersSql.listInState(ctx.db, 'entered')),
    released: groupsOf(ordersSql.listReleasedSince(ctx.db, since)),
  };
  const untold = jobs.critical.filter(([first]) => first.state === 'released');
  const open = [...untold, ...jobs.entered, ...jobs.collected, ...jobs.ordered];
  const shown = (state === 'open' ? open : jobs[state]).map(group => jobOf(ctx, group));
  return {
    counts: {
      critical: jobs.critical.length,
      ordered: jobs.ordered.length,
      collected: jobs.collected.length,
      entered: jobs.entered.length,
      released: jobs.released.length,
    },
    jobs: state === 'open' ? shown.sort(byNeed) : shown,
  };
}

/** Trends of what was measured at least twice, by name of the list. */
export function trendsOf(ctx: ReadContext, patientId: number): LabTrend[] {
  const { tests } = labListOf(ctx);
  const numbers = ofAllRecords(ctx.db, patientId, recordId => resultsSql.listNumbers(ctx.db, recordId));
  const byTest = new Map<string, resultsSql.ValueRow[]>();
  for (const row of numbers) byTest.set(row.testId, [...(byTest.get(row.testId) ?? []), row]);
  return [...byTest].flatMap(([testId, rows]) => {
    if (rows.length < 2) return [];
    const points = rows
      .sort((a, b) => a.measuredOn.localeCompare(b.measuredOn))
      .map(({ measuredOn, number, flag }) => ({ onDate: measuredOn, number: number ?? 0, flag }));
    return [{ testId, name: tests.get(testId)?.name ?? testId, unit: rows.at(-1)?.unit ?? '', points }];
  });
}

export function ofPatient(
  ctx: ReadContext,
  input: ParsedInputOf<typeof labsContract.ofPatient>,
): OutputOf<typeof labsContract.ofPatient> {
  const { id } = getPerson(ctx.db, input.patientId);
  ctx.subject('patient', id);
  return {
    reports: ofAllRecords(ctx.db, id, recordId => reportsSql.listOfPatient(ctx.db, recordId))
      .sort((a, b) => b.releasedAt - a.releasedAt)
      .map(reportLineOf),
    trends: trendsOf(ctx, id),
    pending: ofAllRecords(ctx.db, id, recordId => ordersSql.listOpenOfPatient(ctx.db, recordId)).map(order =>
      orderView(ctx.db, order),
    ),
  };
}

export type LatestResult = { testId: string; number: number; unit: string; onDate: LocalDate };

/** The newest released number of a test over all records of a person; a bound ('<0.3') is not a number. */
export function latestResult(
  db: ReadableDb,
  patientIds: readonly number[],
  testId: string,
): LatestResult | undefined {
  const [newest] = patientIds
    .flatMap(id => resultsSql.listValues(db, id, testId, 5))
    .filter(({ number }) => number !== null)
    .sort((a, b) => b.measuredOn.localeCompare(a.measuredOn));
  if (!newest || newest.number === null) return undefined;
  return { testId, number: newest.number, unit: newest.unit, onDate: newest.measuredOn };
}
