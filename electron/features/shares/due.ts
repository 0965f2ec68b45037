import { AppError } from '#shared/contract/app-error.ts';
import { type Earned, earnedOn, ruleFor, type ShareRule } from '#shared/features/shares/share.rules.ts';
import type { ShareLine } from '#shared/features/shares/share.schema.ts';
import { addDays, fromDayNumber, type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import * as dueSql from './due-lines.sql.ts';
import * as payoutsSql from './payouts.sql.ts';
import * as sharesSql from './shares.sql.ts';

const NEVER = 99_999_999;
const AFTER_ALL = Number.MAX_SAFE_INTEGER;

export type DueLine = ShareLine & { ruleId: number | null };
export type Due = {
  lines: DueLine[];
  duePaise: number;
  /** Null before the first rule. */
  fromDate: LocalDate | null;
  paidUpTo: LocalDate | null;
};

export function rulesOf(db: ReadableDb, doctorId: number): ShareRule[] {
  return sharesSql.listRules(db, doctorId).map(row => ({ ...row, validFrom: fromDayNumber(row.validFrom) }));
}

export function earnedOnRow(row: dueSql.DueLineRow, rule: ShareRule | null): Earned {
  const bill = {
    ...{ totalPaise: row.billPaise, collectedPaise: row.collectedPaise },
    isCancelled: row.isCancelled === 1,
  };
  return earnedOn({ ...row, bill }, rule);
}

function dueLine(row: dueSql.DueLineRow, rules: readonly ShareRule[]): DueLine {
  const onDate = fromDayNumber(row.onDate);
  const rule = ruleFor(rules, row, onDate);
  const earned = earnedOnRow(row, rule);
  const { billId, number, lineNumber, uhid, description, quantity, beforePaise } = row;
  return {
    ...{ billId, number, onDate, lineNumber, uhid, description, quantity, ...earned },
    ...{ permille: rule?.permille ?? null, fixedPaise: rule?.fixedPaise ?? null, basis: rule?.basis ?? null },
    ...{ ruleId: rule?.id ?? null, beforePaise, nowPaise: earned.sharePaise - beforePaise },
  };
}

/**
 * All that the doctor has earned up to the day's end and was not given yet; what was given too much is less than
 * nothing. Looks only at bills that moved since the last payout, and at those of rules written since.
 */
export function dueOf(db: ReadableDb, doctorId: number, toDate: LocalDate): Due {
  const rules = rulesOf(db, doctorId);
  const last = payoutsSql.findLastStanding(db, doctorId);
  const paidUpTo = last ? fromDayNumber(last.upTo) : null;
  if (paidUpTo !== null && toDate < paidUpTo) throw new AppError('SHARES_PAID_BEYOND', { paidUpTo });
  const [first] = rules.map(({ validFrom }) => validFrom).sort();
  if (first === undefined) return { lines: [], duePaise: 0, fromDate: null, paidUpTo };
  const newer = rules.filter(({ id }) => id > (last?.lastRuleId ?? AFTER_ALL)).map(rule => rule.validFrom);
  const [rulesFrom] = newer.sort();
  const rows = dueSql.list(db, {
    ...{ doctorId, fromDay: toDayNumber(first), toDay: toDayNumber(toDate) },
    ...{ paidUpTo: last?.upTo ?? 0, lastLedgerId: last?.lastLedgerId ?? AFTER_ALL },
    rulesFrom: rulesFrom === undefined ? NEVER : toDayNumber(rulesFrom),
  });
  const lines = rows.map(row => dueLine(row, rules)).filter(({ nowPaise }) => nowPaise !== 0);
  return {
    lines,
    duePaise: lines.reduce((sum, { nowPaise }) => sum + nowPaise, 0),
    fromDate: paidUpTo === null ? first : addDays(paidUpTo, 1),
    paidUpTo,
  };
}

/** Today, or the day up to which they were paid where a clock went back. */
export function lastDayOf(db: ReadableDb, doctorId: number, today: LocalDate): LocalDate {
  const last = payoutsSql.findLastStanding(db, doctorId);
  const paidUpTo = last ? fromDayNumber(last.upTo) : today;
  return paidUpTo > today ? paidUpTo : today;
}

export function dueNow(db: ReadableDb, doctorId: number, today: LocalDate): Due {
  return dueOf(db, doctorId, lastDayOf(db, doctorId, today));
}
