import { LEDGER_KINDS, type LedgerKind, MONEY_MODES, type MoneyMode } from '../ledger/ledger.rules.ts';

/** Between a drawer, the clinic's box and the bank: money that neither came in nor went out. */
const MOVES: readonly LedgerKind[] = ['float', 'handedOver', 'short', 'over', 'deposited'];
const EVERYDAY_MODES: readonly MoneyMode[] = ['cash', 'upi', 'card'];

export type ModeKindSum = { mode: MoneyMode; kind: LedgerKind; amountPaise: number; count: number };
type ByMode = Partial<Record<MoneyMode, number>>;
export type DrawerLine = { kind: LedgerKind; count: number; byMode: ByMode };

export type DrawerLines = {
  /** Those of every day, and any other that money came or went by. */
  modes: MoneyMode[];
  /** What came in and went out, kind by kind; out of the drawer is less than nothing. */
  lines: DrawerLine[];
  /** Of the lines, without the float. */
  totals: ByMode;
};

/** What went through a drawer, or through all of a day, as a table of kinds and modes. */
export function drawerLines(sums: readonly ModeKindSum[]): DrawerLines {
  const moved = sums.filter(({ kind }) => !MOVES.includes(kind));
  const modes = MONEY_MODES.filter(
    mode => EVERYDAY_MODES.includes(mode) || moved.some(row => row.mode === mode),
  );
  const kinds = (Object.keys(LEDGER_KINDS) as LedgerKind[]).filter(kind =>
    moved.some(row => row.kind === kind),
  );
  const lines = kinds.map(kind => {
    const rows = moved.filter(row => row.kind === kind);
    return { kind, count: rows.reduce((sum, row) => sum + row.count, 0), byMode: byModeOf(rows) };
  });
  return { modes, lines, totals: byModeOf(moved) };
}

function byModeOf(rows: readonly ModeKindSum[]): ByMode {
  const byMode: ByMode = {};
  for (const { mode, amountPaise } of rows) byMode[mode] = (byMode[mode] ?? 0) + amountPaise;
  return byMode;
}
