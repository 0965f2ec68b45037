import { expect } from 'vitest';
import type { InputOf } from '#shared/contract/procedure.ts';
import type { MoneyMode } from '#shared/features/ledger/ledger.rules.ts';
import type { DaySheet } from '#shared/features/reports/reports.contract.ts';
import { refusalOf } from '../../server/test-clinic.ts';
import { cash, reports, type World } from './money-world.test-support.ts';

type HowClosed = {
  /** Missing from each drawer. */
  lostPaise: number;
  /** How much more than the book a slip says; null where nobody looked. */
  slipOffPaise: number | null;
};
type Sums = readonly { mode: MoneyMode; kind: string; amountPaise: number }[];

const REASON = 'Counted twice';

const RECEIVED = ['receipt', 'receiptReversed', 'advance', 'advanceReversed'];
const ON_SLIP: Record<'upi' | 'card', string[]> = { upi: RECEIVED, card: [...RECEIVED, 'refundPaid'] };

/** What a machine's slip says of a mode, and by how much it differs: only cards can give back more than they took. */
function slipOf(sums: Sums, mode: 'upi' | 'card', { slipOffPaise }: HowClosed) {
  if (slipOffPaise === null) return { slips: {}, offPaise: 0 };
  const rows = sums.filter(row => row.mode === mode && ON_SLIP[mode].includes(row.kind));
  const receivedPaise = rows.reduce((sum, { amountPaise }) => sum + amountPaise, 0);
  const takenPaise = mode === 'upi' ? Math.max(0, receivedPaise) : receivedPaise;
  const slipPaise = mode === 'upi' ? Math.max(0, takenPaise + slipOffPaise) : takenPaise + slipOffPaise;
  return { slips: { [mode]: slipPaise }, offPaise: slipPaise - takenPaise };
}

async function handOver(world: World, input: InputOf<typeof cash.handOver>, how: HowClosed): Promise<void> {
  const { owner } = world.people;
  const { sums } = await owner.call(cash.shift, { shiftId: input.shiftId });
  const { slips, offPaise } = slipOf(sums, 'upi', how);
  if (offPaise !== 0) {
    world.paper.slipsOff.push(offPaise);
    expect(await refusalOf(owner.call(cash.handOver, { ...input, slips }))).toMatchObject({
      ...{ code: 'DIFFERENCE_NEEDS_REASON', data: { slips: { upi: offPaise } } },
    });
  }
  await owner.call(cash.handOver, { ...input, slips, reason: REASON });
}

/** By UPI, what the drawers' slips together say more than the day took, beyond what was said drawer by drawer. */
function unsaidOfDay({ moves, slips, drawers }: DaySheet): number {
  if (slips.upi === undefined) return 0;
  const received = moves.filter(({ mode, kind }) => mode === 'upi' && RECEIVED.includes(kind));
  const takenPaise = Math.max(
    0,
    received.reduce((sum, { amountPaise }) => sum + amountPaise, 0),
  );
  const saidPaise = drawers.reduce((sum, { slipDifferences }) => sum + (slipDifferences.upi ?? 0), 0);
  return slips.upi - takenPaise - saidPaise;
}

/**
 * Every open drawer is handed over, to the paisa or with a note missing, and the day is closed; slips are read of the
 * drawers' UPI and of the whole day's cards.
 */
export async function closeDay(world: World, how: HowClosed): Promise<void> {
  const { owner } = world.people;
  const { day } = world.paper;
  const sheet = await owner.call(reports.daySheet, { onDate: day });
  for (const { shiftId, isOpen, expectedCashPaise } of sheet.drawers) {
    const coinsPaise = Math.max(0, expectedCashPaise - how.lostPaise);
    if (isOpen) await handOver(world, { shiftId, expectedCashPaise, count: { notes: {}, coinsPaise } }, how);
  }
  const before = await owner.call(reports.daySheet, { onDate: day });
  const expectedCashPaise = before.drawerToCount?.expectedCashPaise ?? 0;
  const { slips, offPaise } = slipOf(before.moves, 'card', how);
  const unsaidPaise = unsaidOfDay(before);
  const close = {
    ...{ onDate: day, expectedCashPaise, slips },
    count: { notes: {}, coinsPaise: expectedCashPaise },
    takeOutPaise: Math.floor((before.drawers.length > 0 ? before.safePaise : 0) / 3),
  };
  const differences = {
    ...(offPaise === 0 ? {} : { card: offPaise }),
    ...(unsaidPaise === 0 ? {} : { upi: unsaidPaise }),
  };
  const off = Object.values(differences);
  if (off.length > 0) {
    world.paper.slipsOff.push(...off);
    expect(await refusalOf(owner.call(reports.closeDay, close))).toMatchObject({
      ...{ code: 'DIFFERENCE_NEEDS_REASON', data: { slips: differences } },
    });
  }
  await owner.call(reports.closeDay, { ...close, reason: off.length === 0 ? '' : REASON });
}
