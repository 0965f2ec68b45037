import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { type CashCount, countedCashPaise } from '#shared/features/cash/cash-count.rules.ts';
import { recordingDb, tablesScannedBy } from '../../database/recording-db.ts';
import { cash, openTestBooks, type TestBooks, TODAY } from '../../server/test-books.test-support.ts';
import { closeTestClinics, PEOPLE, refusalOf } from '../../server/test-clinic.ts';
import { daySheetOf } from './day-sheet.ts';
import * as reportsSql from './reports.sql.ts';

const { billing, queue, reports } = contract;

let books: TestBooks;

beforeEach(async () => {
  books = await openTestBooks();
});
afterEach(closeTestClinics);

test('the sheet tells the day’s money by mode and doctor, dues made and recovered', async () => {
  await books.at('2026-11-20T18:00');
  const old = await books.bill(50_000, { payments: [cash(20_000)] });
  await books.at(`${TODAY}T11:00`);
  await books.owner.call(contract.approvals.setDiscountCap, { role: 'receptionist', permille: 200 });
  await books.bill(60_000, {
    discountPaise: 10_000,
    discountReason: 'senior citizen',
    payments: [cash(30_000)],
  });
  await books.bill(35_000, {
    doctorId: PEOPLE.secondDoctor,
    payments: [{ mode: 'upi', amountPaise: 35_000, reference: '' }],
  });
  const receive = { billId: old.id, payment: cash(30_000) };
  await books.desk.call(billing.receive, receive);

  const sheet = await books.owner.call(reports.daySheet, {});
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
  expect(
    sheet.byDoctor.map(({ doctorId, billCount, collectedPaise }) => [doctorId, billCount, collectedPaise]),
  ).toEqual([
    [PEOPLE.doctor, 1, 60_000],
    [PEOPLE.secondDoctor, 1, 35_000],
  ]);
  expect(sheet.toLookAt.map(({ kind, amountPaise }) => [kind, amountPaise])).toEqual([
    ['upiWithoutReference', 35_000],
    ['discountGiven', 10_000],
  ]);
});

test('an advance by UPI without a UTR is looked at as a receipt is, until it is confirmed or taken back', async () => {
  const { patientId } = books;
  const upi = { mode: 'upi' as const, amountPaise: 20_000, reference: '' };
  const { receipts } = await books.desk.call(contract.dues.takeAdvance, { patientId, payments: [upi] });
  const [advance] = receipts;
  const toLookAt = async () => {
    const { toLookAt: all } = await books.owner.call(reports.daySheet, {});
    return all.filter(({ kind }) => kind === 'upiWithoutReference');
  };
  expect(await toLookAt()).toEqual([
    ...[{ kind: 'upiWithoutReference', what: 'AD/26-27/000001 · Baldev Malviya', amountPaise: 20_000 }],
  ]);
  const paymentId = advance?.id ?? 0;
  await books.desk.call(contract.upi.confirm, { paymentId, utr: '632511223355' });
  expect(await toLookAt()).toEqual([]);
  await books.desk.call(contract.upi.unconfirm, { paymentId, reason: 'Another’s' });
  expect(await toLookAt()).toHaveLength(1);
  const back = { entryId: paymentId, reason: 'Wrong mode', approvalId: null };
  await books.desk.call(contract.refunds.reverseReceipt, back);
  expect(await toLookAt()).toEqual([]);
});

test('a UPI receipt without a UTR is looked at until the bank’s statement shows it or it is taken back', async () => {
  const upi = { mode: 'upi' as const, amountPaise: 35_000, reference: '' };
  const [seen, slip] = [
    await books.bill(35_000, { payments: [upi] }),
    await books.bill(35_000, { payments: [upi] }),
  ].map(({ payments }) => payments[0]?.id ?? 0);
  const toLookAt = async () => {
    const { toLookAt: all } = await books.owner.call(reports.daySheet, {});
    return all.filter(({ kind }) => kind === 'upiWithoutReference').length;
  };
  expect(await toLookAt()).toBe(2);
  const found = { paymentId: seen ?? 0, utr: '632511223355' };
  await books.desk.call(contract.upi.confirm, found);
  expect(await toLookAt()).toBe(1);
  const back = { entryId: slip ?? 0, reason: 'Wrong mode', approvalId: null };
  await books.desk.call(contract.refunds.reverseReceipt, back);
  expect(await toLookAt()).toBe(0);
  await books.desk.call(contract.upi.unconfirm, { paymentId: seen ?? 0, reason: 'Another’s' });
  expect(await toLookAt()).toBe(1);
});

test('yesterday’s sheet still shows what was due then, after it was paid today', async () => {
  const made = await books.bill(50_000, { payments: [] });
  await books.at('2026-11-22T10:00');
  await books.desk.call(billing.receive, { billId: made.id, payment: cash(50_000) });
  expect(await books.owner.call(reports.daySheet, { onDate: TODAY })).toMatchObject({
    duesMadePaise: 50_000,
    duesMadeCount: 1,
    collectedPaise: 0,
  });
});

test('today is compared with the same weekday of the four weeks before', async () => {
  for (const [index, day] of ['2026-10-24', '2026-11-07', '2026-11-14'].entries()) {
    await books.at(`${day}T10:00`);
    await books.bill(10_000 * (index + 1));
  }
  await books.at(`${TODAY}T10:00`);
  const sheet = await books.owner.call(reports.daySheet, {});
  expect(sheet.sameWeekday).toEqual([
    { onDate: '2026-10-24', collectedPaise: 10_000 },
    { onDate: '2026-10-31', collectedPaise: 0 },
    { onDate: '2026-11-07', collectedPaise: 20_000 },
    { onDate: '2026-11-14', collectedPaise: 30_000 },
  ]);
  expect(sheet.monthCollectedPaise).toBe(50_000);
});

test('visits are counted, and those unfinished or unbilled are to be looked at', async () => {
  const visit = await books.desk.call(queue.giveToken, {
    patientId: books.patientId,
    doctorId: PEOPLE.doctor,
  });
  const sheet = await books.owner.call(reports.daySheet, {});
  expect(sheet.visits).toEqual({ total: 1, newPatients: 1, done: 0, stillOpen: 1, left: 0 });
  expect(sheet.toLookAt).toEqual([
    { kind: 'visitNotFinished', what: `${visit.token} · Baldev Malviya`, amountPaise: null },
  ]);
  await books.desk.call(queue.act, { action: 'leave', visitId: visit.visitId, reason: 'went home' });
  const after = await books.owner.call(reports.daySheet, {});
  expect(after.visits).toMatchObject({ stillOpen: 0, left: 1 });
  expect(after.toLookAt).toEqual([]);
});

test('the sheet of a decade’s clinic, and the look before closing it, never scan a table', async () => {
  await books.bill(60_000, { payments: [{ mode: 'upi', amountPaise: 60_000, reference: '' }] });
  const { reader } = books.owner.server.house.opened().db;
  const { db, queries } = recordingDb(reader);
  daySheetOf({ db, today: () => TODAY }, TODAY);
  reportsSql.findMoneyDayBetween(db, 20261118, 20261121);
  expect(queries.length).toBeGreaterThan(14);
  for (const query of queries) expect(tablesScannedBy(reader, query), query.text).toEqual([]);
});

test('the printed close carries the figures, the count, the reason and both seals', async () => {
  await books.at('2026-11-20T20:00');
  const before = await books.close(0, { onDate: '2026-11-20' });
  await books.at(`${TODAY}T20:00`);
  await books.bill(60_000);
  const open = await books.owner.call(reports.printDaySheet, {});
  expect(textOf(open.pdf)).toContain('Not closed');

  const count: CashCount = { notes: { '500': 1 }, coinsPaise: 9_000 };
  expect(countedCashPaise(count)).toBe(59_000);
  const closed = await books.owner.call(reports.closeDay, {
    ...(await books.closeInput(0)),
    count,
    reason: 'ten for tea',
  });
  for (const paper of ['A4', '80mm'] as const) {
    const text = textOf((await books.owner.call(reports.printDaySheet, { paper })).pdf);
    expect(text).toContain('21 November 2026');
    expect(text).toContain('ten for tea');
    expect(text).toContain('590.00');
    expect(text.replaceAll(/\s/g, '')).toContain(closed.seal.slice(0, 32).toUpperCase());
    if (paper === 'A4') expect(text.replaceAll(/\s/g, '')).toContain(before.seal.slice(0, 32).toUpperCase());
  }
});

test('only the owner closes the day; the desk does not see the sheet', async () => {
  const input = await books.closeInput(0);
  expect(await refusalOf((await books.owner.as('receptionist')).call(reports.closeDay, input))).toMatchObject(
    {
      code: 'NOT_ALLOWED',
    },
  );
  expect(await refusalOf((await books.owner.as('receptionist')).call(reports.daySheet, {}))).toMatchObject({
    code: 'NOT_ALLOWED',
  });
  expect(await refusalOf((await books.owner.as('accountant')).call(reports.closeDay, input))).toMatchObject({
    code: 'NOT_ALLOWED',
  });
  expect(await (await books.owner.as('accountant')).call(reports.daySheet, {})).toMatchObject({
    onDate: TODAY,
  });
});

function textOf(pdf: string): string {
  return execFileSync('pdftotext', ['-layout', '-', '-'], { input: Buffer.from(pdf, 'base64') }).toString();
}
