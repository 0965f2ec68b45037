import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { Balance, OpenDue } from '#shared/features/dues/due.schema.ts';
import type { duesContract } from '#shared/features/dues/dues.contract.ts';
import { toDayNumber } from '#shared/kernel/local-date.ts';
import { openDayFrom } from '../../ledger/open-day.ts';
import { post } from '../../ledger/post.ts';
import type { WriteContext } from '../../server/service.ts';
import * as duesSql from './dues.sql.ts';
import { balanceOf, getEntry, openDueOf } from './person-money.ts';

type InputOf<Name extends keyof typeof duesContract> = ParsedInputOf<(typeof duesContract)[Name]>;

function getDue(ctx: WriteContext, billId: number): duesSql.OpenDueRow {
  const due = duesSql.find(ctx.db, billId);
  if (!due) throw new AppError('NOT_FOUND', { what: 'bill' });
  return due;
}

export function promise(ctx: WriteContext, { promisedOn, ...promised }: InputOf<'promise'>): OpenDue {
  const { billId } = promised;
  ctx.subject('bill', billId, { promisedOn });
  if (getDue(ctx, billId).duePaise === 0) throw new AppError('NOTHING_DUE');
  if (promisedOn < ctx.today()) {
    throw new AppError('INVALID_INPUT', { problems: [{ path: 'promisedOn', code: 'PROMISED_IN_THE_PAST' }] });
  }
  duesSql.insertPromise(ctx.db, {
    ...promised,
    ...{ promisedOn: toDayNumber(promisedOn), at: ctx.now(), byUser: ctx.session.userId },
  });
  ctx.alsoChanges('billing', 'reports');
  return openDueOf(getDue(ctx, billId));
}

export function writeOff(ctx: WriteContext, { billId, amountPaise, reason }: InputOf<'writeOff'>): Balance {
  const bill = getDue(ctx, billId);
  ctx.subject('bill', billId, { amountPaise });
  if (amountPaise > bill.duePaise) throw new AppError('PAID_MORE_THAN_DUE', { duePaise: bill.duePaise });
  const { patientId, doctorId } = bill;
  const about = { billId, patientId, doctorId, amountPaise, reason, onDate: openDayFrom(ctx, bill.onDate) };
  post(ctx, { ...about, kind: 'writeOff' });
  ctx.alsoChanges('billing', 'refunds', 'patients', 'queue', 'reports');
  return balanceOf(ctx.db, patientId);
}

export function takeWriteOffBack(
  ctx: WriteContext,
  { entryId, reason }: InputOf<'takeWriteOffBack'>,
): Balance {
  const entry = getEntry(ctx.db, entryId);
  const { kind, billId, patientId, doctorId, amountPaise, isReversed } = entry;
  ctx.subject('bill', billId, { amountPaise, entryId });
  if (kind !== 'writeOff' || billId === null || patientId === null) {
    throw new AppError('NOT_FOUND', { what: 'payment' });
  }
  if (isReversed === 1) throw new AppError('CHANGED_MEANWHILE');
  // Also of a bill on a company's account: who owes it is not asked.
  const onDate = openDayFrom(ctx, entry.onDate);
  const about = { billId, patientId, doctorId, amountPaise, reason, onDate };
  post(ctx, { ...about, kind: 'writeOffReversed', reversesId: entryId });
  ctx.alsoChanges('billing', 'refunds', 'patients', 'queue', 'reports');
  return balanceOf(ctx.db, patientId);
}
