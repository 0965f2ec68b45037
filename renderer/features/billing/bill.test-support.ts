import type { Bill, BillDraft } from '#shared/features/billing/bill.schema.ts';
import { NOW } from '../queue/board.test-support.ts';

export const draft: BillDraft = {
  visitId: 7,
  patientId: 107,
  doctorId: 2,
  doctorName: 'Dr Meera Kulkarni',
  token: 'A-07',
  lines: [
    { description: 'Consultation, General medicine', sacCode: '999312', quantity: 1, ratePaise: 60_000 },
  ],
  nextNumber: 'B/26-27/000123',
  oldDuesPaise: 0,
  existingBill: null,
  upi: { address: 'sanjeevani@examplebank', payeeName: 'Sanjeevani Clinic' },
};

export function issuedBill(more: Partial<Bill> = {}): Bill {
  return {
    id: 55,
    number: 'B/26-27/000123',
    onDate: '2026-11-21',
    issuedAt: NOW,
    patientId: 107,
    visitId: 7,
    doctorId: 2,
    doctorName: 'Dr Meera Kulkarni',
    party: {
      fullName: 'Baldev Malviya',
      ageAndSex: '61 y, M',
      uhid: 'SJC-23-00412',
      address: 'Indore',
      phone: '5000055284',
    },
    lines: [{ ...(draft.lines[0] as BillDraft['lines'][number]), amountPaise: 60_000 }],
    subtotalPaise: 60_000,
    discountPaise: 0,
    discountReason: '',
    roundOffPaise: 0,
    totalPaise: 60_000,
    paidPaise: 60_000,
    duePaise: 0,
    payments: [],
    cashierName: 'Kavita Nair',
    ...more,
  };
}
