import { contract } from '#shared/contract/index.ts';
import { textOf } from '../../printing/read-pdf.test-support.ts';
import { cash, type TestBooks } from '../../server/test-books.test-support.ts';
import { PEOPLE } from '../../server/test-clinic.ts';

const { billing, cash: cashContract } = contract;

export const coins = (coinsPaise: number) => ({ notes: {}, coinsPaise });
export const upi = (amountPaise: number) => ({
  ...{ mode: 'upi' as const, amountPaise, reference: '412815550142' },
});
export const card = (amountPaise: number) => ({ mode: 'card' as const, amountPaise, reference: '' });

/** ₹600 in cash and ₹350 by UPI through the desk's drawer; returns the drawer's shift. */
export async function takeAtDesk(books: TestBooks): Promise<number> {
  await books.bill(60_000);
  await books.bill(35_000, { payments: [upi(35_000)] });
  const { shift } = await books.desk.call(cashContract.myShift, {});
  return shift?.shiftId ?? 0;
}

/** The owner's own drawer: ₹50 in cash and ₹100 by UPI. */
export async function takeAtOwner({ owner, patientId }: TestBooks): Promise<void> {
  await owner.call(billing.issue, {
    ...{ patientId, visitId: null, doctorId: PEOPLE.doctor },
    lines: [{ description: 'ECG', sacCode: '999312', quantity: 1, ratePaise: 15_000 }],
    ...{ discountPaise: 0, discountReason: '', payments: [cash(5_000), upi(10_000)] },
  });
}

/** The words of a page with single spaces. */
export function wordsOn(pdf: string): string {
  return textOf(Buffer.from(pdf, 'base64')).replaceAll(/\s+/g, ' ');
}
