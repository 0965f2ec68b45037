import { byMonth } from '#shared/kernel/month-ranges.ts';
import type { ReadableDb } from '../../database/db.ts';
import { atOnce, type InTurns } from '../../server/in-turns.ts';
import * as sumsSql from './sums-check.sql.ts';

export type SumsCheck = {
  /** Days, months, doctors and modes whose kept sum is not what the payments come to. */
  wrongSums: sumsSql.WrongSum[];
  /** Bills whose due is not their total less their payments; bills and credit notes that are not what was posted. */
  wrongDues: sumsSql.WrongDue[];
  /**
   * Accounts, their months, and people's advances and refunds, whose kept sum is not what the ledger's entries come to;
   * and UPI takings kept as waiting for the bank that do not, or the other way round.
   */
  wrongBalances: sumsSql.WrongBalance[];
  /** Numbers of papers that are missing in their series. */
  gaps: sumsSql.SeriesGap[];
};

/** Asked for anew after each step: others may read and write between two. */
type Db = () => ReadableDb;

const BILLS_AT_ONCE = 5_000;
const ENTRIES_AT_ONCE = 25_000;

/** Each month is looked at whole in one step, so that what is taken meanwhile is in both sides or in neither. */
function* wrongSums(db: Db): InTurns<sumsSql.WrongSum[]> {
  const days = sumsSql.daysOfSums(db());
  const found: sumsSql.WrongSum[] = [];
  const months: sumsSql.WrongSum[] = [];
  for (const month of days ? byMonth(days) : []) {
    found.push(...sumsSql.listWrongDaySums(db(), month));
    months.push(...sumsSql.listWrongMonthSums(db(), month));
    yield;
  }
  return [...found, ...months];
}

function* wrongDues(db: Db): InTurns<sumsSql.WrongDue[]> {
  const found: sumsSql.WrongDue[] = [];
  for (let afterId = 0; afterId < sumsSql.lastBillId(db()); afterId += BILLS_AT_ONCE) {
    const ids = { afterId, untilId: afterId + BILLS_AT_ONCE };
    found.push(...sumsSql.listWrongDues(db(), ids), ...sumsSql.listWrongBills(db(), ids));
    yield;
  }
  found.push(...sumsSql.listWrongNotes(db()));
  yield;
  return found;
}

/** Entries are only ever added: the sums grow with them, and are compared in the step that reads the last. */
function* wrongBalances(db: Db): InTurns<sumsSql.WrongBalance[]> {
  const added = new Map<string, sumsSql.Added>();
  const add = (some: readonly sumsSql.Added[]) => {
    for (const { account, patientId, paise } of some) {
      const key = `${account} ${patientId ?? ''}`;
      added.set(key, { account, patientId, paise: (added.get(key)?.paise ?? 0) + paise });
    }
  };
  for (let afterId = 0; ; afterId += ENTRIES_AT_ONCE) {
    const ids = { afterId, untilId: afterId + ENTRIES_AT_ONCE };
    add(sumsSql.sumAccounts(db(), ids));
    add(sumsSql.sumAccountMonths(db(), ids));
    add(sumsSql.sumBalances(db(), ids));
    if (ids.untilId >= sumsSql.lastEntryId(db())) return differences(sumsSql.listKept(db()), added);
    yield;
  }
}

/** Kept and reckoned in the same step, so that what is taken or confirmed meanwhile is in both. */
function* wrongWaiting(db: Db): InTurns<sumsSql.WrongBalance[]> {
  const found: sumsSql.WrongBalance[] = [];
  for (let afterId = 0; afterId < sumsSql.lastEntryId(db()); afterId += ENTRIES_AT_ONCE) {
    found.push(...sumsSql.listWrongWaiting(db(), { afterId, untilId: afterId + ENTRIES_AT_ONCE }));
    yield;
  }
  return found;
}

function differences(
  kept: readonly sumsSql.Added[],
  added: ReadonlyMap<string, sumsSql.Added>,
): sumsSql.WrongBalance[] {
  const both = new Map(
    [...added].map(([key, sum]) => [key, { ...sum, keptPaise: 0, ledgerPaise: sum.paise }]),
  );
  for (const { account, patientId, paise } of kept) {
    const key = `${account} ${patientId ?? ''}`;
    const ledgerPaise = added.get(key)?.paise ?? 0;
    both.set(key, { account, patientId, paise, keptPaise: paise, ledgerPaise });
  }
  return [...both.values()].flatMap(({ account, patientId, keptPaise, ledgerPaise }) =>
    keptPaise === ledgerPaise ? [] : [{ account, patientId, keptPaise, ledgerPaise }],
  );
}

/**
 * Numbers count from one in each financial year, and nearly always the papers of a year lie in its days: so year by
 * year, bills and entries apart. Where one does not, some year seems to have a gap, and only then all are looked at.
 */
function* gaps(db: Db): InTurns<sumsSql.SeriesGap[]> {
  const nowhere = { bills: false, entries: false, others: false };
  let isSure = sumsSql.listGaps(db(), { ...nowhere, others: true, fromDay: 0, toDay: 0 }).length === 0;
  yield;
  for (const year of yearsOf(sumsSql.daysOfPapers(db()))) {
    for (const part of ['bills', 'entries'] as const) {
      isSure &&= sumsSql.listGaps(db(), { ...nowhere, ...year, [part]: true }).length === 0;
      yield;
    }
  }
  return isSure ? [] : sumsSql.listGaps(db());
}

/** The financial years in which the days lie. */
function yearsOf(days: { fromDay: number; toDay: number } | undefined) {
  if (!days) return [];
  const [first, last] = [days.fromDay, days.toDay].map(day => Math.floor((day - 400) / 10_000));
  return Array.from({ length: (last ?? 0) - (first ?? 0) + 1 }, (_, at) => {
    const year = (first ?? 0) + at;
    return { fromDay: year * 10_000 + 400, toDay: (year + 1) * 10_000 + 399 };
  });
}

/** Adds the whole ledger up again and compares, in steps: slow by design, for the owner's check. */
export function* checkSumsInTurns(db: Db): InTurns<SumsCheck> {
  return {
    wrongSums: yield* wrongSums(db),
    wrongDues: yield* wrongDues(db),
    wrongBalances: [...(yield* wrongBalances(db)), ...(yield* wrongWaiting(db))],
    gaps: yield* gaps(db),
  };
}

/** The same in one go, for tests. */
export function checkSums(db: ReadableDb): SumsCheck {
  return atOnce(checkSumsInTurns(() => db));
}
