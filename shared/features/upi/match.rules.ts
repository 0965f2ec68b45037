import type { LocalDate } from '../../kernel/local-date.ts';
import { bareNumberOf, lettersOf, papersIn } from '../billing/upi-link.rules.ts';
import { isOfAnyQr, transfersByQr } from './qr-match.rules.ts';
import type { MatchKind } from './upi.schema.ts';

export type AwaitingTaking = {
  paymentId: number;
  patientId: number;
  /** The company that paid several bills together. */
  partyId?: number | null;
  onDate: LocalDate;
  amountPaise: number;
  /** Twelve digits, their end, or nothing. */
  reference: string;
  /**
   * The bill, or the advance's own receipt. The QR was shown before it had a number: what it carried was a forecast, and
   * another person may have been faster.
   */
  paper?: string;
  /** What the QR said by which it was taken; empty where none was shown. */
  qrReference?: string;
};

export type OpenTransfer = {
  id: number;
  onDate: LocalDate;
  utr: string;
  amountPaise: number;
  description: string;
  /** What no confirmed taking uses yet. */
  leftPaise: number;
};

export type Suggestion = { kind: MatchKind; rowId: number };

const LAST_DIGITS = 6;

const digitsOf = (reference: string) => reference.replace(/\D/g, '');

/** What was typed at the desk speaks against this number: its last digits are others. Nothing typed says nothing. */
export function contradicts(reference: string, utr: string): boolean {
  return !utr.endsWith(digitsOf(reference).slice(-LAST_DIGITS));
}

/** The last six digits at least were typed, and are this number's. */
export function isEndOf(reference: string, utr: string): boolean {
  return digitsOf(reference).length >= LAST_DIGITS && !contradicts(reference, utr);
}

const sumAndDayOf = ({ onDate, amountPaise }: AwaitingTaking) => `${onDate} ${amountPaise}`;

function groupsBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

const payerOf = ({ partyId = null, patientId }: AwaitingTaking): string =>
  partyId === null ? `person ${patientId}` : `company ${partyId}`;

/** One transfer pays several bills only of one payer on one day, and then the sum must fit. */
function fits(takings: readonly AwaitingTaking[], row: OpenTransfer): boolean {
  const [first] = takings;
  const isOnePayers = takings.every(
    taking => first !== undefined && payerOf(taking) === payerOf(first) && taking.onDate === first.onDate,
  );
  const sumPaise = takings.reduce((sum, { amountPaise }) => sum + amountPaise, 0);
  return isOnePayers && sumPaise === row.leftPaise;
}

/** What was found so far: suggestions by payment, and the transfers that they use. */
type Found = { found: Map<number, Suggestion>; usedRows: Set<number> };

/** Who paid twice by one QR has one of its transfers ticked; the other stays without a receipt. */
function matchByQr(
  kind: 'qr' | 'mismatch',
  takings: readonly AwaitingTaking[],
  open: readonly OpenTransfer[],
  { found, usedRows }: Found,
): void {
  const waiting = takings.filter(({ paymentId, qrReference }) => qrReference && !found.has(paymentId));
  const byQr = groupsBy(waiting, ({ qrReference = '' }) => qrReference);
  for (const [reference, rows] of transfersByQr(new Set(byQr.keys()), open)) {
    const group = byQr.get(reference) ?? [];
    const isSure = (row: OpenTransfer) =>
      fits(group, row) && !group.some(taking => contradicts(taking.reference, row.utr));
    const unused = rows.filter(({ id }) => !usedRows.has(id));
    const row = kind === 'qr' ? unused.find(isSure) : unused[0];
    if (!row) continue;
    for (const { paymentId } of group) found.set(paymentId, { kind, rowId: row.id });
    usedRows.add(row.id);
  }
}

/**
 * What a statement suggests for takings that wait: by the whole number, by the reference that their QR said with the
 * amount, by the number's last six digits with amount and day, by the paper that the bank's words name with the amount
 * where no other taking of the day has the same, by amount and day where both stand alone. Against a number typed at
 * the desk it is a mismatch at most. It ticks nothing; several takings share a transfer only by its whole number or its
 * QR, and then their sum must fit. What came by another QR of ours, one that was cancelled too, fits by its number alone.
 */
export function suggestMatches(
  takings: readonly AwaitingTaking[],
  transfers: readonly OpenTransfer[],
): ReadonlyMap<number, Suggestion> {
  const found = new Map<number, Suggestion>();
  const usedRows = new Set<number>();
  const open = transfers.filter(({ leftPaise }) => leftPaise > 0);

  const byUtr = new Map(transfers.map(row => [row.utr, row]));
  for (const [utr, group] of groupsBy(takings, ({ reference }) => digitsOf(reference))) {
    const row = utr.length === 12 ? byUtr.get(utr) : undefined;
    if (!row) continue;
    const kind = fits(group, row) ? 'utr' : 'mismatch';
    for (const { paymentId } of group) found.set(paymentId, { kind, rowId: row.id });
    usedRows.add(row.id);
  }

  /** Suggests where exactly one taking and one transfer have the same key. */
  function pair(
    kind: MatchKind,
    keyOfTaking: (taking: AwaitingTaking) => string | undefined,
    keyOfRow: (row: OpenTransfer) => string,
  ): void {
    const waiting = takings.filter(one => !found.has(one.paymentId) && keyOfTaking(one) !== undefined);
    const isGuess = kind !== 'lastSix';
    const rows = groupsBy(
      open.filter(row => !usedRows.has(row.id) && !(isGuess && isOfAnyQr(row))),
      keyOfRow,
    );
    for (const [key, group] of groupsBy(waiting, taking => keyOfTaking(taking) ?? '')) {
      const [taking, another] = group;
      const [row, anotherRow] = rows.get(key) ?? [];
      if (!taking || another || !row || anotherRow) continue;
      suggest(kind, taking, row);
    }
  }

  function suggest(
    kind: MatchKind,
    { paymentId, reference }: AwaitingTaking,
    { id, utr }: OpenTransfer,
  ): void {
    found.set(paymentId, { kind: contradicts(reference, utr) ? 'mismatch' : kind, rowId: id });
    usedRows.add(id);
  }

  /** Suggests where one taking and one transfer name each other, and no other taking of the day has the same sum. */
  function pairByPaper(): void {
    const waiting = takings.filter(({ paymentId }) => !found.has(paymentId));
    const series = new Set(waiting.map(({ paper = '' }) => lettersOf(paper)));
    const sameSums = groupsBy(waiting, sumAndDayOf);
    const byPaper = groupsBy(
      waiting.filter(({ paper }) => paper),
      ({ paper = '', amountPaise }) => `${bareNumberOf(paper).toUpperCase()} ${amountPaise}`,
    );
    const named = open
      .filter(row => !usedRows.has(row.id) && !isOfAnyQr(row))
      .map(row => {
        const papers = [...new Set(papersIn(row.description, series))];
        return { row, those: papers.flatMap(paper => byPaper.get(`${paper} ${row.leftPaise}`) ?? []) };
      });
    const rowsOf = groupsBy(
      named.flatMap(({ row, those }) => those.map(taking => ({ row, taking }))),
      ({ taking }) => String(taking.paymentId),
    );
    for (const { row, those } of named) {
      const [taking, another] = those;
      if (!taking || another || rowsOf.get(String(taking.paymentId))?.length !== 1) continue;
      if (sameSums.get(sumAndDayOf(taking))?.length === 1) suggest('named', taking, row);
    }
  }

  const endOf = (digits: string) => (digits.length >= LAST_DIGITS ? digits.slice(-LAST_DIGITS) : undefined);
  const keyOfEnd = ({ reference, onDate }: AwaitingTaking) => {
    const end = endOf(digitsOf(reference));
    return end === undefined ? undefined : `${onDate} ${end}`;
  };
  matchByQr('qr', takings, open, { found, usedRows });
  pair(
    'lastSix',
    taking => {
      const key = keyOfEnd(taking);
      return key === undefined ? undefined : `${key} ${taking.amountPaise}`;
    },
    row => `${row.onDate} ${endOf(row.utr)} ${row.leftPaise}`,
  );
  matchByQr('mismatch', takings, open, { found, usedRows });
  pairByPaper();
  pair('mismatch', keyOfEnd, row => `${row.onDate} ${endOf(row.utr)}`);
  pair('amountAndDay', sumAndDayOf, row => `${row.onDate} ${row.leftPaise}`);
  return found;
}
