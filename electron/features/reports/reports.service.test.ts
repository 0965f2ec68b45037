import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { Bill, NewBill } from '#shared/features/billing/bill.schema.ts';
import { countedCashPaise } from '#shared/features/reports/day-close.rules.ts';
import type { CashCount, DayClose } from '#shared/features/reports/reports.contract.ts';
import { recordingDb, tablesScannedBy } from '../../database/recording-db.ts';
import { closeTestClinics, openTestClinic, PEOPLE, refusalOf, type TestClinic } from '../../server/test-clinic.ts';
import { daySheetOf } from './day-sheet.ts';
import { checkSums, verifyDayChain } from './reports.service.ts';
import * as reportsSql from './reports.sql.ts';

const { billing, patients, queue, reports } = contract;
const TODAY = '2026-11-21';

let clinic: TestClinic;
let desk: TestClinic;
let patientId: number;

/** The wall clock moves and both people sign in again, as after a night. */
async function at(wall: string): Promise<void> {
  clinic.clock.set(`${wall}+05:30`);
  clinic = await clinic.as('owner');
  desk = await clinic.as('receptionist');
}

beforeEach(async () => {
  clinic = await openTestClinic({ role: 'owner' });
  desk = await clinic.as('receptionist');
  const patient = await desk.call(patients.register, {
    fullName: 'Baldev Malviya',
    phone: '5000055284',
    birthOn: '1965-05-01',
    birthIsEstimated: true,
    sex: 'M',
  });
  patientId = patient.id;
});

afterEach(closeTestClinics);

const cash = (amountPaise: number) => ({ mode: 'cash' as const, amountPaise, reference: '' });

function bill(ratePaise: number, changes: Partial<NewBill> = {}): Promise<Bill> {
  return desk.call(billing.issue, {
    patientId,
    visitId: null,
    doctorId: PEOPLE.doctor,
    lines: [{ description: 'Consultation', sacCode: '999312', quantity: 1, ratePaise }],
    discountPaise: 0,
    discountReason: '',
    payments: [cash(ratePaise)],
    ...changes,
  });
}

type CloseChanges = { onDate?: string; reason?: string; float?: number; expected?: number };

async function close(coinsPaise: number, changes: CloseChanges = {}): Promise<DayClose> {
  return clinic.call(reports.closeDay, await closeInput(coinsPaise, changes));
}

async function closeInput(coinsPaise: number, { onDate = TODAY, reason = '', float = 0, expected }: CloseChanges = {}) {
  const sheet = await clinic.call(reports.daySheet, { onDate });
  const cashPaise = sheet.byMode.find(({ mode }) => mode === 'cash')?.amountPaise ?? 0;
  const count: CashCount = { notes: {}, coinsPaise };
  const expectedCashPaise = expected ?? float + cashPaise;
  return { onDate, openingFloatPaise: float, count, reason, expectedCashPaise };
}

test('the sheet tells the day’s money by mode and doctor, dues made and recovered', async () => {
  await at('2026-11-20T18:00');
  const old = await bill(50_000, { payments: [cash(20_000)] });
  await at(`${TODAY}T11:00`);
  await bill(60_000, { discountPaise: 10_000, discountReason: 'senior citizen', payments: [cash(30_000)] });
  await bill(35_000, { doctorId: PEOPLE.secondDoctor, payments: [{ mode: 'upi', amountPaise: 35_000, reference: '' }] });
  const receive = { billId: old.id, payment: cash(30_000) };
  await desk.call(billing.receive, receive);

  const sheet = await clinic.call(reports.daySheet, {});
  expect(sheet).toMatchObject({
    onDate: TODAY,
    byMode: [
      { mode: 'cash', amountPaise: 60_000, count: 2 },
      { mode: 'upi', amountPaise: 35_000, count: 1 },
      { mode: 'card', amountPaise: 0, count: 0 },
    ],
    collectedPaise: 95_000,
    billCount: 2,
    billedPaise: 85_000,
    discountPaise: 10_000,
    discountCount: 1,
    duesMadePaise: 20_000,
    duesMadeCount: 1,
    duesRecoveredPaise: 30_000,
    duesRecoveredCount: 1,
    monthCollectedPaise: 115_000,
    expectedCashPaise: 60_000,
    close: null,
    previousClose: null,
  });
  expect(sheet.byDoctor.map(({ doctorId, billCount, collectedPaise }) => [doctorId, billCount, collectedPaise])).toEqual([
    [PEOPLE.doctor, 1, 60_000],
    [PEOPLE.secondDoctor, 1, 35_000],
  ]);
  expect(sheet.toLookAt.map(({ kind, amountPaise }) => [kind, amountPaise])).toEqual([
    ['upiWithoutReference', 35_000],
    ['discountGiven', 10_000],
  ]);
});

test('yesterday’s sheet still shows what was due then, after it was paid today', async () => {
  const made = await bill(50_000, { payments: [] });
  await at('2026-11-22T10:00');
  await desk.call(billing.receive, { billId: made.id, payment: cash(50_000) });
  expect(await clinic.call(reports.daySheet, { onDate: TODAY })).toMatchObject({
    duesMadePaise: 50_000,
    duesMadeCount: 1,
    collectedPaise: 0,
  });
});

test('today is compared with the same weekday of the four weeks before', async () => {
  for (const [index, day] of ['2026-10-24', '2026-11-07', '2026-11-14'].entries()) {
    await at(`${day}T10:00`);
    await bill(10_000 * (index + 1));
  }
  await at(`${TODAY}T10:00`);
  const sheet = await clinic.call(reports.daySheet, {});
  expect(sheet.sameWeekday).toEqual([
    { onDate: '2026-10-24', collectedPaise: 10_000 },
    { onDate: '2026-10-31', collectedPaise: 0 },
    { onDate: '2026-11-07', collectedPaise: 20_000 },
    { onDate: '2026-11-14', collectedPaise: 30_000 },
  ]);
  expect(sheet.monthCollectedPaise).toBe(50_000);
});

test('visits are counted, and those unfinished or unbilled are to be looked at', async () => {
  const visit = await desk.call(queue.giveToken, { patientId, doctorId: PEOPLE.doctor });
  const sheet = await clinic.call(reports.daySheet, {});
  expect(sheet.visits).toEqual({ total: 1, newPatients: 1, done: 0, stillOpen: 1, left: 0 });
  expect(sheet.toLookAt).toEqual([
    { kind: 'visitNotFinished', what: `${visit.token} · Baldev Malviya`, amountPaise: null },
  ]);
  await desk.call(queue.act, { action: 'leave', visitId: visit.visitId, reason: 'went home' });
  const after = await clinic.call(reports.daySheet, {});
  expect(after.visits).toMatchObject({ stillOpen: 0, left: 1 });
  expect(after.toLookAt).toEqual([]);
});

test('a balanced day closes without a word; a short drawer needs a reason', async () => {
  await bill(60_000);
  const short = await closeInput(248_000, { float: 200_000 });
  expect(await refusalOf(clinic.call(reports.closeDay, short))).toEqual({
    code: 'DIFFERENCE_NEEDS_REASON',
    data: { differencePaise: -12_000 },
  });
  const closed = await clinic.call(reports.closeDay, { ...short, reason: 'change given without a slip' });
  expect(closed).toMatchObject({
    onDate: TODAY,
    expectedCashPaise: 260_000,
    countedCashPaise: 248_000,
    differencePaise: -12_000,
    previousSeal: '',
  });
  await at('2026-11-22T20:00');
  await bill(10_000);
  const next = await close(210_000, { onDate: '2026-11-22', float: 200_000 });
  expect(next).toMatchObject({ differencePaise: 0, reason: '', previousSeal: closed.seal });
  expect(next.seal).toMatch(/^[0-9a-f]{64}$/);
  expect(verifyDayChain(clinic.server.house.opened().db.reader)).toEqual({ checkedCount: 2, firstBrokenOn: null });
});

test('a payment taken while the drawer was being counted refuses the close', async () => {
  await bill(60_000);
  const input = await closeInput(60_000);
  await bill(10_000);
  expect(await refusalOf(clinic.call(reports.closeDay, input))).toMatchObject({ code: 'CHANGED_MEANWHILE' });
  expect((await clinic.call(reports.daySheet, {})).close).toBeNull();
});

test('a day is closed once, never before it has come, and a forgotten day comes first', async () => {
  await at('2026-11-18T20:00');
  await close(0, { onDate: '2026-11-18' });
  await at('2026-11-19T10:00');
  await bill(30_000);
  await at(`${TODAY}T20:00`);
  await bill(60_000);

  expect(await refusalOf(clinic.call(reports.closeDay, await closeInput(60_000)))).toEqual({
    code: 'EARLIER_DAY_OPEN',
    data: { onDate: '2026-11-19' },
  });
  await close(30_000, { onDate: '2026-11-19' });
  await close(60_000);
  expect(await refusalOf(clinic.call(reports.closeDay, await closeInput(60_000)))).toMatchObject({ code: 'DAY_ALREADY_CLOSED' });
  const tomorrow = await closeInput(0, { onDate: '2026-11-22' });
  expect(await refusalOf(clinic.call(reports.closeDay, tomorrow))).toMatchObject({ code: 'DAY_IN_FUTURE' });
});

test('the first close of a clinic may leave older days as they are', async () => {
  await at('2026-11-19T10:00');
  await bill(30_000);
  await at(`${TODAY}T20:00`);
  expect(await close(0)).toMatchObject({ onDate: TODAY });
});

test('nothing enters a closed day, not even past the service', async () => {
  const made = await bill(60_000, { payments: [cash(10_000)] });
  await close(10_000);
  const { driver } = clinic.server.house.opened().db;
  expect(() =>
    driver.exec(`
      INSERT INTO payments (receipt_number, bill_id, patient_id, doctor_id, on_date, mode, amount_paise, reference,
        received_at, cashier_id)
      VALUES ('R/26-27/999999', ${made.id}, ${patientId}, ${PEOPLE.doctor}, 20261121, 'cash', 100, '', 0, 1)`),
  ).toThrow('the day is closed');
  expect(() => driver.exec(`UPDATE day_closes SET reason = 'x'`)).toThrow('locked');
});

test('a closed day that was changed in the file behind the app’s back breaks the chain at that day', async () => {
  for (const day of ['2026-11-19', '2026-11-20', TODAY]) {
    await at(`${day}T20:00`);
    await bill(60_000);
    await close(60_000, { onDate: day });
  }
  const { reader, driver } = clinic.server.house.opened().db;
  driver.exec('DROP TRIGGER payments_are_never_changed; DROP TRIGGER day_closes_are_never_changed');
  driver.exec('UPDATE payments SET amount_paise = 50000 WHERE on_date = 20261120');
  expect(verifyDayChain(reader)).toEqual({ checkedCount: 1, firstBrokenOn: '2026-11-20' });
  expect(checkSums(reader).wrongSums).toMatchObject([
    { period: 20261120, keptPaise: 60_000, ledgerPaise: 50_000 },
    { period: 202611, keptPaise: 180_000, ledgerPaise: 170_000 },
  ]);
  driver.exec(`UPDATE day_closes SET counted_cash_paise = 60000, reason = 'ok' WHERE on_date = 20261119`);
  expect(verifyDayChain(reader)).toEqual({ checkedCount: 0, firstBrokenOn: '2026-11-19' });
});

test('the sheet of a decade’s clinic, and the look before closing it, never scan a table', async () => {
  await bill(60_000, { payments: [{ mode: 'upi', amountPaise: 60_000, reference: '' }] });
  const { reader } = clinic.server.house.opened().db;
  const { db, queries } = recordingDb(reader);
  daySheetOf(db, TODAY);
  reportsSql.findMoneyDayBetween(db, 20261118, 20261121);
  reportsSql.sumPaymentsOfDay(db, 20261121);
  expect(queries.length).toBeGreaterThan(14);
  for (const query of queries) expect(tablesScannedBy(reader, query), query.text).toEqual([]);
});

test('the printed close carries the figures, the count, the reason and both seals', async () => {
  await at('2026-11-20T20:00');
  const before = await close(0, { onDate: '2026-11-20' });
  await at(`${TODAY}T20:00`);
  await bill(60_000);
  const open = await clinic.call(reports.printDaySheet, {});
  expect(textOf(open.pdf)).toContain('Not closed');

  const count: CashCount = { notes: { '500': 1 }, coinsPaise: 9_000 };
  expect(countedCashPaise(count)).toBe(59_000);
  const closed = await clinic.call(reports.closeDay, { ...(await closeInput(0)), count, reason: 'ten for tea' });
  for (const paper of ['A4', '80mm'] as const) {
    const text = textOf((await clinic.call(reports.printDaySheet, { paper })).pdf);
    expect(text).toContain('21 November 2026');
    expect(text).toContain('ten for tea');
    expect(text).toContain('590.00');
    expect(text.replaceAll(/\s/g, '')).toContain(closed.seal.slice(0, 32).toUpperCase());
    if (paper === 'A4') expect(text.replaceAll(/\s/g, '')).toContain(before.seal.slice(0, 32).toUpperCase());
  }
});

test('only the owner closes the day; the desk does not see the sheet', async () => {
  const input = await closeInput(0);
  expect(await refusalOf((await clinic.as('receptionist')).call(reports.closeDay, input))).toMatchObject({ code: 'NOT_ALLOWED' });
  expect(await refusalOf((await clinic.as('receptionist')).call(reports.daySheet, {}))).toMatchObject({ code: 'NOT_ALLOWED' });
  expect(await refusalOf((await clinic.as('accountant')).call(reports.closeDay, input))).toMatchObject({ code: 'NOT_ALLOWED' });
  expect(await (await clinic.as('accountant')).call(reports.daySheet, {})).toMatchObject({ onDate: TODAY });
});

function textOf(pdf: string): string {
  return execFileSync('pdftotext', ['-layout', '-', '-'], { input: Buffer.from(pdf, 'base64') }).toString();
}
