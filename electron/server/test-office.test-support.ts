import { contract } from '#shared/contract/index.ts';
import type { InputOf } from '#shared/contract/procedure.ts';
import type { Bill } from '#shared/features/billing/bill.schema.ts';
import type { Party, PartyAccount } from '#shared/features/parties/party.schema.ts';
import { openTestBooks, type TestBooks } from './test-books.test-support.ts';

const { parties } = contract;

export type Office = TestBooks & {
  party: Party;
  /** One consultation at that rate on the company's account. */
  onAccount(ratePaise: number, patientId?: number): Promise<Bill>;
  /** Over these bills, whole unless said, with so much tax kept back. */
  settle(bills: readonly Bill[], tdsPaise?: number, amounts?: readonly number[]): Promise<PartyAccount>;
  account(): Promise<PartyAccount>;
};

/** A clinic with one company, and one patient who belongs to it. */
export async function openOffice(
  changes: Partial<InputOf<typeof parties.save>['details']> = {},
): Promise<Office> {
  const books = await openTestBooks();
  const details = {
    name: 'Narmada Mills',
    gstin: '23ABCDE1234F1Z5',
    address: '4 Mill Road, Indore',
    termsDays: 30,
    ...changes,
  };
  const party = await books.owner.call(parties.save, { partyId: null, details });
  const { id: partyId } = party;
  const validFrom = '2026-01-01';
  await books.owner.call(parties.addMember, {
    ...{ partyId, patientId: books.patientId, memberNumber: 'NM-417', validFrom },
  });
  return Object.assign(books, {
    party,
    onAccount: (ratePaise: number, patientId = books.patientId) =>
      books.bill(ratePaise, { partyId, patientId, payments: [] }),
    account: () => books.owner.call(parties.account, { partyId }),
    settle(bills: readonly Bill[], tdsPaise = 0, amounts: readonly number[] = []) {
      const shares = bills.map(({ id, duePaise }, index) => ({
        ...{ billId: id, amountPaise: amounts[index] ?? duePaise },
      }));
      const grossPaise = shares.reduce((sum, share) => sum + share.amountPaise, 0);
      return books.owner.call(parties.settle, {
        ...{ partyId, mode: 'bank' as const, reference: 'N326261234567', shares },
        ...{ receivedPaise: grossPaise - tdsPaise, tdsPaise },
      });
    },
  });
}
