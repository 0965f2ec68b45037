import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { Bill, NewBill } from '#shared/features/billing/bill.schema.ts';
import { countedCashPaise } from '#shared/features/reports/day-close.rules.ts';
import type { CashCount, DayClose } from '#shared/features/reports/reports.contract.ts';
import { openTestClinic, type TestClinic } from '../../server/test-clinic.ts';
import { recordingDb } from './recording-db.fixture.ts';
import { daySheetOf } from './day-sheet.ts';
import { checkSums, verifyDayChain } from './reports.service.ts';

const { billing, patients, queue, reports, users } = contract;
const TODAY = '2026-11-21';

let clinic: TestClinic;
let patientId: number;
let doctorIds: number[];

beforeEach(async () => {
  clinic = await openTestClinic({ role: 'owner', at: `${TODAY}T10:00` });
  const people = await clinic.call(users.list, {});
  doctorIds = people.filter(({ doctor }) => doctor).map(({ id }) => id);
  const patient = await clinic.as('receptionist').call(patients.register, {
    fullName: 'Baldev Malviya',
    phone: '5000055284',
    birthOn: '1965-05-01',
    birthIsEstimated: true,
    sex: 'M',
  });
  patientId = patient.id;
});

afterEach(() => clinic.close());

const cash = (amountPaise: number) => ({ mode: 'cash' as const, amountPaise, reference: '' });

function bill(ratePaise: number, changes: Partial<NewBill> = {}): Promise<Bill> {
  return clinic.as('receptionist').call(billing.issue, {
    patientId,
    visitId: null,
    doctorId: doctorIds[0] ?? 0,
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
  clinic.clock.set('2026-11-20T18:00');
  const old = await bill(50_000, { payments: [cash(20_000)] });
  clinic.clock.set(`${TODAY}T11:00`);
  await bill(60_000, { discountPaise: 10_000, discountReason: 'senior citizen', payments: [cash(30_000)] });
  await bill(35_000, { doctorId: doctorIds[1] ?? 0, payments: [{ mode: 'upi', amountPaise: 35_000, reference: '' }] });
  const receive = { billId: old.id, payment: cash(30_000) };
  await clinic.as('receptionist').call(billing.receive, receive);

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
    [doctorIds[0], 1, 60_000],
    [doctorIds[1], 1, 35_000],
  ]);
  expect(sheet.toLookAt.map(({ kind, amountPaise }) => [kind, amountPaise])).toEqual([
    ['upiWithoutReference', 35_000],
    ['discountGiven', 10_000],
  ]);
});

test('yesterday’s sheet still shows what was due then, after it was paid today', async () => {
  const made = await bill(50_000, { payments: [] });
  clinic.clock.set('2026-11-22T10:00');
  await clinic.as('receptionist').call(billing.receive, { billId: made.id, payment: cash(50_000) });
  expect(await clinic.call(reports.daySheet, { onDate: TODAY })).toMatchObject({
    duesMadePaise: 50_000,
    duesMadeCount: 1,
    collectedPaise: 0,
  });
});

test('today is compared with the same weekday of the four weeks before', async () => {
  for (const [index, day] of ['2026-10-24', '2026-11-07', '2026-11-14'].entries()) {
    clinic.clock.set(`${day}T10:00`);
    await bill(10_000 * (index + 1));
  }
  clinic.clock.set(`${TODAY}T10:00`);
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
  const desk = clinic.as('receptionist');
  const visit = await desk.call(queue.giveToken, { patientId, doctorId: doctorIds[0] ?? 0 });
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
  expect(await clinic.errorOf(reports.closeDay, short)).toEqual({
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
  clinic.clock.set('2026-11-22T20:00');
  await bill(10_000);
  const next = await close(210_000, { onDate: '2026-11-22', float: 200_000 });
  expect(next).toMatchObject({ differencePaise: 0, reason: '', previousSeal: closed.seal });
  expect(next.seal).toMatch(/^[0-9a-f]{64}$/);
  expect(verifyDayChain(clinic.house.opened().db.reader)).toEqual({ checkedCount: 2, firstBrokenOn: null });
});

test('a payment taken while the drawer was being counted refuses the close', async () => {
  await bill(60_000);
  const input = await closeInput(60_000);
  await bill(10_000);
  expect(await clinic.errorOf(reports.closeDay, input)).toMatchObject({ code: 'CHANGED_MEANWHILE' });
  expect((await clinic.call(reports.daySheet, {})).close).toBeNull();
});

test('a day is closed once, never before it has come, and a forgotten day comes first', async () => {
  clinic.clock.set('2026-11-18T20:00');
  await close(0, { onDate: '2026-11-18' });
  clinic.clock.set('2026-11-19T10:00');
  await bill(30_000);
  clinic.clock.set(`${TODAY}T20:00`);
  await bill(60_000);

  expect(await clinic.errorOf(reports.closeDay, await closeInput(60_000))).toEqual({
    code: 'EARLIER_DAY_OPEN',
    data: { onDate: '2026-11-19' },
  });
  await close(30_000, { onDate: '2026-11-19' });
  await close(60_000);
  expect(await clinic.errorOf(reports.closeDay, await closeInput(60_000))).toMatchObject({ code: 'DAY_ALREADY_CLOSED' });
  const tomorrow = await closeInput(0, { onDate: '2026-11-22' });
  expect(await clinic.errorOf(reports.closeDay, tomorrow)).toMatchObject({ code: 'DAY_IN_FUTURE' });
});

test('the first close of a clinic may leave older days as they are', async () => {
  clinic.clock.set('2026-11-19T10:00');
  await bill(30_000);
  clinic.clock.set(`${TODAY}T20:00`);
  expect(await close(0)).toMatchObject({ onDate: TODAY });
});

test('nothing enters a closed day, not even past the service', async () => {
  const made = await bill(60_000, { payments: [cash(10_000)] });
  await close(10_000);
  const { driver } = clinic.house.opened().db;
  expect(() =>
    driver.exec(`
      INSERT INTO payments (receipt_number, bill_id, patient_id, doctor_id, on_date, mode, amount_paise, reference,
        received_at, cashier_id)
      VALUES ('R/26-27/999999', ${made.id}, ${patientId}, ${doctorIds[0]}, 20261121, 'cash', 100, '', 0, 1)`),
  ).toThrow('the day is closed');
  expect(() => driver.exec(`UPDATE day_closes SET reason = 'x'`)).toThrow('locked');
});

test('a closed day that was changed in the file behind the app’s back breaks the chain at that day', async () => {
  for (const day of ['2026-11-19', '2026-11-20', TODAY]) {
    clinic.clock.set(`${day}T20:00`);
    await bill(60_000);
    await close(60_000, { onDate: day });
  }
  const { reader, driver } = clinic.house.opened().db;
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

test('the sheet of a decade’s clinic never scans a table', async () => {
  await bill(60_000, { payments: [{ mode: 'upi', amountPaise: 60_000, reference: '' }] });
  const { reader } = clinic.house.opened().db;
  const { db, queries } = recordingDb(reader);
  daySheetOf(db, TODAY);
  expect(queries.length).toBeGreaterThan(12);
  for (const query of queries) {
    const plan = reader.all<{ detail: string }>({ ...query, text: `EXPLAIN QUERY PLAN ${query.text}` });
    const scans = plan.map(({ detail }) => detail).filter(detail => /^SCAN (?!\(subquery|CONSTANT)/.test(detail));
    expect(scans, query.text).toEqual([]);
  }
});

test('the printed close carries the figures, the count, the reason and both seals', async () => {
  clinic.clock.set('2026-11-20T20:00');
  const before = await close(0, { onDate: '2026-11-20' });
  clinic.clock.set(`${TODAY}T20:00`);
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
  expect(await clinic.as('receptionist').errorOf(reports.closeDay, input)).toMatchObject({ code: 'NOT_ALLOWED' });
  expect(await clinic.as('receptionist').errorOf(reports.daySheet, {})).toMatchObject({ code: 'NOT_ALLOWED' });
  expect(await clinic.as('accountant').errorOf(reports.closeDay, input)).toMatchObject({ code: 'NOT_ALLOWED' });
  expect(await clinic.as('accountant').call(reports.daySheet, {})).toMatchObject({ onDate: TODAY });
});

function textOf(pdf: string): string {
  return execFileSync('pdftotext', ['-layout', '-', '-'], { input: Buffer.from(pdf, 'base64') }).toString();
}
