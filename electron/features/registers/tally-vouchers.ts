import { type Account, MONEY_MODES } from '#shared/features/ledger/ledger.rules.ts';
import type { TallyEntry, TallyMove } from './tally.sql.ts';
import { linesOf, type TallyBooks, type TallyLine } from './tally-ledgers.ts';

export type TallyVoucherType = 'Sales' | 'Credit Note' | 'Receipt' | 'Payment' | 'Contra' | 'Journal';

export type TallyVoucher = {
  /** The same for the same entries in every export, so that a second import changes nothing. */
  key: string;
  type: TallyVoucherType;
  onDate: number;
  number: string;
  narration: string;
  /** Debits are more than nothing; together they are nothing. */
  lines: TallyLine[];
};

const HOLDS_MONEY: ReadonlySet<Account> = new Set([...MONEY_MODES, 'safe']);

export function voucherTypeOf({ kind, debit, credit }: TallyEntry): TallyVoucherType {
  if (/^bill/.test(kind)) return 'Sales';
  if (/^(credit|cancel)/.test(kind)) return 'Credit Note';
  const [comesIn, goesOut] = [HOLDS_MONEY.has(debit), HOLDS_MONEY.has(credit)];
  if (comesIn && goesOut) return 'Contra';
  if (comesIn) return 'Receipt';
  return goesOut ? 'Payment' : 'Journal';
}

/** A bill, a credit note and a cancel are each one voucher of several entries; every other entry is one of its own. */
function keyOf({ id, kind, billId, documentId, onDate }: TallyEntry): string {
  if (/^bill/.test(kind)) return `bill-${billId}`;
  if (/^credit/.test(kind)) return `credit-${documentId}`;
  if (/^cancel/.test(kind)) return `cancel-${billId}-${onDate}`;
  return `entry-${id}`;
}

function numberOf({ id, kind, number, billNumber, creditNumber }: TallyEntry): string {
  if (creditNumber !== null) return creditNumber;
  if (/^(bill|cancel)/.test(kind)) return billNumber ?? `L${id}`;
  return number ?? `L${id}`;
}

/** The entries of some days as vouchers, in the order of the ledger. */
export function vouchersOf(entries: readonly TallyEntry[], books: TallyBooks): TallyVoucher[] {
  const vouchers = new Map<string, TallyVoucher>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const voucher = vouchers.get(key) ?? {
      ...{ key, type: voucherTypeOf(entry), onDate: entry.onDate, number: numberOf(entry) },
      narration: narrationOf(entry),
      lines: [],
    };
    const { debit, credit, amountPaise, igstPaise, partyId } = entry;
    add(voucher, linesOf(books, { account: debit, paise: amountPaise, igstPaise, partyId }));
    add(voucher, linesOf(books, { account: credit, paise: -amountPaise, igstPaise: -igstPaise, partyId }));
    vouchers.set(key, voucher);
  }
  return [...vouchers.values()];
}

function add(voucher: TallyVoucher, lines: readonly TallyLine[]): void {
  for (const { ledger, paise } of lines) {
    const line = voucher.lines.find(each => each.ledger === ledger);
    if (line) line.paise += paise;
    else voucher.lines.push({ ledger, paise });
  }
}

/** What a company owed no more is owed by its patient. */
export function moveVouchersOf(moves: readonly TallyMove[], books: TallyBooks): TallyVoucher[] {
  return moves.map(({ billId, billNumber, partyId, onDate, amountPaise }) => ({
    ...{ key: `moved-${billId}`, type: 'Journal', onDate, number: billNumber },
    narration: `movedToPatient · ${billNumber}`,
    lines: [
      ...linesOf(books, { account: 'dues', paise: amountPaise, partyId: null }),
      ...linesOf(books, { account: 'dues', paise: -amountPaise, partyId }),
    ],
  }));
}

/** Numbers and reasons; no names of patients. */
function narrationOf({ kind, billNumber, reference, reason }: TallyEntry): string {
  return [kind, billNumber, reference, reason].filter(Boolean).join(' · ');
}
