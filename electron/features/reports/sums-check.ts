import type { ReadableDb } from '../../database/db.ts';
import * as sumsSql from './sums-check.sql.ts';

export type SumsCheck = {
  /** Days, months, doctors and modes whose kept sum is not what the payments come to. */
  wrongSums: sumsSql.WrongSum[];
  /** Bills whose due is not their total less their payments. */
  wrongDues: sumsSql.WrongDue[];
  /** Accounts, and people's advances and refunds, whose kept balance is not what the ledger's entries come to. */
  wrongBalances: sumsSql.WrongBalance[];
  /** Numbers of papers that are missing in their series. */
  gaps: sumsSql.SeriesGap[];
};

/** Adds the whole ledger up again and compares: slow by design, for the owner's check and for tests. */
export function checkSums(db: ReadableDb): SumsCheck {
  return {
    wrongSums: [...sumsSql.listWrongDaySums(db), ...sumsSql.listWrongMonthSums(db)],
    wrongDues: sumsSql.listWrongDues(db),
    wrongBalances: [...sumsSql.listWrongAccounts(db), ...sumsSql.listWrongBalances(db)],
    gaps: sumsSql.listGaps(db),
  };
}
