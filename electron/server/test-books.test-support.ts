import { contract } from '#shared/contract/index.ts';
import type { Bill, NewBill, NewPayment } from '#shared/features/billing/bill.schema.ts';
import type { DayClose, DaySheet } from '#shared/features/reports/reports.contract.ts';
import { openTestClinic, PEOPLE, type TestClinic } from './test-clinic.ts';

const { billing, cash: cashContract, patients, reports } = contract;
export const TODAY = '2026-11-21';

export function cash(amountPaise: number): NewPayment {
  return { mode: 'cash', amountPaise, reference: '' };
}

export type CloseChanges = { onDate?: string; reason?: string; float?: number; looseEndsReason?: string };

export type TestBooks = {
  owner: TestClinic;
  desk: TestClinic;
  readonly patientId: number;
  /** The wall clock moves and both people sign in again, as after a night. */
  at(wall: string): Promise<void>;
  /** One consultation at that rate, paid in cash unless changed. */
  bill(ratePaise: number, changes?: Partial<NewBill>): Promise<Bill>;
  /** What the screen would send with a drawer full of coins. */
  closeInput(coinsPaise: number, changes?: CloseChanges): Promise<CloseInput>;
  close(coinsPaise: number, changes?: CloseChanges): Promise<DayClose>;
};
type CloseInput = {
  onDate: string;
  count: { notes: Record<string, never>; coinsPaise: number };
  reason: string;
  looseEndsReason: string;
  expectedCashPaise: number;
};

export async function openTestBooks(): Promise<TestBooks> {
  const owner = await openTestClinic({ role: 'owner' });
  const desk = await owner.as('receptionist');
  const patient = await desk.call(patients.register, {
    fullName: 'Baldev Malviya',
    phone: '5000055284',
    birthOn: '1965-05-01',
    birthIsEstimated: true,
    sex: 'M',
  });
  /** Out of the box or back to it, as the owner does before the count. */
  async function putFloat(floatPaise: number, { drawers }: DaySheet): Promise<void> {
    const shiftId = drawers.find(({ isOpen }) => isOpen)?.shiftId;
    await books.owner.call(cashContract.setFloat, { floatPaise, ...(shiftId !== undefined && { shiftId }) });
  }
  const books: TestBooks = {
    owner,
    desk,
    patientId: patient.id,
    async at(wall) {
      owner.clock.set(`${wall}+05:30`);
      books.owner = await owner.as('owner');
      books.desk = await owner.as('receptionist');
    },
    bill: (ratePaise, changes = {}) =>
      books.desk.call(billing.issue, {
        patientId: patient.id,
        visitId: null,
        doctorId: PEOPLE.doctor,
        lines: [{ description: 'Consultation', sacCode: '999312', quantity: 1, ratePaise }],
        discountPaise: 0,
        discountReason: '',
        payments: [cash(ratePaise)],
        ...changes,
      }),
    async closeInput(coinsPaise, { onDate = TODAY, reason = '', float = 0, looseEndsReason = '' } = {}) {
      const sheet = await books.owner.call(reports.daySheet, { onDate });
      const cashPaise = sheet.byMode.find(({ mode }) => mode === 'cash')?.amountPaise ?? 0;
      const count = { notes: {}, coinsPaise };
      const reasons = { reason, looseEndsReason };
      if ((sheet.drawerToCount?.floatPaise ?? 0) !== float) await putFloat(float, sheet);
      return { onDate, count, ...reasons, expectedCashPaise: float + cashPaise };
    },
    close: async (coinsPaise, changes) =>
      books.owner.call(reports.closeDay, await books.closeInput(coinsPaise, changes)),
  };
  return books;
}
