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

test('the voucher of a share that the tax took whole keeps the clinic of its day', async () => {
  const books = await openShareBooks({ permille: 1_000 });
  await books.bill(60_000);
  const { id: payoutId, netPaise } = await books.payOut({ tdsPaise: 60_000, tdsReason: 'For October too' });
  expect(netPaise).toBe(0);
  await moveAway(books.owner);
  const text = pdfText((await books.owner.call(shares.printVoucher, { payoutId, paper: 'A4' })).pdf);
  expect(text).toContain('Sanjeevani Clinic');
  expect(text).not.toContain('New Road');
});

test('an advance and its refund are printed under the last doctor when none is active any more', async () => {
  const desk = await openMoneyDesk();
  const { call } = desk.clinic;
  const owner = await desk.clinic.as('owner');
  const doctors = (await owner.call(users.list, {})).filter(({ doctor }) => doctor !== null);
  for (const { id: userId } of doctors) await owner.call(users.disable, { userId });
  const entryId = await desk.advance(cash(50_000));
  const asked = { source: 'advance' as const, patientId: desk.patientId, amountPaise: 50_000 };
  const [refund] = await owner.call(refunds.request, { asked, reason: 'Going home', approvalId: null });
  const refundId = refund?.id ?? 0;
  if (refund?.state === 'requested') await owner.call(refunds.approve, { refundId, approvalId: null });
  await call(refunds.payOut, { refundId, mode: 'cash', reference: '' });
  const last = doctors.at(-1);
  for (const { pdf } of [
    await call(dues.printAdvance, { entryId, paper: '80mm' }),
    await call(refunds.printVoucher, { refundId, paper: 'A4' }),
  ]) {
    expect(pdfText(pdf)).toContain(last?.fullName);
    expect(pdfText(pdf)).toContain(last?.doctor?.registrationNumber);
  }
});

test('where there is no doctor at all the paper has no doctor’s line, and takes the first who comes', async () => {
  const desk = await openMoneyDesk();
  rawSql(
    desk.clinic,
    'PRAGMA foreign_keys = OFF; CREATE TABLE gone AS SELECT * FROM doctors; DELETE FROM doctors',
  )();
  const entryId = await desk.advance(cash(50_000));
  const text = async (paper: (typeof PAPERS)[number]) =>
    pdfText((await desk.clinic.call(dues.printAdvance, { entryId, paper })).pdf);
  for (const paper of PAPERS) {
    expect(await text(paper), paper).toContain('Sanjeevani Clinic');
    expect(await text(paper), paper).not.toMatch(/Reg|MP-18342|undefined/);
  }
  rawSql(desk.clinic, 'INSERT INTO doctors SELECT * FROM gone; DROP TABLE gone; PRAGMA foreign_keys = ON')();
  expect(await text('A5')).toContain('MP-18342');
});
