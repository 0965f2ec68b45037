import type { PrintLanguage } from '#shared/i18n/print-words.ts';

/** The day's money on one page. Amounts are paise, signed as they are to be printed; null prints a dash. */
export type DaySheetPrint = {
  paper: 'A4' | '80mm';
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
  /** Null while nothing has been counted. */
  cashCount: { rows: readonly CashCountRow[]; totalPaise: number } | null;
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
  seals: { yesterday: string | null; today: string } | null;
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

/** '500', 36 notes; count is null for coins. */
export type CashCountRow = { label: string; count: number | null; amountPaise: number };
export type MoneyRow = { label: string; count?: number; amountPaise: number };
export type SumOfRows = { rows: readonly MoneyRow[]; total: MoneyRow | null };
export type DoctorRow = { name: string; visits: number; billedPaise: number; receivedPaise: number };
