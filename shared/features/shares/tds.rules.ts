import { addDays, type LocalDate } from '../../kernel/local-date.ts';

/** Figures of the law in force on a day. */
export type TdsLimits = { thresholdPaise: number; permille: number; withoutPanPermille: number };

export type TdsYear = {
  /** Paid to the doctor in the financial year before this, and the tax kept back of it. */
  yearGrossPaise: number;
  yearTdsPaise: number;
};

export type TdsQuestion = TdsYear & {
  grossPaise: number;
  hasPan: boolean;
  /** The clinic may not have to: an individual or a HUF without audit, or a doctor on a salary. */
  keepsTds: boolean;
  limits: TdsLimits;
};

function toRupee(paise: number): number {
  return Math.round(paise / 100) * 100;
}

export function tdsPermille({ hasPan, limits }: Pick<TdsQuestion, 'hasPan' | 'limits'>): number {
  return hasPan ? limits.permille : limits.withoutPanPermille;
}

/**
 * What is to be kept back of a payout under section 194J: nothing up to the threshold of the year; above it, the rate
 * of all that the year has come to, less what was kept back already, to the rupee and never more than the payout.
 */
export function tdsOn(question: TdsQuestion): number {
  const { grossPaise, yearGrossPaise, yearTdsPaise, keepsTds, limits } = question;
  const wholePaise = yearGrossPaise + grossPaise;
  if (!keepsTds || wholePaise <= limits.thresholdPaise) return 0;
  const tax = toRupee((wholePaise * tdsPermille(question)) / 1_000);
  return Math.min(grossPaise, Math.max(0, tax - yearTdsPaise));
}

export type KeptMonth = { month: string; keptPaise: number };
export type OpenMonth = KeptMonth & { openPaise: number; depositBy: LocalDate };

/** The seventh of the next month; for March, 30 April (rule 30 of the Income-tax Rules, 1962). */
export function depositBy(month: string): LocalDate {
  if (month.endsWith('-03')) return `${month.slice(0, 4)}-04-30`;
  const next = addDays(`${month}-28`, 4);
  return `${next.slice(0, 7)}-07`;
}

/**
 * What was kept back month by month, the oldest first; what was deposited settles the oldest first, and so does what a
 * month took back beyond what it kept: together the open sums are what may still be deposited.
 */
export function openMonths(months: readonly KeptMonth[], depositedPaise: number): OpenMonth[] {
  let left = months.reduce((sum, { keptPaise }) => sum + Math.max(0, -keptPaise), depositedPaise);
  return months.map(({ month, keptPaise }) => {
    const settled = Math.min(Math.max(0, keptPaise), Math.max(0, left));
    left -= settled;
    return { month, keptPaise, openPaise: Math.max(0, keptPaise) - settled, depositBy: depositBy(month) };
  });
}
