/** What moves a person's advances, in the order in which it happened. */
export type AdvanceMove = {
  id: number;
  kind:
    | 'advance'
    | 'advanceReversed'
    | 'advanceApplied'
    | 'advanceAppliedReversed'
    | 'keptAsAdvance'
    | 'refundKept'
    | 'advanceToPayBack';
  amountPaise: number;
  /** How much of it came as cash; of money kept of a bill, how much cash the bill had taken by receipts. */
  cashPaise: number;
  billId: number | null;
  reversesId: number | null;
};

export type AdvanceCash = {
  /** Cash advances that no bill has used yet: together one event. */
  unappliedPaise: number;
  /** Of what was applied to each bill, the part that had come as cash. */
  onBills: ReadonlyMap<number, number>;
};

type Lot = { moveId: number; leftPaise: number; isCash: boolean };
type Share = { lot: Lot; paise: number };

function takeFrom(lots: readonly Lot[], amountPaise: number): Share[] {
  const shares: Share[] = [];
  let open = amountPaise;
  for (const lot of lots) {
    const paise = Math.min(lot.leftPaise, open);
    if (paise === 0) continue;
    lot.leftPaise -= paise;
    open -= paise;
    shares.push({ lot, paise });
  }
  return shares;
}

function cashOf(shares: readonly Share[]): number {
  return shares.reduce((sum, { lot, paise }) => sum + (lot.isCash ? paise : 0), 0);
}

/**
 * Which part of a person's advances came as cash and where it is now: the oldest money is used first. Section 269ST
 * counts all cash "in respect of transactions relating to one event", so an advance counts with its bill.
 */
export function advanceCashOf(moves: readonly AdvanceMove[]): AdvanceCash {
  const lots: Lot[] = [];
  const uses = new Map<number, Share[]>();
  const onBills = new Map<number, number>();
  const addToBill = (billId: number | null, paise: number) => {
    if (billId !== null) onBills.set(billId, (onBills.get(billId) ?? 0) + paise);
  };
  for (const move of moves) {
    if (move.kind === 'advance' || move.kind === 'keptAsAdvance' || move.kind === 'refundKept') {
      // Money kept of a bill may have come to it as an advance.
      const applied = move.kind === 'keptAsAdvance' ? (onBills.get(move.billId ?? 0) ?? 0) : 0;
      const cashPaise = Math.min(move.amountPaise, move.cashPaise + applied);
      lots.push({ moveId: move.id, leftPaise: cashPaise, isCash: true });
      lots.push({ moveId: move.id, leftPaise: move.amountPaise - cashPaise, isCash: false });
    } else if (move.kind === 'advanceReversed') {
      const own = lots.filter(({ moveId }) => moveId === move.reversesId);
      takeFrom([...own, ...lots.filter(lot => !own.includes(lot))], move.amountPaise);
    } else if (move.kind === 'advanceAppliedReversed') {
      const shares = uses.get(move.reversesId ?? 0) ?? [];
      for (const { lot, paise } of shares) lot.leftPaise += paise;
      addToBill(move.billId, -cashOf(shares));
    } else {
      const shares = takeFrom(lots, move.amountPaise);
      uses.set(move.id, shares);
      addToBill(move.billId, cashOf(shares));
    }
  }
  const unappliedPaise = lots.reduce((sum, { isCash, leftPaise }) => sum + (isCash ? leftPaise : 0), 0);
  return { unappliedPaise, onBills };
}

/** How much cash an amount of the advances would carry onto a bill if it were applied now. */
export function cashInNext(moves: readonly AdvanceMove[], amountPaise: number): number {
  const next: AdvanceMove = {
    ...{ id: Number.MAX_SAFE_INTEGER, kind: 'advanceApplied', amountPaise, cashPaise: 0 },
    ...{ billId: 0, reversesId: null },
  };
  return advanceCashOf([...moves, next]).onBills.get(0) ?? 0;
}
