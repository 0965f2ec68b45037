import { foldHeader, guessDateOrder } from '../imports/column-guess.rules.ts';
import type { StatementField, StatementLayout, StatementMap } from './upi.schema.ts';

const HEADER_ROWS = 30;

// The first that fits wins, so what is narrower stands above.
const HEADERS: readonly (readonly [RegExp, StatementField | null])[] = [
  // Of a settlement, not of a transfer: the sum of a day under one number.
  [/settle|fee|charge|commission|gst|tax|balance|^bal$/, null],
  [/^(utr|rrn|upi ref|bank ref|bank reference)|\b(utr|rrn)\b|upi (transaction|txn|ref|reference)/, 'utr'],
  [
    /^(ref|reference)( no| number| id)?$|chq.*ref|ref.*(chq|cheque)|cheque.*ref|^(ref chq no|transaction ref)/,
    'utr',
  ],
  [/deposit|credit|^cr( amount| amt)?$|received amount|amount received|जमा/, 'credit'],
  [/withdraw|debit(?! ?\/? ?cr)|^dr( amount| amt)?$|paid out|निकासी/, 'debit'],
  [/^(dr cr|cr dr|debit credit|type|transaction type|txn type|tran type)$/, 'direction'],
  [/status/, 'status'],
  [
    /^(total )?((transaction|txn|trans|tran|paid|payment) )?(total )?(amount|amt)( inr| rs| in rs)?$|^राशि$/,
    'amount',
  ],
  [/^value (date|dt)$|^post/, null],
  [/date|^time$|^दिनांक$|^तारीख$/, 'date'],
  [
    /narration|description|particular|remark|details|^(customer|payer|from|sender|paid by)( name| vpa| upi id)?$|विवरण/,
    'description',
  ],
];

/** 'Debit/Credit' and 'Dr / Cr' fold to words that hold both, so the pair is asked for first. */
const BOTH_WAYS = /^(dr cr|cr dr|debit credit|credit debit)( type| flag)?$/;

export function statementFieldOfHeader(header: string): StatementField | undefined {
  const folded = foldHeader(header);
  if (folded === '') return undefined;
  if (BOTH_WAYS.test(folded)) return 'direction';
  return HEADERS.find(([pattern]) => pattern.test(folded))?.[1] ?? undefined;
}

/** The row that names the columns, from 0: banks print name, address and account above it. */
export function statementHeaderIndex(rows: readonly (readonly string[])[]): number | undefined {
  let best: { index: number; count: number } | undefined;
  for (const [index, row] of rows.slice(0, HEADER_ROWS).entries()) {
    const fields = new Set(row.map(statementFieldOfHeader).filter(field => field !== undefined));
    const isMoney = fields.has('credit') || fields.has('amount');
    const isDated = row.some(words => /\b(date|dt)\b/.test(foldHeader(words))) || fields.has('date');
    if (isDated && isMoney && fields.size > (best?.count ?? 1)) {
      best = { index, count: fields.size };
    }
  }
  return best?.index;
}

/** Which column is what, by the words above it; of two that say the same the first. */
export function guessStatementLayout(
  header: readonly string[],
  sample: readonly (readonly string[])[],
): StatementLayout {
  const map: StatementMap = {};
  for (const [column, words] of header.entries()) {
    const field = statementFieldOfHeader(words);
    if (field && map[field] === undefined) map[field] = column;
  }
  if (map.credit !== undefined) delete map.amount;
  // Some banks print the value date alone.
  const valueDate = header.findIndex(words => /^(value )?(date|dt)/.test(foldHeader(words)));
  if (map.date === undefined && valueDate >= 0) map.date = valueDate;
  const dates = sample.map(row => row[map.date ?? -1] ?? '');
  return { map, dateOrder: guessDateOrder(dates) };
}

/** The fields without which no row can be taken. */
export function missingStatementFields(map: StatementMap): StatementField[] {
  const missing: StatementField[] = [];
  if (map.date === undefined) missing.push('date');
  if (map.utr === undefined && map.description === undefined) missing.push('utr');
  if (map.credit === undefined && map.amount === undefined) missing.push('credit');
  return missing;
}
