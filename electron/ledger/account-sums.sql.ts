import type { Account } from '#shared/features/ledger/ledger.rules.ts';
import { type ReadableDb, sql } from '../database/db.ts';

export type AccountSum = { account: Account; debitPaise: number; creditPaise: number };

/**
 * What went into and out of each account before a day, since the clinic began: whole months by the sums that the
 * ledger keeps, and of the day's own month the entries before it. However old the day, at most a month is read.
 */
export function sumAccountsBefore(db: ReadableDb, day: number): AccountSum[] {
  const month = Math.floor(day / 100);
  return db.all<AccountSum>(sql`
    WITH entry AS MATERIALIZED (
      SELECT debit, credit, sum(amount_paise) AS amount FROM ledger
      WHERE on_date >= ${month * 100} AND on_date < ${day} GROUP BY debit, credit
    )
    SELECT account, sum(into_it) AS debitPaise, sum(out_of_it) AS creditPaise FROM (
      SELECT account, debit_paise AS into_it, credit_paise AS out_of_it FROM account_months WHERE month < ${month}
      UNION ALL SELECT debit, amount, 0 FROM entry
      UNION ALL SELECT credit, 0, amount FROM entry
    ) GROUP BY account`);
}

/**
 * Debits less credits of one account when a day ended: what it is now, less the months since and the rest of the day's
 * own month. Today's costs nothing more than now's.
 */
export function balanceAtEndOf(db: ReadableDb, account: Account, day: number): number {
  const month = Math.floor(day / 100);
  return db.one<{ paise: number }>(sql`
    SELECT coalesce((SELECT balance_paise FROM account_sums WHERE account = ${account}), 0)
      - coalesce((SELECT sum(debit_paise - credit_paise) FROM account_months
          WHERE account = ${account} AND month > ${month}), 0)
      - coalesce((SELECT sum(iif(debit = ${account}, amount_paise, -amount_paise)) FROM ledger
          WHERE on_date > ${day} AND on_date <= ${month * 100 + 99} AND ${account} IN (debit, credit)), 0) AS paise`)
    .paise;
}
