import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { DOCTOR, openShareBooks } from '../features/shares/shares.test-support.ts';
import { closeTestClinics, type TestClinic } from '../server/test-clinic.ts';
import { openMoneyDesk, rawSql } from '../server/test-dues.test-support.ts';
import { cash, FEE, pdfText, upi } from '../server/test-money-desk.test-support.ts';

afterEach(closeTestClinics);
const { billing, cash: drawer, dues, refunds, settings, shares, users } = contract;
const PAPERS = ['A4', 'A5', '80mm', '58mm'] as const;

/** The clinic gets another name, address and GSTIN, and its doctor another registration number. */
async function moveAway(owner: TestClinic): Promise<void> {
  const now = await owner.call(settings.get, {});
  const moved = { name: 'Sanjeevani Hospital', addressLine: '1 New Road', phone: '5000099999', gstin: '' };
  await owner.call(settings.change, { ...now, clinic: { ...now.clinic, ...moved } });
  const people = await owner.call(users.list, {});
  const doctor = people.find(({ id }) => id === DOCTOR)?.doctor;
  if (!doctor) throw new Error('No doctor.');
  await owner.call(users.changeDoctorProfile, {
    ...{ userId: DOCTOR, doctor: { ...doctor, registrationNumber: 'NEW-77' } },
  });
}

async function registerForGst(owner: TestClinic): Promise<void> {
  const all = await owner.call(settings.get, {});
  await owner.call(settings.change, { ...all, clinic: { ...all.clinic, gstin: '23ABCDE1234F1Z5' } });
}

test('every paper of money printed again bears the clinic and the doctor of its day', async () => {
  const desk = await openMoneyDesk();
  const owner = await desk.clinic.as('owner');
  await registerForGst(owner);
  const bill = await desk.issue({ payments: [cash(FEE / 2)] });
  const advanceId = await desk.advance(cash(50_000));
  const note = await owner.call(refunds.creditNote, {
    ...{ billId: bill.id, lines: [{ lineNumber: 1, quantity: 1 }], reason: 'Not done', restTo: 'payBack' },
  });
  const [refund] = await desk.clinic.call(refunds.list, { fromDate: '2026-11-21', toDate: '2026-11-21' });
  const refundId = refund?.id ?? 0;
  await desk.clinic.call(refunds.payOut, { refundId, mode: 'cash', reference: '' });
  const expense = await desk.clinic.call(drawer.recordExpense, {
    ...{ amountPaise: 10_000, mode: 'cash', category: 'Tea', paidTo: 'Gupta Stores' },
  });
  const later = await desk.issue();
  await moveAway(owner);
  const paid = await desk.clinic.call(billing.receive, {
    billId: later.id,
    payment: upi(FEE, '412815550142'),
  });

  const [first, second] = [bill.payments[0]?.id ?? 0, paid.payments[0]?.id ?? 0];
  for (const paper of PAPERS) {
    const { call } = desk.clinic;
    const old = {
      receipt: await call(billing.printReceipt, { paymentId: first, paper }),
      advance: await call(dues.printAdvance, { entryId: advanceId, paper }),
      creditNote: await call(refunds.printCreditNote, { creditNoteId: note.id, paper }),
      refund: await call(refunds.printVoucher, { refundId, paper }),
    };
    for (const [name, { pdf }] of Object.entries(old)) {
      const text = pdfText(pdf).replace(/\s+/g, ' ');
      expect(text, `${name} on ${paper}`).toContain('Sanjeevani Clinic');
      expect(text, `${name} on ${paper}`).toContain('23ABCDE1234F1Z5');
      expect(text, `${name} on ${paper}`).toContain('MP-18342');
      expect(text, `${name} on ${paper}`).not.toMatch(/New Road|NEW-77/);
    }
    const voucher = pdfText((await call(drawer.printExpense, { expenseId: expense.id, paper })).pdf);
    expect(voucher, paper).toContain('Sanjeevani Clinic');
    expect(voucher, paper).not.toContain('New Road');
    const receipt = pdfText((await call(billing.printReceipt, { paymentId: second, paper })).pdf);
    expect(receipt, `given after the move, on ${paper}`).toContain('Sanjeevani Hospital');
    expect(receipt).toContain('New Road');
  }
  const frozen = [`UPDATE paper_letterheads SET letterhead_id = 1`, `DELETE FROM paper_letterheads`];
  for (const text of frozen) expect(rawSql(desk.clinic, text)).toThrow(/frozen/);
});

test('the voucher of a doctor’s share keeps the clinic of its day too', async () => {
  const books = await openShareBooks();
  await books.bill(60_000);
  const { id: payoutId } = await books.payOut();
  await moveAway(books.owner);
  for (const paper of PAPERS) {
    const text = pdfText((await books.owner.call(shares.printVoucher, { payoutId, paper })).pdf);
    expect(text, paper).toContain('Sanjeevani Clinic');
    expect(text, paper).not.toContain('New Road');
  }
});
