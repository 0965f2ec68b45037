import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { cash } from '../../server/test-books.test-support.ts';
import { closeTestClinics, refusalOf } from '../../server/test-clinic.ts';
import { accountsOf, rawSql } from '../../server/test-dues.test-support.ts';
import { type Office, openOffice } from '../../server/test-office.test-support.ts';

afterEach(closeTestClinics);

const { billing, dues, parties, refunds } = contract;
const WHOLE = [{ lineNumber: 1, quantity: 1 }];

/** A bill of 1,000 of which the company paid 500 and kept 100 as tax; the rest went over to the patient. */
async function movedBill() {
  const office = await openOffice();
  const bill = await office.onAccount(100_000);
  const { settlements } = await office.settle([bill], 10_000, [60_000]);
  await office.owner.call(parties.moveToPatient, { billId: bill.id, reason: 'Not covered' });
  return { office, bill, settlementId: settlements[0]?.id ?? 0 };
}

const credit = (office: Office, billId: number, restTo: 'advance' | 'payBack' = 'payBack') =>
  office.owner.call(refunds.creditNote, { billId, lines: WHOLE, reason: 'Not done', restTo });

const takeBack = (office: Office, settlementId: number) =>
  office.owner.call(parties.takeSettlementBack, { settlementId, reason: 'Cheque returned' });

test('what a company paid and the tax it kept never become the patient’s, also once the bill is the patient’s', async () => {
  const { office, bill } = await movedBill();
  const before = accountsOf(office.owner);
  const paid = { code: 'BILL_OF_PARTY_PAID', data: { settledPaise: 60_000 } };
  const cancel = { billId: bill.id, reason: 'Wrong patient' };
  expect(await refusalOf(office.desk.call(refunds.cancelBill, cancel))).toMatchObject(paid);
  expect(await refusalOf(credit(office, bill.id))).toMatchObject(paid);
  expect(await refusalOf(credit(office, bill.id, 'advance'))).toMatchObject(paid);
  const asked = { source: 'bill' as const, billId: bill.id, lines: WHOLE };
  expect(await refusalOf(office.owner.call(refunds.request, { asked, reason: 'x' }))).toMatchObject(paid);
  expect(accountsOf(office.owner)).toEqual(before);
});

test('the database gives no company’s money or tax to the patient either', async () => {
  const { office, bill } = await movedBill();
  const { patientId } = office;
  const give = (kind: string, account: string, paise: number) =>
    rawSql(
      office.owner,
      `INSERT INTO ledger (on_date, posted_at, kind, debit, credit, amount_paise, bill_id, patient_id, user_id)
       VALUES (20261121, 1, '${kind}', 'dues', '${account}', ${paise}, ${bill.id}, ${patientId}, 1)`,
    );
  expect(give('keptAsAdvance', 'advances', 1)).toThrow(/more than was paid on the bill/);
  expect(give('toPayBack', 'refunds', 1)).toThrow(/more than was paid on the bill/);
  await office.desk.call(dues.receive, { patientId, payments: [cash(10_000)] });
  expect(give('keptAsAdvance', 'advances', 10_001)).toThrow(/more than was paid on the bill/);
  expect(give('keptAsAdvance', 'advances', 10_000)).not.toThrow();
});

test('a credit note gives the patient back what they paid beside the company, and not a rupee more', async () => {
  const office = await openOffice();
  const bill = await office.bill(100_000, {
    ...{ partyId: office.party.id, payments: [cash(30_000)] },
    lines: [
      { description: 'Consultation', sacCode: '999312', quantity: 1, ratePaise: 40_000 },
      { description: 'Dressing', sacCode: '999312', quantity: 1, ratePaise: 30_000 },
      { description: 'Plaster', sacCode: '999312', quantity: 1, ratePaise: 30_000 },
    ],
  });
  await office.settle([bill]);
  const one = (lineNumber: number) =>
    office.owner.call(refunds.creditNote, {
      ...{ billId: bill.id, lines: [{ lineNumber, quantity: 1 }], reason: 'Not done', restTo: 'payBack' },
    });
  expect(await one(2)).toMatchObject({ totalPaise: 30_000, lowersDuePaise: 0 });
  expect(await refusalOf(one(3))).toMatchObject({
    code: 'BILL_OF_PARTY_PAID',
    data: { settledPaise: 70_000 },
  });
  expect(accountsOf(office.owner)).toMatchObject({ refunds: -30_000, fees: -70_000, bank: 70_000 });
});

test('one bill’s receipt of a settlement is not reversed: the settlement is taken back whole', async () => {
  const { office, bill, settlementId } = await movedBill();
  const [receipt] = (await office.desk.call(billing.get, { billId: bill.id })).payments;
  const reverse = { entryId: receipt?.id ?? 0, reason: 'Wrong mode' };
  expect(await refusalOf(office.owner.call(refunds.reverseReceipt, reverse))).toMatchObject({
    code: 'RECEIPT_OF_SETTLEMENT',
  });
  const alone = (documentId: string) =>
    rawSql(
      office.owner,
      `INSERT INTO ledger (on_date, posted_at, kind, debit, credit, amount_paise, bill_id, patient_id, shift_id,
         user_id, reverses_id, document_id)
       VALUES (20261121, 1, 'receiptReversed', 'dues', 'bank', 50000, ${bill.id}, ${office.patientId}, 1, 1,
         ${receipt?.id}, ${documentId})`,
    );
  expect(alone(`${settlementId}`)).toThrow(/a settlement is taken back whole/);
  expect(alone('NULL')).toThrow(/a reversal mirrors its entry/);
});

test('a receipt that names a settlement is of that company and within what it paid', async () => {
  const { office, settlementId } = await movedBill();
  const bill = await office.onAccount(20_000);
  const receipt = (documentId: number, paise: number) =>
    rawSql(
      office.owner,
      `INSERT INTO ledger (on_date, posted_at, kind, debit, credit, amount_paise, number, bill_id, patient_id, shift_id,
         user_id, document_id)
       VALUES (20261121, 1, 'receipt', 'bank', 'dues', ${paise}, 'R/9', ${bill.id}, ${office.patientId}, 1, 1,
         ${documentId})`,
    );
  expect(receipt(settlementId, 1)).toThrow(/a settlement pays the bills of its company/);
  expect(receipt(99, 1)).toThrow(/a settlement pays the bills of its company/);
});

test('a settlement comes back also after its bill went over: the due is the patient’s, the company reads why', async () => {
  const { office, bill, settlementId } = await movedBill();
  await takeBack(office, settlementId);
  expect(await office.desk.call(billing.get, { billId: bill.id })).toMatchObject({
    ...{ duePaise: 100_000, paidPaise: 0, owedByPartyId: null },
  });
  expect((await office.desk.call(dues.balance, { patientId: office.patientId })).duePaise).toBe(100_000);
  const { entries, closingPaise } = await office.owner.call(parties.statement, {
    ...{ partyId: office.party.id, fromDate: '2026-11-01', toDate: '2026-11-30' },
  });
  expect(entries.map(({ kind, amountPaise, balancePaise }) => [kind, amountPaise, balancePaise])).toEqual([
    ['bill', 100_000, 100_000],
    ['received', -50_000, 50_000],
    ['tds', -10_000, 40_000],
    ['movedToPatient', -40_000, 0],
    ['takenBack', 60_000, 60_000],
    ['movedToPatient', -60_000, 0],
  ]);
  expect(closingPaise).toBe(0);
  await office.desk.call(refunds.cancelBill, { billId: bill.id, reason: 'Wrong patient' });
  expect(accountsOf(office.owner)).toEqual({});
});

test('a patient’s own part of a company’s bill can be reversed, credited and cancelled', async () => {
  const office = await openOffice();
  const withPart = () => office.bill(60_000, { partyId: office.party.id, payments: [cash(20_000)] });
  const first = await withPart();
  const entryId = first.payments[0]?.id ?? 0;
  await office.desk.call(refunds.reverseReceipt, { entryId, reason: 'Wrong mode' });
  expect((await office.account()).party.duePaise).toBe(60_000);

  const second = await withPart();
  const after = await office.desk.call(refunds.cancelBill, { billId: second.id, reason: 'Wrong patient' });
  expect(after.cancel?.keptPaise).toBe(20_000);

  const third = await withPart();
  expect(await credit(office, third.id, 'advance')).toMatchObject({
    totalPaise: 60_000,
    lowersDuePaise: 40_000,
  });
  expect(await office.desk.call(dues.balance, { patientId: office.patientId })).toMatchObject({
    ...{ advancePaise: 40_000, refundsPaise: 0, duePaise: 0 },
  });
  expect((await office.account()).party.duePaise).toBe(60_000);
});

test('a company’s due that was written off is asked for again', async () => {
  const office = await openOffice();
  const bill = await office.onAccount(60_000);
  await office.owner.call(parties.writeOff, { billId: bill.id, amountPaise: 60_000, reason: 'Firm closed' });
  const { writtenOff } = await office.owner.call(dues.money, { patientId: office.patientId });
  const back = { entryId: writtenOff[0]?.id ?? 0, reason: 'They pay after all' };
  await office.owner.call(dues.takeWriteOffBack, back);
  expect((await office.account()).party.duePaise).toBe(60_000);
  expect(await refusalOf(office.owner.call(dues.takeWriteOffBack, back))).toMatchObject({
    code: 'CHANGED_MEANWHILE',
  });
});

test('the patient pays of a company’s bill only where somebody chose it', async () => {
  const office = await openOffice();
  const bill = await office.onAccount(60_000);
  const payment = cash(15_000);
  const asked = { billId: bill.id, payment };
  expect(await refusalOf(office.desk.call(billing.receive, asked))).toMatchObject({
    ...{ code: 'BILL_OWED_BY_PARTY', data: { partyId: office.party.id } },
  });
  const paid = await office.desk.call(billing.receive, { ...asked, isCoPayment: true });
  expect(paid).toMatchObject({ duePaise: 45_000, owedByPartyId: office.party.id });
  await office.owner.call(parties.moveToPatient, { billId: bill.id, reason: 'Not covered' });
  expect(await office.desk.call(billing.receive, { ...asked, payment: cash(45_000) })).toMatchObject({
    duePaise: 0,
  });
});
