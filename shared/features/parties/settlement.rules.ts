export type SettledBill = { billId: number; receivedPaise: number; tdsPaise: number };

/**
 * The tax that a company kept back, over the bills by what each of them is settled with. Each part is the difference
 * of two running sums, so the parts add up to the tax and no bill has more tax than its share.
 */
export function settleBills(
  shares: readonly { billId: number; amountPaise: number }[],
  tdsPaise: number,
): SettledBill[] {
  const wholePaise = shares.reduce((sum, { amountPaise }) => sum + amountPaise, 0);
  let uptoPaise = 0;
  let givenPaise = 0;
  return shares.map(({ billId, amountPaise }) => {
    uptoPaise += amountPaise;
    const tdsUptoPaise = Number((BigInt(tdsPaise) * BigInt(uptoPaise)) / BigInt(wholePaise));
    const tds = tdsUptoPaise - givenPaise;
    givenPaise = tdsUptoPaise;
    return { billId, receivedPaise: amountPaise - tds, tdsPaise: tds };
  });
}

/** What a company kept back when this much came, to the nearest rupee: so much per mille of both together. */
export function tdsOnReceived(receivedPaise: number, tdsPermille: number): number {
  return Math.round((receivedPaise * tdsPermille) / (1_000 - tdsPermille) / 100) * 100;
}
