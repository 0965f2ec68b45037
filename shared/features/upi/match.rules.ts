import type { LocalDate } from '../../kernel/local-date.ts';
import { lettersOf, papersIn, upiReferenceOf } from '../billing/upi-link.rules.ts';
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

/**
 * What a statement suggests for takings that wait: by the whole number, by its last six digits with amount and day, by
 * the paper that the bank's words name with the amount where no other taking of the day has the same, by amount and day
 * where both stand alone. Against a number typed at the desk it is a mismatch at most. It ticks nothing; several takings
 * share a transfer only by its whole number, and then their sum must fit.
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
    const rows = groupsBy(
      open.filter(({ id }) => !usedRows.has(id)),
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
      ({ paper = '', amountPaise }) => `${upiReferenceOf(paper).toUpperCase()} ${amountPaise}`,
    );
    const named = open
      .filter(({ id }) => !usedRows.has(id))
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
  pair(
    'lastSix',
    taking => {
      const key = keyOfEnd(taking);
      return key === undefined ? undefined : `${key} ${taking.amountPaise}`;
    },
    row => `${row.onDate} ${endOf(row.utr)} ${row.leftPaise}`,
  );
  pairByPaper();
  pair('mismatch', keyOfEnd, row => `${row.onDate} ${endOf(row.utr)}`);
  pair('amountAndDay', sumAndDayOf, row => `${row.onDate} ${row.leftPaise}`);
  return found;
}
