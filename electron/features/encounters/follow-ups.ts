import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { encountersContract } from '#shared/features/encounters/encounters.contract.ts';
import type { FollowUp } from '#shared/features/encounters/follow-up.schema.ts';
import { addDays, fromDayNumber, type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import { membersOf, membersOfAll } from '../patients/patients.service.ts';
import { getVisit } from '../queue/queue.service.ts';
import * as followUpsSql from './follow-ups.sql.ts';

type Calls = FollowUp['calls'];

const ENDS_IT: ReadonlySet<string> = new Set(['wentElsewhere', 'recovered', 'refused']);

const EARLY_DAYS = 3;

/** The person may have come, or be booked, under the record into which this one was merged. */
function overAllRecords(
  ctx: ReadContext | WriteContext,
  row: followUpsSql.FollowUpRow,
  records: readonly number[],
): followUpsSql.FollowUpRow {
  if (records.length === 1) return row;
  const since = {
    ...row,
    sinceDay: toDayNumber(addDays(fromDayNumber(row.dueDay), -EARLY_DAYS)),
    today: ctx.today(),
  };
  const comings = records.map(recordId => followUpsSql.findComing(ctx.db, recordId, since));
  const earliest = (days: readonly (number | null)[]) => {
    const known = days.filter(day => day !== null);
    return known.length === 0 ? null : Math.min(...known);
  };
  return {
    ...row,
    seenAgainDay: earliest(comings.map(({ seenAgainDay }) => seenAgainDay)),
    cameDay: earliest(comings.map(({ cameDay }) => cameDay)),
    bookedDay: earliest(comings.map(({ bookedDay }) => bookedDay)),
  };
}

function stateOf(row: followUpsSql.FollowUpRow, calls: Calls, today: LocalDate): FollowUp['state'] {
  if (row.cameDay !== null || row.seenAgainDay !== null) return 'came';
  if (row.bookedDay !== null) return 'booked';
  if (ENDS_IT.has(calls.at(-1)?.result ?? '')) return 'closed';
  return fromDayNumber(row.dueDay) < today ? 'overdue' : 'due';
}

function followUpOf(row: followUpsSql.FollowUpRow, calls: Calls, today: LocalDate): FollowUp {
  const { birthDay, birthIsEstimated, dueDay, seenDayDescending, bookedDay, ...others } = row;
  const { signedAt: _, seenAgainDay: __, cameDay: ___, ...person } = others;
  return {
    ...person,
    birthOn: fromDayNumber(birthDay),
    birthIsEstimated: birthIsEstimated === 1,
    dueOn: fromDayNumber(dueDay),
    seenOn: fromDayNumber(-seenDayDescending),
    state: stateOf(row, calls, today),
    bookedOn: bookedDay === null ? null : fromDayNumber(bookedDay),
    calls,
  };
}

function callsOf(ctx: ReadContext | WriteContext, visitIds: readonly number[]): Map<number, Calls> {
  const calls = new Map<number, Calls>();
  for (const { visitId, ...call } of followUpsSql.listCalls(ctx.db, visitIds)) {
    calls.set(visitId, [...(calls.get(visitId) ?? []), call]);
  }
  return calls;
}

/** Who came or whose story ended is listed only when asked for. */
export function followUps(
  ctx: ReadContext,
  input: ParsedInputOf<typeof encountersContract.followUps>,
): FollowUp[] {
  const today = ctx.today();
  const due = followUpsSql.listDueBetween(ctx.db, { from: input.fromDate, to: input.toDate, today });
  const members = membersOfAll(
    ctx.db,
    due.map(({ patientId }) => patientId),
  );
  const rows = due.map(row => overAllRecords(ctx, row, members.get(row.patientId) ?? [row.patientId]));
  const calls = callsOf(
    ctx,
    rows.map(({ visitId }) => visitId),
  );
  return rows
    .map(row => followUpOf(row, calls.get(row.visitId) ?? [], today))
    .filter(({ state }) => input.includesClosed || (state !== 'came' && state !== 'closed'));
}

export function noteFollowUpCall(
  ctx: WriteContext,
  { visitId, result, note }: ParsedInputOf<typeof encountersContract.noteFollowUpCall>,
): FollowUp {
  const visit = getVisit(ctx.db, visitId);
  ctx.subject('visit', visitId, { patientId: visit.patientId, result });
  const row = followUpsSql.findOfVisit(ctx.db, visitId, ctx.today());
  if (!row) throw new AppError('NO_FOLLOW_UP_ASKED');
  followUpsSql.insertCall(ctx.db, { visitId, result, note, at: ctx.now(), byUser: ctx.session.userId });
  const whole = overAllRecords(ctx, row, membersOf(ctx.db, row.patientId));
  return followUpOf(whole, callsOf(ctx, [visitId]).get(visitId) ?? [], ctx.today());
}
