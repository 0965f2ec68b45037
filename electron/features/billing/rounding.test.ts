import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { Bill } from '#shared/features/billing/bill.schema.ts';
import type { Rounding } from '#shared/kernel/money.ts';
import { sql } from '../../database/db.ts';
import { closeTestClinics, type TestClinic } from '../../server/test-clinic.ts';
import {
  cash,
  line,
  openTestDesk,
  pdfText,
  type TestDesk,
  upi,
} from '../../server/test-money-desk.test-support.ts';

const { billing, refunds, reports, settings } = contract;
let desk: TestDesk;
let owner: TestClinic;

beforeEach(async () => {
  desk = await openTestDesk();
  owner = await desk.clinic.as('owner');
});
afterEach(closeTestClinics);

async function roundTo(billRounding: Rounding): Promise<void> {
  const all = await owner.call(settings.get, {});
  await owner.call(settings.change, { ...all, settings: { ...all.settings, billRounding } });
}

const syrup = { lines: [line('Syrup', 6_019, 2)] };

/** What the ledger moved of a bill for its round-off, by kind. */
function roundOffsOf(billId: number) {
  return owner.server.house.opened().db.reader.all(sql`
    SELECT kind, amount_paise AS amountPaise FROM ledger
    WHERE bill_id = ${billId} AND kind LIKE '%Round%' ORDER BY id`);
}

const printed = async ({ id: billId }: Bill) =>
  pdfText((await desk.clinic.call(billing.printBill, { billId })).pdf);

test('to the paisa a bill says and takes every paisa, and no round-off stands on paper or in the ledger', async () => {
  await roundTo('paisa');
  const draft = await desk.clinic.call(billing.draftForPatient, { patientId: desk.patientId });
  expect(draft.rounding).toBe('paisa');
  const bill = await desk.issue({
    ...syrup,
    rounding: 'paisa',
    payments: [upi(2_038, '123456'), cash(10_000)],
  });
  expect(bill).toMatchObject({ rounding: 'paisa', totalPaise: 12_038, roundOffPaise: 0, duePaise: 0 });
  expect(roundOffsOf(bill.id)).toEqual([]);
  const text = await printed(bill);
  expect(text).toContain('120.38');
  expect(text.replace(/\s+/g, ' ')).toMatch(/thirty-eight .*paise only/);
  expect(text).not.toContain('Round-off');
  const odd = await desk.issue({ ...syrup, payments: [cash(12_037)] });
  expect(odd).toMatchObject({ duePaise: 1 });
  const payment = cash(1);
  expect(await desk.clinic.call(billing.receive, { billId: odd.id, payment })).toMatchObject({ duePaise: 0 });
  expect(await owner.call(reports.daySheet, { onDate: '2026-11-21' })).toMatchObject({ billedPaise: 24_076 });
});

test('a rounding that changed between preview and issue is said, and what the screen then shows is billed', async () => {
  await roundTo('paisa');
  expect(await desk.refusal({ ...syrup, rounding: 'rupee' })).toEqual({
    code: 'ROUNDING_CHANGED',
    data: { rounding: 'paisa' },
  });
  await roundTo('rupee');
  expect(await desk.refusal({ ...syrup, rounding: 'paisa' })).toMatchObject({
    data: { rounding: 'rupee' },
  });
  expect(await desk.issue({ ...syrup, rounding: 'rupee' })).toMatchObject({
    ...{ number: 'B/26-27/000001', rounding: 'rupee', roundOffPaise: -38, totalPaise: 12_000 },
  });
});

const creditOne = (billId: number) =>
  owner.call(refunds.creditNote, {
    ...{ billId, lines: [{ lineNumber: 1, quantity: 1 }], reason: 'Not given', restTo: 'advance' as const },
  });

test('credit notes, cancels and reprints follow the bill’s own rounding, whatever the clinic rounds to by now', async () => {
  const rupees = await desk.issue({ ...syrup, payments: [cash(12_000)] });
  const rupeesToCancel = await desk.issue(syrup);
  await roundTo('paisa');
  const paise = await desk.issue({ ...syrup, payments: [cash(12_038)] });
  const paiseToCancel = await desk.issue(syrup);
  const ofRupees = [await creditOne(rupees.id), await creditOne(rupees.id)];
  expect(ofRupees.map(({ totalPaise }) => totalPaise)).toEqual([6_000, 6_000]);
  expect(await printed(rupees)).toContain('Round-off');
  await owner.call(refunds.cancelBill, { billId: rupeesToCancel.id, reason: 'Wrong' });
  expect(roundOffsOf(rupeesToCancel.id)).toEqual([
    { kind: 'billRoundDown', amountPaise: 38 },
    { kind: 'cancelRoundDown', amountPaise: 38 },
  ]);

  await roundTo('rupee');
  const ofPaise = [await creditOne(paise.id), await creditOne(paise.id)];
  expect(ofPaise.map(({ totalPaise, roundOffPaise }) => [totalPaise, roundOffPaise])).toEqual([
    [6_019, 0],
    [6_019, 0],
  ]);
  await owner.call(refunds.cancelBill, { billId: paiseToCancel.id, reason: 'Wrong' });
  expect([...roundOffsOf(paise.id), ...roundOffsOf(paiseToCancel.id)]).toEqual([]);
  expect(await printed(paise)).not.toContain('Round-off');
  const left = owner.server.house.opened().db.reader.value(sql`SELECT sum(due_paise) FROM bills`);
  expect(left).toBe(0);
});

test('the database takes no round-off on a bill to the paisa, no paise on one of rupees, and no other rounding later', async () => {
  const bill = await desk.issue(syrup);
  await roundTo('paisa');
  const { driver } = owner.server.house.opened().db;
  const columns = `financial_year, document_type, on_date, issued_at, patient_id, doctor_id, party, doctor_snapshot,
    subtotal_paise, discount_paise, discount_reason, cashier_id`;
  const copy = (rounding: string, roundOff: number, total: number) => () =>
    driver.exec(`INSERT INTO bills (number, ${columns}, rounding, round_off_paise, total_paise)
      SELECT 'X', ${columns}, '${rounding}', ${roundOff}, ${total} FROM bills WHERE id = ${bill.id}`);
  expect(copy('paisa', -38, 12_000)).toThrow(/CHECK/);
  expect(copy('rupee', 0, 12_038)).toThrow(/CHECK/);
  expect(copy('anna', -38, 12_000)).toThrow(/CHECK/);
  const free = await desk.issue({ lines: [line('Form', 0)] });
  const change = () => driver.exec(`UPDATE bills SET rounding = 'rupee' WHERE id = ${free.id}`);
  expect(change).toThrow(/an issued bill is frozen/);
});
