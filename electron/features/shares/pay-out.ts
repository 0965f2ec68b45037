import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { Payout } from '#shared/features/shares/share.schema.ts';
import type { sharesContract } from '#shared/features/shares/shares.contract.ts';
import { financialYearOf, type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import { freezePaper } from '../../ledger/letterheads.ts';
import { takeNumber } from '../../ledger/numbers.ts';
import { openDay, openDayFrom } from '../../ledger/open-day.ts';
import { post, postAll } from '../../ledger/post.ts';
import type { WriteContext } from '../../server/service.ts';
import { refuseMoreThanDrawer, shiftFor } from '../cash/cash.service.ts';
import { getDoctor } from '../users/users.service.ts';
import { tdsFor } from './doctor-tax.ts';
import { type Due, dueOf, lastDayOf } from './due.ts';
import * as payoutsSql from './payouts.sql.ts';
import { getPayoutRow, payoutOf } from './sheet.ts';

type InputOf<Name extends keyof typeof sharesContract> = ParsedInputOf<(typeof sharesContract)[Name]>;

function invalid(path: string, code: string): AppError {
  return new AppError('INVALID_INPUT', { problems: [{ path, code }] });
}

/** What is due now, as the screen showed it; refuses a day that is not over yet, and money that moved meanwhile. */
function dueAsShown(ctx: WriteContext, { doctorId, toDate, grossPaise }: InputOf<'payOut'>): Due {
  getDoctor(ctx.db, doctorId);
  if (toDate > lastDayOf(ctx.db, doctorId, openDay(ctx))) throw invalid('toDate', 'IN_THE_FUTURE');
  const due = dueOf(ctx.db, doctorId, toDate);
  if (due.duePaise !== grossPaise) throw new AppError('CHANGED_MEANWHILE');
  if (due.duePaise <= 0) throw new AppError('NOTHING_TO_PAY_OUT', { duePaise: due.duePaise });
  return due;
}

/** What the law's figures ask; another figure needs a reason. */
function askedTds(ctx: WriteContext, input: InputOf<'payOut'>, onDate: LocalDate): number {
  const { doctorId, grossPaise, tdsPaise, tdsReason } = input;
  if (tdsPaise > grossPaise) throw invalid('tdsPaise', 'AMOUNT_TOO_LARGE');
  const asked = tdsFor(ctx.db, { doctorId, grossPaise, onDate }).tdsPaise;
  if (tdsPaise !== asked && tdsReason === '') throw invalid('tdsReason', 'REQUIRED');
  return asked;
}

function changesMoney(ctx: WriteContext): void {
  ctx.alsoChanges('reports', 'registers', 'cash');
}

/** The voucher with its lines, then the money from the payer's drawer and the tax that is kept back. */
export function payOut(ctx: WriteContext, input: InputOf<'payOut'>): Payout {
  const { doctorId, toDate, grossPaise, tdsPaise, mode, reference } = input;
  ctx.subject('doctor', doctorId, { toDate, grossPaise, tdsPaise, mode });
  const { lines } = dueAsShown(ctx, input);
  // Of who was paid ahead of a clock that was put right: not before the day up to which this is.
  const onDate = openDayFrom(ctx, toDayNumber(toDate));
  const askedTdsPaise = askedTds(ctx, input, onDate);
  const netPaise = grossPaise - tdsPaise;
  const shiftId = shiftFor(ctx, onDate, [mode]);
  if (mode === 'cash') refuseMoreThanDrawer(ctx, shiftId, netPaise);
  const number = takeNumber(ctx.db, 'payout', onDate);
  const { ledgerId: lastLedgerId, ruleId: lastRuleId } = payoutsSql.lastSeen(ctx.db, doctorId);
  const payoutId = payoutsSql.insert(ctx.db, {
    ...{ number, doctorId, upTo: toDayNumber(toDate), onDate: toDayNumber(onDate), at: ctx.now() },
    ...{ financialYear: financialYearOf(onDate), byUser: ctx.session.userId, grossPaise, tdsPaise },
    ...{ askedTdsPaise, tdsReason: tdsPaise === askedTdsPaise ? '' : input.tdsReason, mode, reference },
    ...{ lastLedgerId, lastRuleId },
  });
  for (const line of lines) payoutsSql.insertLine(ctx.db, payoutId, line);
  // The tax took it whole: no entry has the number, so the letterhead is kept by the voucher itself.
  if (netPaise === 0) freezePaper(ctx.db, { paper: 'payout', subjectId: payoutId, doctorId });
  const about = { doctorId, onDate, documentId: payoutId };
  postAll(ctx, [
    { ...about, kind: 'payout', amountPaise: netPaise, mode, reference, shiftId, number },
    { ...about, kind: 'tdsWithheld', amountPaise: tdsPaise },
  ]);
  ctx.subject('payout', payoutId, { number, doctorId, toDate, grossPaise, tdsPaise, mode });
  changesMoney(ctx);
  return payoutOf(getPayoutRow(ctx, payoutId));
}

/** The money is back in the drawer of who takes it back; what was given of each line is due again. */
export function takeBack(ctx: WriteContext, { payoutId, reason }: InputOf<'takeBack'>): Payout {
  const row = getPayoutRow(ctx, payoutId);
  const { doctorId, number, grossPaise, tdsPaise } = row;
  ctx.subject('payout', payoutId, { number, grossPaise, tdsPaise });
  if (row.takenBackOn !== null) throw new AppError('ALREADY_REVERSED');
  const onDate = openDayFrom(ctx, row.onDate);
  payoutsSql.insertReversal(ctx.db, {
    ...{ payoutId, onDate: toDayNumber(onDate), at: ctx.now(), byUser: ctx.session.userId, reason },
  });
  const about = { doctorId, onDate, reason, documentId: payoutId };
  for (const { id: reversesId, kind, amountPaise, mode } of payoutsSql.listEntries(ctx.db, payoutId)) {
    if (kind === 'tdsWithheld') post(ctx, { ...about, kind: 'tdsWithheldReversed', amountPaise, reversesId });
    else if (mode !== null) {
      const shiftId = shiftFor(ctx, onDate, [mode]);
      post(ctx, { ...about, kind: 'payoutReversed', amountPaise, mode, shiftId, reversesId });
    }
  }
  changesMoney(ctx);
  return payoutOf(getPayoutRow(ctx, payoutId));
}
