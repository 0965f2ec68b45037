import type { Bill, BillDraft, BillOfList } from '#shared/features/billing/bill.schema.ts';
import { NOW } from '../queue/board.test-support.ts';

export const draft: BillDraft = {
  visitId: 7,
  patientId: 107,
  doctorId: 2,
  doctorName: 'Dr Meera Kulkarni',
  doctors: [
    { userId: 2, fullName: 'Dr Meera Kulkarni' },
    { userId: 3, fullName: 'Dr Arvind Solanki' },
  ],
  token: 'A-07',
  lines: [
    { description: 'Consultation, General medicine', sacCode: '999312', quantity: 1, ratePaise: 60_000 },
  ],
  unpriced: [],
  lists: [],
  nextNumbers: {
    billOfSupply: 'B/26-27/000123',
    taxInvoice: 'TI/26-27/000004',
    invoiceCumBill: 'IB/26-27/000009',
  },
  chargesGst: false,
  ...{ codeRule: null, namesBuyerFromPaise: null, onDate: '2026-11-21', clinicState: '' },
  recipient: { isComplete: false, address: 'Indore', pinCode: '', stateCode: '' },
  rounding: 'rupee',
  advancePaise: 0,
  oldDuesPaise: 0,
  existingBill: null,
  upi: { address: 'sanjeevani@examplebank', payeeName: 'Sanjeevani Clinic', reference: 'PQ7K2M9X4R' },
};

export function issuedBill(more: Partial<Bill> = {}): Bill {
  return {
    id: 55,
    documentType: 'billOfSupply',
    isCancelled: false,
    cancelReason: '',
    number: 'B/26-27/000123',
    onDate: '2026-11-21',
    issuedAt: NOW,
    patientId: 107,
    visitId: 7,
    doctorId: 2,
    doctorName: 'Dr Meera Kulkarni',
    party: {
      fullName: 'Baldev Malviya',
      age: { count: 61, unit: 'years' },
      sex: 'M',
      uhid: 'SJC-23-00412',
      address: 'Indore',
      phone: '5000055284',
    },
    lines: [
      {
        ...(draft.lines[0] as BillDraft['lines'][number]),
        ...{ amountPaise: 60_000, discountPaise: 0, billDiscountPaise: 0, taxablePaise: 60_000 },
        ...{ gstPermille: 0, isTaxInclusive: false, cgstPaise: 0, sgstPaise: 0, doneBy: '' },
        unit: 'NA',
      },
    ],
    subtotalPaise: 60_000,
    discountPaise: 0,
    discountReason: '',
    ...{ discountReasonId: null, rounding: 'rupee' },
    discountApprovedBy: '',
    ...{ taxPaise: 0, addedTaxPaise: 0 },
    ...{ creditedPaise: 0, advanceUsedPaise: 0, givenBackPaise: 0, writtenOffPaise: 0 },
    ...{ tdsPaise: 0, owedByPartyId: null },
    roundOffPaise: 0,
    totalPaise: 60_000,
    paidPaise: 60_000,
    duePaise: 0,
    payments: [],
    cashierName: 'Kavita Nair',
    ...more,
  };
}

export function listedBill(bill: Bill): BillOfList {
  const { id, number, documentType, isCancelled, creditedPaise, doctorName, onDate, issuedAt } = bill;
  const { patientId, visitId, totalPaise, duePaise, party } = bill;
  return {
    ...{ id, number, documentType, isCancelled, creditedPaise, doctorName, onDate, issuedAt },
    ...{ patientId, visitId, totalPaise, duePaise, fullName: party.fullName, uhid: party.uhid },
  };
}
