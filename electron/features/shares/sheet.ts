import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { Payout, ShareDoctor, ShareSheet } from '#shared/features/shares/share.schema.ts';
import type { sharesContract } from '#shared/features/shares/shares.contract.ts';
import { fromDayNumber, toDayNumber } from '#shared/kernel/local-date.ts';
import { openDay, openDayFrom } from '../../ledger/open-day.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import { getDoctor } from '../users/users.service.ts';
import { tdsFor } from './doctor-tax.ts';
import { dueNow, dueOf, lastDayOf } from './due.ts';
import { refuseAnothersShare, seesAll } from './own-share.ts';
import * as payoutsSql from './payouts.sql.ts';
import * as sharesSql from './shares.sql.ts';

type InputOf<Name extends keyof typeof sharesContract> = ParsedInputOf<(typeof sharesContract)[Name]>;

export function payoutOf(row: payoutsSql.PayoutRow): Payout {
  const {
    upTo,
    onDate,
    takenBackOn,
    takenBackBecause,
    lastLedgerId: _seen,
    lastRuleId: _rule,
    ...payout
  } = row;
  return {
    ...{ ...payout, upTo: fromDayNumber(upTo), onDate: fromDayNumber(onDate) },
    netPaise: row.grossPaise - row.tdsPaise,
    takenBackOn: takenBackOn === null ? null : fromDayNumber(takenBackOn),
    takenBackBecause: takenBackBecause ?? '',
  };
}

export function getPayoutRow({ db }: Pick<ReadContext, 'db'>, payoutId: number): payoutsSql.PayoutRow {
  const row = payoutsSql.find(db, payoutId);
  if (!row) throw new AppError('NOT_FOUND', { what: 'payout' });
  return row;
}

function about(ctx: ReadContext | WriteContext, doctorId: number) {
  const { fullName: doctorName, profile } = getDoctor(ctx.db, doctorId);
  const registration = profile.registrationNumber;
  const { amountPaise: cashLimitPaise } = sharesSql.getLimit(
    ctx.db,
    'cashExpenseToOnePerson',
    toDayNumber(openDay(ctx)),
  );
  return { doctorId, doctorName, registration, cashLimitPaise };
}

/** What would be paid now, up to the end of a day that is not in the future, nor before they were paid up to. */
export function sheetUpTo(
  ctx: ReadContext | WriteContext,
  { doctorId, toDate: asked }: InputOf<'sheet'>,
): ShareSheet {
  const lastDay = lastDayOf(ctx.db, doctorId, openDay(ctx));
  const toDate = asked > lastDay ? lastDay : asked;
  const head = about(ctx, doctorId);
  const { lines, duePaise: grossPaise, fromDate, paidUpTo } = dueOf(ctx.db, doctorId, toDate);
  return {
    ...{ ...head, toDate, paidUpTo, grossPaise, payout: null, hasRules: fromDate !== null },
    fromDate: fromDate !== null && fromDate <= toDate ? fromDate : null,
    lines: lines.map(({ ruleId: _rule, ...line }) => line),
    tds: tdsFor(ctx.db, { doctorId, grossPaise, onDate: openDayFrom(ctx, toDayNumber(toDate)) }),
  };
}

export function sheet(ctx: ReadContext, input: InputOf<'sheet'>): ShareSheet {
  refuseAnothersShare(ctx, input.doctorId);
  return sheetUpTo(ctx, input);
}

export function paidSheet(ctx: ReadContext, { payoutId }: InputOf<'paidSheet'>): ShareSheet {
  const row = getPayoutRow(ctx, payoutId);
  refuseAnothersShare(ctx, row.doctorId);
  const payout = payoutOf(row);
  const { doctorId, grossPaise, onDate, upTo: toDate, tdsPaise } = payout;
  const lines = payoutsSql
    .listLines(ctx.db, payoutId)
    .map(line => ({ ...line, onDate: fromDayNumber(line.onDate) }));
  return {
    ...{ ...about(ctx, doctorId), fromDate: null, toDate, paidUpTo: null, hasRules: true },
    ...{ lines, grossPaise, payout },
    tds: { ...tdsFor(ctx.db, { doctorId, grossPaise, onDate, beforeId: payoutId }), tdsPaise },
  };
}

export function payouts(ctx: ReadContext, { doctorId }: InputOf<'payouts'>): Payout[] {
  refuseAnothersShare(ctx, doctorId);
  return payoutsSql.list(ctx.db, doctorId).map(payoutOf);
}

export function doctors(ctx: ReadContext): ShareDoctor[] {
  const today = openDay(ctx);
  return sharesSql
    .listDoctors(ctx.db)
    .filter(({ doctorId }) => seesAll(ctx) || doctorId === ctx.session.userId)
    .map(({ doctorId, doctorName, hasRules }) => {
      const { duePaise, paidUpTo } = dueNow(ctx.db, doctorId, today);
      return { doctorId, doctorName, hasRules: hasRules === 1, duePaise, paidUpTo };
    });
}
