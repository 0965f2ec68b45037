/** What a list asks for a line and what is taken for it, in paise. */
export type LineAgainstList = {
  quantity: number;
  ratePaise: number;
  /** Null for a line of no list: nothing is given away by its rate. */
  listPricePaise?: number | null | undefined;
  discountPaise?: number | undefined;
  /** Paid for in a package already. */
  isPrepaid?: boolean | undefined;
};

export type GivenAway = {
  /** What the bill would be without any discount. */
  fullPaise: number;
  givenPaise: number;
};

/**
 * All that is given away on a bill: its discounts, and what a lowered rate leaves below the list. Both count against
 * the cap of a role, so that a smaller rate is no way round it (BIL-6).
 */
export function givenAwayOf(bill: { lines: readonly LineAgainstList[]; discountPaise: number }): GivenAway {
  let fullPaise = 0;
  let givenPaise = bill.discountPaise;
  for (const { quantity, ratePaise, listPricePaise, discountPaise = 0, isPrepaid } of bill.lines) {
    if (isPrepaid) continue;
    const below = Math.max(0, (listPricePaise ?? ratePaise) - ratePaise);
    fullPaise += quantity * (ratePaise + below);
    givenPaise += quantity * below + discountPaise;
  }
  return { fullPaise, givenPaise };
}
