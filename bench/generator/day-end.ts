import { type CashCount, countedCashPaise, NOTES_RUPEES } from '#shared/features/cash/cash-count.rules.ts';
import { toDayNumber } from '#shared/kernel/local-date.ts';
import { appendAuditRow } from '../../electron/features/audit/audit-chain.ts';
import { listOpenUntil, safePaise } from '../../electron/features/cash/cash.service.ts';
import { closeShift } from '../../electron/features/cash/close-shift.ts';
import { reportsService } from '../../electron/features/reports/reports.service.ts';
import { cashOfShift } from '../../electron/ledger/ledger.sql.ts';
import type { WriteContext } from '../../electron/server/service.ts';
import { contextOf, type House, type Moment, type Subject } from './contexts.ts';
import { FLOAT_PAISE } from './drawers.ts';
import type { Random } from './random.ts';

/** The fewest notes that make up a sum; what is left over is coins. */
export function cashCountOf(paise: number): CashCount {
  let left = Math.max(0, paise);
  const notes: CashCount['notes'] = {};
  for (const rupees of NOTES_RUPEES) {
    const count = Math.floor(left / (rupees * 100));
    if (count > 0) notes[`${rupees}`] = count;
    left -= count * rupees * 100;
  }
  return { notes, coinsPaise: left };
}

export type Owner = { userId: number; fullName: string };
export type DayEndParts = House & { random: Random; owner: Owner };

function handOver(ctx: WriteContext, shiftId: number): void {
  const expectedCashPaise = cashOfShift(ctx.db, shiftId);
  closeShift(ctx, shiftId, { count: cashCountOf(expectedCashPaise), reason: '', expectedCashPaise });
}

/** Closes a day as the owner does, by the service's own function: seal, series and audit row are the real ones. */
export function closeDay(parts: DayEndParts, moment: Moment): void {
  const { random, owner, auditKey } = parts;
  const { db, onDate, at } = moment;
  let subject: Subject = { entity: '', entityId: null, detail: {} };
  const ctx = contextOf(parts, { ...owner, roles: ['owner'] }, moment, named => {
    subject = named;
  });
  const [, ...others] = listOpenUntil(db, toDayNumber(onDate));
  for (const { id } of others) handOver(ctx, id);
  const { drawerToCount } = reportsService.daySheet(ctx, { onDate });
  const { expectedCashPaise = 0, fromBoxPaise = 0 } = drawerToCount ?? {};
  const isOff = random.chance(0.05);
  const count = cashCountOf(expectedCashPaise - (isOff ? random.pick([1_000, 2_000, 5_000]) : 0));
  const counted = countedCashPaise(count);
  reportsService.closeDay(ctx, {
    onDate,
    count,
    reason: counted === expectedCashPaise ? '' : 'Change given wrong at the desk',
    expectedCashPaise,
    looseEndsReason: 'To be finished tomorrow',
    // All but the float goes to the bank.
    takeOutPaise: 0,
    depositPaise: Math.max(0, safePaise(db) - fromBoxPaise + counted - FLOAT_PAISE),
    depositReference: '',
    slips: {},
    approvalId: null,
    isClockRight: false,
  });
  appendAuditRow(db, auditKey, {
    at,
    userId: owner.userId,
    personName: owner.fullName,
    connection: 'window:generated',
    action: 'day.closed',
    outcome: 'ok',
    ...subject,
  });
}
