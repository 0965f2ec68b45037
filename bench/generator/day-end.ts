import { type CashCount, countedCashPaise, NOTES_RUPEES } from '#shared/features/cash/cash-count.rules.ts';
import { type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import type { WritableDb } from '../../electron/database/db.ts';
import { appendAuditRow } from '../../electron/features/audit/audit-chain.ts';
import { floatOf, listOpenUntil } from '../../electron/features/cash/cash.service.ts';
import { closeShift } from '../../electron/features/cash/close-shift.ts';
import { safePaise } from '../../electron/features/cash/shifts.ts';
import type { ReferenceLists } from '../../electron/features/prescriptions/reference-lists.ts';
import { reportsService } from '../../electron/features/reports/reports.service.ts';
import { cashOfShift } from '../../electron/ledger/ledger.sql.ts';
import type { WriteContext } from '../../electron/server/service.ts';
import type { Random } from './random.ts';

const OPENING_FLOAT_PAISE = 200_000;

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
export type DayEndParts = {
  random: Random;
  owner: Owner;
  auditKey: Buffer;
  lists: ReferenceLists;
  zone: string;
};

function handOver(ctx: WriteContext, shiftId: number): void {
  const expectedCashPaise = cashOfShift(ctx.db, shiftId);
  const count = cashCountOf(expectedCashPaise);
  closeShift(ctx, shiftId, { floatPaise: floatOf(ctx.db, shiftId), count, reason: '', expectedCashPaise });
}

/** Closes a day as the owner does, by the service's own function: seal, series and audit row are the real ones. */
export function closeDay(
  db: WritableDb,
  { random, owner, auditKey, lists, zone }: DayEndParts,
  onDate: LocalDate,
  at: number,
): void {
  let subject = { entity: '', entityId: null as number | null, detail: {} as Record<string, unknown> };
  const ctx: WriteContext = {
    session: { ...owner, roles: ['owner'], signedInAt: at },
    now: () => at,
    today: () => onDate,
    zone,
    lists,
    auditKey,
    db,
    subject: (entity, entityId, detail = {}) => {
      subject = { entity, entityId, detail };
    },
    alsoChanges: () => {},
  };
  const [, ...others] = listOpenUntil(db, toDayNumber(onDate));
  for (const { id } of others) handOver(ctx, id);
  const { drawerToCount } = reportsService.daySheet(ctx, { onDate });
  const inDrawer = (drawerToCount?.expectedCashPaise ?? 0) - (drawerToCount?.floatPaise ?? 0);
  const expectedCashPaise = OPENING_FLOAT_PAISE + inDrawer;
  const isOff = random.chance(0.05);
  const count = cashCountOf(expectedCashPaise - (isOff ? random.pick([1_000, 2_000, 5_000]) : 0));
  const reason = countedCashPaise(count) === expectedCashPaise ? '' : 'Change given wrong at the desk';
  reportsService.closeDay(ctx, {
    onDate,
    openingFloatPaise: OPENING_FLOAT_PAISE,
    count,
    reason,
    expectedCashPaise,
    looseEndsReason: 'To be finished tomorrow',
    // All but the float goes to the bank.
    takeOutPaise: 0,
    depositPaise: Math.max(0, safePaise(db) + countedCashPaise(count) - OPENING_FLOAT_PAISE),
    depositReference: '',
    slips: {},
    approvalId: null,
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
