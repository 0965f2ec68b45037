import type { PrintLanguage } from '#shared/i18n/print-words.ts';
import type { RollName } from '../../printing/paper.ts';
import type { CashCountRow, SumOfRows } from '../cash/cash.service.ts';

/** The day's money on one page. Amounts are paise, signed as they are to be printed; null prints a dash. */
export type DaySheetPrint = {
  paper: 'A4' | RollName;
  language: PrintLanguage;
  clinicName: string;
  place: string;
  /** 'all desks' */
  scope: string;
  /** 'Saturday 21 November 2026' */
  date: string;
  /** Null until the day is closed. */
  number: string | null;
  state: DaySheetState;
  modes: readonly ModeRow[];
  modesTotal: ModeRow;
  /** One sentence on any difference between expected and counted; empty when there is none. */
  varianceNote: string;
  /** Why what a slip should say is not all that came and went by its mode; left out or empty where it is. */
  slipNote?: string;
  /** Null while nothing has been counted. */
  cashCount: { rows: readonly CashCountRow[]; totalPaise: number } | null;
  /** Whose they were and what was found in them; empty on a day without any. */
  drawers: readonly DrawerRow[];
  /** What came out of the clinic's box and what stays in it; null while the day is open. */
  box: SumOfRows | null;
  receiptSources: SumOfRows;
  doctors: readonly DoctorRow[];
  paidOut: SumOfRows | null;
  dues: SumOfRows;
  advances: SumOfRows | null;
  bills: SumOfRows;
  refunds: SumOfRows | null;
  /** 'Visits' in figures: seen, new, no fee, left. */
  visits: readonly { label: string; count: number }[];
  exceptions: readonly { label: string; text: string }[];
  /** Hex; null until the day is closed. */
  seals: { yesterday: string | null; today: string; ledger: string } | null;
  /** 1 for the first reprint; null, or left out, for the original. */
  duplicateCopy?: number | null;
};

export type DaySheetState =
  | { kind: 'closed'; at: string; closedBy: string; checkedBy: string | null }
  | { kind: 'notClosed'; asAt: string };

export type ModeRow = {
  label: string;
  openingPaise: number | null;
  receivedPaise: number | null;
  refundsPaise: number | null;
  paidOutPaise: number | null;
  expectedPaise: number;
  countedPaise: number | null;
  variancePaise: number | null;
};

export type DoctorRow = { name: string; visits: number; billedPaise: number; receivedPaise: number };
export type DrawerRow = {
  name: string;
  expectedPaise: number;
  /** Null while it is open. */
  countedPaise: number | null;
  /** Why its count or a slip differs, on a day that has more than one reason; empty or left out otherwise. */
  reason?: string;
};
