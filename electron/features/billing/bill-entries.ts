import type { LedgerEntry } from '../../ledger/post.ts';

type BillToPost = {
  totalPaise: number;
  /** All the tax in the total. */
  taxPaise: number;
  roundOffPaise: number;
} & Pick<LedgerEntry, 'onDate' | 'billId' | 'patientId' | 'doctorId'>;

/** What issuing a bill moves: the clinic's fees, the tax it owes and the round-off, together the total that is due. */
export function billEntries({ totalPaise, taxPaise, roundOffPaise, ...about }: BillToPost): LedgerEntry[] {
  const upPaise = Math.max(0, roundOffPaise);
  const downPaise = Math.max(0, -roundOffPaise);
  const feesPaise = totalPaise - taxPaise - roundOffPaise;
  return [
    { ...about, kind: 'bill', amountPaise: feesPaise - downPaise },
    { ...about, kind: 'billRoundDown', amountPaise: downPaise },
    { ...about, kind: 'billTax', amountPaise: taxPaise },
    { ...about, kind: 'billRoundUp', amountPaise: upPaise },
  ];
}
