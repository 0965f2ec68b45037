import type { LocalDate } from '../../kernel/local-date.ts';
import { readDate, withLatinDigits } from '../imports/old-cell.rules.ts';
import type { StatementField, StatementLayout } from './upi.schema.ts';

/** UPI began in April 2016; an earlier day is a year read wrongly. */
const FIRST_UPI_DAY: LocalDate = '2016-04-01';

export type Transfer = { onDate: LocalDate; utr: string; amountPaise: number; description: string };

export type StatementReading =
  | { kind: 'transfer'; transfer: Transfer }
  /** Money that went out. */
  | { kind: 'debit' }
  /** A transfer of another kind, a failed one, a balance, a line of text. */
  | { kind: 'other' }
  | { kind: 'problem'; field: StatementField; code: string; value: string };

/** '₹ 1,250.50 Cr', '600', '-600' in paise with its sign; undefined when it is no amount of money. */
export function readStatementAmount(cell: string): number | undefined {
  const text = withLatinDigits(cell)
    .replace(/^['"=\s]+|["\s]+$/g, '')
    .replace(/(₹|rs\.?|inr)\s*/i, '')
    .replace(/\s*(cr|dr)\.?$/i, '')
    .replace(/^\((.*)\)$/, '-$1')
    .replace(/[,\s]/g, '')
    .replace(/^\u2212/, '-');
  const [, sign, rupees = '', paise = ''] = /^([+-]?)(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  if (sign === undefined) return undefined;
  const amount = Number(rupees) * 100 + Number(paise.padEnd(2, '0') || 0);
  return sign === '-' ? -amount : amount;
}

const isEmptyAmount = (cell: string) => /^[\s\-–—'"=]*$/.test(cell) || readStatementAmount(cell) === 0;

const PREFIXES = /^(utr|rrn|upi|ref|imps|no)?$/i;

/**
 * Twelve digits of their own: '0000412233445566' is padded to a cheque's width, '919876543210@upi' is a phone,
 * 'N325260000417' belongs to a transfer of another kind.
 */
export function utrIn(cell: string): string | undefined {
  const text = withLatinDigits(cell);
  for (const [, prefix = '', digits = ''] of text.matchAll(
    /([a-z]*)(?<![\d.])(\d{12,20})(?![\da-z@]|\.\d)/gi,
  )) {
    if (!PREFIXES.test(prefix)) continue;
    const bare = digits.length > 12 ? digits.replace(/^0+/, '') : digits;
    if (bare.length === 12) return bare;
  }
  return undefined;
}

/** Excel has written 4.12233E+11 over the number, and its last digits are lost. */
const isShortened = (cell: string) => /^['"=\s]*\d(\.\d+)?E\+?1[12]["\s]*$/i.test(cell);

const isFailure = (status: string) =>
  /fail|declin|reject|pending|expire|cancel|refund|revers|initiat|drop/i.test(status);

type CellOf = (field: StatementField) => string;

/** Paise that came in, 'out' for those that went, 'nothing' without any; undefined when the cell is no amount. */
function movedPaise(cellOf: CellOf, { map }: StatementLayout): number | 'out' | 'nothing' | undefined {
  if (map.credit !== undefined) {
    const credit = cellOf('credit');
    if (isEmptyAmount(credit)) return isEmptyAmount(cellOf('debit')) ? 'nothing' : 'out';
    const paise = readStatementAmount(credit);
    return paise !== undefined && paise > 0 ? paise : undefined;
  }
  const cell = cellOf('amount');
  if (isEmptyAmount(cell)) return 'nothing';
  if (!/\d/.test(withLatinDigits(cell))) return undefined;
  const isOut =
    /^(d|dr|debit|sent|paid|withdrawal|refund)\b/i.test(cellOf('direction')) || /\bdr\.?$/i.test(cell);
  const paise = readStatementAmount(cell);
  return isOut || (paise !== undefined && paise < 0) ? 'out' : paise;
}

/** One row of a statement by its layout; what is not understood is a problem of that row alone. */
export function readStatementRow(
  cells: readonly string[],
  layout: StatementLayout,
  today: LocalDate,
): StatementReading {
  const cellOf: CellOf = field => (cells[layout.map[field] ?? -1] ?? '').trim();
  const problem = (field: StatementField, code: string): StatementReading => ({
    ...{ kind: 'problem', field, code, value: cellOf(field).slice(0, 60) },
  });
  const moved = movedPaise(cellOf, layout);
  if (moved === 'nothing') return { kind: 'other' };
  if (moved === 'out') return { kind: 'debit' };
  const utr = utrIn(cellOf('utr')) ?? utrIn(cellOf('description'));
  // 'Total' and a heading printed again on every page have no day and no number.
  if (utr === undefined && !/\d/.test(cellOf('date'))) return { kind: 'other' };
  if (isFailure(cellOf('status'))) return { kind: 'other' };
  if (moved === undefined)
    return problem(layout.map.credit === undefined ? 'amount' : 'credit', 'AMOUNT_NOT_UNDERSTOOD');
  const onDate = readDate(cellOf('date'), layout.dateOrder, today);
  if (onDate === undefined) return problem('date', 'DATE_NOT_UNDERSTOOD');
  if (onDate > today || onDate < FIRST_UPI_DAY) return problem('date', 'DATE_NOT_POSSIBLE');
  if (utr !== undefined) {
    const description = (cellOf('description') || cellOf('utr')).replace(/\s+/g, ' ').slice(0, 200);
    return { kind: 'transfer', transfer: { onDate, utr, amountPaise: moved, description } };
  }
  if (isShortened(cellOf('utr'))) return problem('utr', 'UTR_SHORTENED');
  // A payment app's own list, which has a status, holds nothing but UPI; a bank's says so in the row.
  const isUpi = layout.map.status !== undefined || /\bupi\b/i.test(cellOf('utr') + cellOf('description'));
  return isUpi ? problem('utr', 'UTR_NOT_FOUND') : { kind: 'other' };
}
