import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, refusalOf, type TestClinic } from '../../server/test-clinic.ts';
import { accountsOf, type MoneyDesk, openMoneyDesk, rawSql } from '../../server/test-dues.test-support.ts';
import { cash, FEE, line } from '../../server/test-money-desk.test-support.ts';

const { billing, dues, patients, refunds, reports, settings } = contract;
const WHOLE = [{ lineNumber: 1, quantity: 1 }];
let desk: MoneyDesk;
let owner: TestClinic;

beforeEach(async () => {
  desk = await openMoneyDesk();
  owner = await desk.clinic.as('owner');
});
afterEach(closeTestClinics);

const credit = (billId: number, restTo: 'advance' | 'payBack', lines = WHOLE) =>
  owner.call(refunds.creditNote, { billId, lines, reason: 'Not done', restTo });
const cancel = (billId: number, clinic = desk.clinic) =>
  clinic.call(refunds.cancelBill, { billId, reason: 'Wrong patient' });
const balance = (patientId: number) => owner.call(dues.balance, { patientId });

/** Kamla's advance of 200 paid a part of Sunita's bill while both were thought to be one; then they were parted. */
async function partedAgain() {
  const kamla = await desk.register('Kamla Verma', '5000041739');
  await desk.clinic.call(dues.takeAdvance, { patientId: kamla, payments: [cash(20_000)] });
  const pair = { keptId: desk.patientId, goneId: kamla, reason: 'One person', takeFields: [] };
  const { id: mergeId } = await owner.call(patients.merge, pair);
  const bill = await desk.issue({ payments: [cash(40_000)], advancePaise: 20_000 });
  const part = () => owner.call(patients.unmerge, { mergeId, reason: 'Her sister' });
  return { kamla, bill, part };
}

test('a cancelled bill gives each record back what came from it', async () => {
  const { kamla, bill, part } = await partedAgain();
  await part();
  await cancel(bill.id);
  expect((await balance(kamla)).advancePaise).toBe(20_000);
  expect((await balance(desk.patientId)).advancePaise).toBe(40_000);
});

test('a credit note pays back to each record a refund of its own', async () => {
  const { kamla, bill, part } = await partedAgain();
  await part();
  await credit(bill.id, 'payBack');
  expect((await balance(kamla)).refundsPaise).toBe(20_000);
  expect((await balance(desk.patientId)).refundsPaise).toBe(40_000);
  for (const [patientId, amountPaise] of [
    [kamla, 20_000],
    [desk.patientId, 40_000],
  ] as const) {
    const [refund] = await owner.call(refunds.ofPatient, { patientId });
    expect(refund).toMatchObject({ state: 'approved', amountPaise });
    await desk.clinic.call(refunds.payOut, { refundId: refund?.id ?? 0, mode: 'cash', reference: '' });
  }
  expect(accountsOf(owner)).toEqual({});
});

test('a refund that was asked for while they were one is approved to each record', async () => {
  const { kamla, bill, part } = await partedAgain();
  const asked = { source: 'bill' as const, billId: bill.id, lines: WHOLE };
  const [refund] = await desk.clinic.call(refunds.request, { asked, reason: 'Not done' });
  expect(refund).toMatchObject({ patientId: desk.patientId, amountPaise: 40_000 });
  await part();
  await owner.call(refunds.approve, { refundId: refund?.id ?? 0 });
  expect((await balance(kamla)).refundsPaise).toBe(20_000);
  expect((await balance(desk.patientId)).refundsPaise).toBe(40_000);
});

test('the database gives no record another record’s money', async () => {
  const { kamla, bill } = await partedAgain();
  const keep = (patientId: number, paise: number) =>
    rawSql(
      owner,
      `INSERT INTO ledger (on_date, posted_at, kind, debit, credit, amount_paise, bill_id, patient_id, user_id)
       VALUES (20261121, 1, 'keptAsAdvance', 'dues', 'advances', ${paise}, ${bill.id}, ${patientId}, 1)`,
    );
  expect(keep(desk.patientId, 40_100)).toThrow(/more than was paid on the bill/);
  expect(keep(kamla, 20_100)).toThrow(/more than was paid on the bill/);
});

test('an advance that was used for the wrong person is taken back to whoever paid it', async () => {
  const { kamla, part } = await partedAgain();
  await part();
  const { moves } = await desk.clinic.call(dues.money, { patientId: kamla });
  const used = moves.find(({ kind }) => kind === 'advanceApplied');
  expect(used).toMatchObject({ amountPaise: 20_000, mayBeTakenBack: true });
  await desk.clinic.call(dues.takeAdvanceBack, { entryId: used?.id ?? 0, reason: 'Her sister’s' });
  expect((await balance(kamla)).advancePaise).toBe(20_000);
  expect((await balance(desk.patientId)).duePaise).toBe(20_000);
});

test('an advance that a credit note or a cancelling gave back is not taken back once more', async () => {
  for (const undo of [(id: number) => credit(id, 'advance'), (id: number) => cancel(id)]) {
    await desk.advance(cash(FEE));
    const bill = await desk.issue({ advancePaise: FEE });
    await undo(bill.id);
    const { moves } = await desk.clinic.call(dues.money, { patientId: desk.patientId });
    const entryId =
      moves.find(({ kind, billId }) => kind === 'advanceApplied' && billId === bill.id)?.id ?? 0;
    const back = desk.clinic.call(dues.takeAdvanceBack, { entryId, reason: 'Wrong bill' });
    expect((await refusalOf(back)).code).toBe('ADVANCE_GIVEN_BACK');
  }
});

async function taxInvoice() {
  const now = await owner.call(settings.get, {});
  const clinic = { ...now.clinic, gstin: '23ABCDE1234F1Z5' };
  await owner.call(settings.change, { clinic, settings: now.settings, version: now.version });
  return desk.issue({ lines: [{ ...line('Cream', 10_000), sacCode: '3004', taxClass: 'gst18' }] });
}

test('a bill with GST is cancelled within its month, and credited afterwards', async () => {
  const bill = await taxInvoice();
  const another = await taxInvoice();
  await desk.at('2026-11-30T10:00');
  owner = await desk.clinic.as('owner');
  expect((await cancel(another.id, owner)).cancel).not.toBeNull();
  await desk.at('2026-12-01T10:00');
  owner = await desk.clinic.as('owner');
  expect(await owner.call(refunds.creditable, { billId: bill.id })).toMatchObject({
    isTaxOfEarlierMonth: true,
  });
  expect(await refusalOf(cancel(bill.id, owner))).toMatchObject({
    ...{ code: 'TAX_OF_EARLIER_MONTH', data: { number: bill.number } },
  });
  expect(rawSql(owner, `INSERT INTO bill_cancels VALUES (${bill.id}, 20261201, 1, 1, 'x', 0, NULL)`)).toThrow(
    /credited, not cancelled|not taken back yet/,
  );
  expect(await credit(bill.id, 'advance')).toMatchObject({
    totalPaise: bill.totalPaise,
    taxPaise: bill.taxPaise,
  });
  const exempt = await desk.issue();
  await desk.at('2027-01-02T10:00');
  owner = await desk.clinic.as('owner');
  expect((await cancel(exempt.id, owner)).cancel).not.toBeNull();
});

test('after the clock went back nothing of a bill is dated before it', async () => {
  const bill = await desk.issue();
  await desk.at('2026-11-18T10:00');
  const paid = await desk.clinic.call(billing.receive, { billId: bill.id, payment: cash(20_000) });
  expect(paid.payments.map(({ onDate }) => onDate)).toEqual(['2026-11-21']);
  const { patientId } = desk;
  await desk.clinic.call(dues.receive, { patientId, payments: [cash(10_000)] });
  const { payments } = await desk.clinic.call(billing.get, { billId: bill.id });
  expect(payments.map(({ onDate }) => onDate)).toEqual(['2026-11-21', '2026-11-21']);
  const early = rawSql(
    owner,
    `INSERT INTO ledger (on_date, posted_at, kind, debit, credit, amount_paise, number, bill_id, patient_id, shift_id, user_id)
     VALUES (20261120, 1, 'receipt', 'cash', 'dues', 100, 'R/9', ${bill.id}, ${patientId}, 1, 1)`,
  );
  expect(early).toThrow(/a day before the bill/);
});

test('tablets given back one by one: the last takes whatever is left of amount and tax, to the paisa', async () => {
  const now = await owner.call(settings.get, {});
  const clinic = { ...now.clinic, gstin: '23ABCDE1234F1Z5' };
  await owner.call(settings.change, { clinic, settings: now.settings, version: now.version });
  const tablets = { ...line('Tablet', 232, 10), sacCode: '3004', taxClass: 'gst12' as const };
  const bill = await desk.issue({ lines: [tablets], payments: [cash(2_600)] });
  const notes: Awaited<ReturnType<typeof credit>>[] = [];
  for (let piece = 0; piece < 10; piece += 1) notes.push(await credit(bill.id, 'advance'));
  const sum = (key: 'totalPaise' | 'taxPaise') => notes.reduce((all, note) => all + note[key], 0);
  expect([sum('totalPaise'), sum('taxPaise')]).toEqual([bill.totalPaise, bill.taxPaise]);
  expect(accountsOf(owner)).toEqual({ cash: 2_600, advances: -2_600 });
});

test('money that goes back from a bill is called given back, on the bill and on the sheet of the day', async () => {
  await desk.advance(cash(20_000));
  const bill = await desk.issue({ payments: [cash(40_000)], advancePaise: 20_000 });
  await credit(bill.id, 'advance');
  expect(await desk.clinic.call(billing.get, { billId: bill.id })).toMatchObject({
    ...{ advanceUsedPaise: 20_000, creditedPaise: FEE, givenBackPaise: FEE, duePaise: 0 },
  });
  expect(await owner.call(reports.daySheet, {})).toMatchObject({
    ...{ advancesTakenPaise: 20_000, advancesUsedPaise: 20_000, advancesGivenBackPaise: FEE },
    standing: { advancesBeforePaise: 0, advancesPaise: FEE },
  });
});
