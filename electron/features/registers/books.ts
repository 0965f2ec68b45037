import { reasonIn } from '#shared/features/cash/close-reasons.ts';
import { ACCOUNTS, type Account } from '#shared/features/ledger/ledger.rules.ts';
import type { ReportOpens } from '#shared/features/registers/register.schema.ts';
import type { Translate, WordKey } from '#shared/i18n/translate.ts';
import { gridOf } from '#shared/kernel/grid.ts';
import { fromDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import { sumAccountsBefore } from '../../ledger/account-sums.sql.ts';
import * as booksSql from './books.sql.ts';
import { groupedBy } from './grouped-by.ts';
import type { MadeReport, ReportQuestion } from './report.ts';
import { setAsideNotes } from './set-aside-days.ts';

type Days = { fromDay: number; toDay: number };

/** The accounts that hold money, in the order of the cash book. */
export const BOOK_ACCOUNTS: readonly Account[] = ['cash', 'safe', 'upi', 'card', 'cheque', 'bank'];

export type AccountLine = {
  account: Account;
  openingPaise: number;
  debitPaise: number;
  creditPaise: number;
  closingPaise: number;
};

/** Opening, movement and closing of every account that has any; debits are more than nothing. Together they are nothing. */
export function accountLines(db: ReadableDb, { fromDay, toDay }: Days): AccountLine[] {
  const before = new Map(sumAccountsBefore(db, fromDay).map(row => [row.account, row]));
  const until = new Map(sumAccountsBefore(db, toDay + 1).map(row => [row.account, row]));
  return ACCOUNTS.map(account => {
    const opening = before.get(account) ?? { debitPaise: 0, creditPaise: 0 };
    const closing = until.get(account) ?? { debitPaise: 0, creditPaise: 0 };
    return {
      account,
      openingPaise: opening.debitPaise - opening.creditPaise,
      debitPaise: closing.debitPaise - opening.debitPaise,
      creditPaise: closing.creditPaise - opening.creditPaise,
      closingPaise: closing.debitPaise - closing.creditPaise,
    };
  }).filter(line => line.openingPaise !== 0 || line.debitPaise !== 0 || line.creditPaise !== 0);
}

export function accountWord(t: Translate, account: Account): string {
  return t(`registers.account_${account}` as WordKey);
}

const debitOf = (paise: number) => (paise > 0 ? paise : null);
const creditOf = (paise: number) => (paise < 0 ? -paise : null);

/** Every account with what stood in it before, what moved and what stands in it after: both sides come to the same. */
export function trialBalance({ ctx, t, period, ...days }: ReportQuestion): MadeReport {
  const rows = accountLines(ctx.db, days);
  const total = rows.reduce((sum, row) => sum + row.closingPaise, 0);
  return {
    grid: gridOf({
      ...{ title: t('registers.trialBalance'), subtitle: period, rows, totalLabel: t('common.gridTotal') },
      columns: [
        { key: 'account', label: t('registers.account'), of: row => accountWord(t, row.account) },
        {
          key: 'openingDebit',
          label: t('registers.openingDebit'),
          kind: 'paise',
          of: row => debitOf(row.openingPaise),
          total: 'sum',
        },
        {
          key: 'openingCredit',
          label: t('registers.openingCredit'),
          kind: 'paise',
          of: row => creditOf(row.openingPaise),
          total: 'sum',
        },
        { key: 'debit', label: t('registers.debit'), kind: 'paise', of: row => row.debitPaise, total: 'sum' },
        {
          key: 'credit',
          label: t('registers.credit'),
          kind: 'paise',
          of: row => row.creditPaise,
          total: 'sum',
        },
        {
          key: 'closingDebit',
          label: t('registers.closingDebit'),
          kind: 'paise',
          of: row => debitOf(row.closingPaise),
          total: 'sum',
        },
        {
          key: 'closingCredit',
          label: t('registers.closingCredit'),
          kind: 'paise',
          of: row => creditOf(row.closingPaise),
          total: 'sum',
        },
      ],
      notes: [t(total === 0 ? 'registers.sidesAgree' : 'registers.sidesDiffer')],
    }),
  };
}

type BookLine = {
  account: Account;
  day: string | null;
  number: string | null;
  what: string;
  name: string | null;
  reference: string;
  inPaise: number | null;
  outPaise: number | null;
  balancePaise: number;
  isBalance: boolean;
  opens: ReportOpens | null;
};

function bookLine(t: Translate, row: booksSql.CashBookRow, balancePaise: number): BookLine {
  const kind = t(`registers.entry_${row.kind}` as WordKey);
  const opens: ReportOpens | null =
    row.billId !== null
      ? { kind: 'bill', id: row.billId }
      : row.patientId !== null
        ? { kind: 'patient', id: row.patientId }
        : null;
  return {
    account: row.account,
    day: fromDayNumber(row.onDate),
    number: row.number,
    what: [kind, row.paper, reasonIn(t, row.reason)].filter(Boolean).join(', '),
    name: row.name,
    reference: row.reference,
    inPaise: row.amountPaise > 0 ? row.amountPaise : null,
    outPaise: row.amountPaise < 0 ? -row.amountPaise : null,
    ...{ balancePaise, isBalance: false, opens },
  };
}

/** Brought forward, the entries with the balance after each, carried forward. */
function accountPages(t: Translate, db: ReadableDb, days: Days): BookLine[] {
  const entries = groupedBy(booksSql.listCashBook(db, days), row => row.account);
  const lines = accountLines(db, days).filter(line => BOOK_ACCOUNTS.includes(line.account));
  return BOOK_ACCOUNTS.flatMap(account => {
    const line = lines.find(each => each.account === account);
    if (!line) return [];
    const standing = (what: string, day: number, balancePaise: number): BookLine => ({
      ...{ account, day: fromDayNumber(day), number: null, what, name: null, reference: '' },
      ...{ inPaise: null, outPaise: null, balancePaise, isBalance: true, opens: null },
    });
    let balance = line.openingPaise;
    const moves = (entries.get(account) ?? []).map(row => {
      balance += row.amountPaise;
      return bookLine(t, row, balance);
    });
    return [
      standing(t('registers.broughtForward'), days.fromDay, line.openingPaise),
      ...moves,
      standing(t('registers.carriedForward'), days.toDay, line.closingPaise),
    ];
  });
}

/** The cash book that rule 6F asks for, with the bank's side: every entry of an account that holds money. */
export function cashBook(question: ReportQuestion): MadeReport {
  const { ctx, t, period, fromDay } = question;
  const rows = accountPages(t, ctx.db, question);
  return {
    grid: gridOf({
      ...{ title: t('registers.cashBook'), subtitle: period, rows, totalLabel: t('common.gridTotal') },
      groupBy: { label: t('registers.account'), of: row => accountWord(t, row.account) },
      markOf: row => (row.isBalance ? 'strong' : undefined),
      columns: [
        { key: 'day', label: t('registers.date'), kind: 'day', of: row => row.day },
        { key: 'number', label: t('registers.voucher'), of: row => row.number },
        { key: 'what', label: t('registers.what'), of: row => row.what },
        { key: 'name', label: t('registers.name'), of: row => row.name },
        { key: 'reference', label: t('registers.reference'), of: row => row.reference },
        { key: 'in', label: t('registers.moneyIn'), kind: 'paise', of: row => row.inPaise, total: 'sum' },
        { key: 'out', label: t('registers.moneyOut'), kind: 'paise', of: row => row.outPaise, total: 'sum' },
        { key: 'balance', label: t('registers.balance'), kind: 'paise', of: row => row.balancePaise },
      ],
      notes: [t('registers.cashBookNote'), ...setAsideNotes(question, fromDay)],
    }),
    opens: rows.map(({ opens }) => opens),
  };
}
