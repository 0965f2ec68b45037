import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { ownerSheetText } from '#shared/features/reports/owner-sheet.text.ts';
import { translatorOf } from '#shared/i18n/translate.ts';
import { pageSizesOf, textOf, textOfPages } from '../../printing/read-pdf.test-support.ts';
import { cash, openTestBooks, type TestBooks } from '../../server/test-books.test-support.ts';
import { closeTestClinics, PEOPLE, refusalOf } from '../../server/test-clinic.ts';

const { reports, billing, dues, refunds } = contract;
let books: TestBooks;

beforeEach(async () => {
  books = await openTestBooks();
});
afterEach(closeTestClinics);

/** Four Saturdays; on one of them the clinic was shut. */
async function earlierSaturdays(): Promise<void> {
  for (const [day, paise] of [
    ['2026-10-24', 40_000],
    ['2026-11-07', 50_000],
    ['2026-11-14', 90_000],
  ] as const) {
    await books.at(`${day}T10:00`);
    await books.bill(paise);
  }
}

const figures = async (ask: object = {}) => (await books.owner.call(reports.ownerSheet, ask)).figures;

test('a day is compared with the mean of the same weekday of the four weeks before, holidays left out', async () => {
  await earlierSaturdays();
  await books.at('2026-11-18T10:00');
  await books.bill(7_000);
  await books.at('2026-11-21T10:00');
  await books.bill(30_000);
  await books.bill(60_000, { payments: [{ mode: 'upi', amountPaise: 60_000, reference: '' }] });
  const sheet = await books.owner.call(reports.ownerSheet, {});
  expect(sheet).toMatchObject({ fromDate: '2026-11-21', toDate: '2026-11-21', comparedCount: 3 });
  // (400 + 500 + 900) / 3
  expect(sheet.figures.collectedPaise).toEqual({ now: 90_000, usual: 60_000 });
  expect(sheet.byMode).toEqual([
    { mode: 'cash', amount: { now: 30_000, usual: 60_000 } },
    { mode: 'upi', amount: { now: 60_000, usual: 0 } },
  ]);
  expect(sheet.fortnight.map(({ collectedPaise }) => collectedPaise)).toEqual([
    ...[0, 0, 0, 0, 0, 0, 90_000, 0, 0, 0, 7_000, 0, 0, 90_000],
  ]);
  expect(sheet.fortnight[0]?.onDate).toBe('2026-11-08');
});

test('dues, discounts, cancels, refunds, expenses, advances and drawers stand in it by hand', async () => {
  await books.at('2026-11-20T18:00');
  const old = await books.bill(50_000, { payments: [cash(20_000)] });
  await books.at('2026-11-21T10:00');
  await books.desk.call(billing.receive, { billId: old.id, payment: cash(30_000) });
  await books.bill(60_000, { discountPaise: 6_000, discountReason: 'Staff', payments: [cash(34_000)] });
  const wrong = await books.bill(10_000, { payments: [] });
  await books.owner.call(refunds.cancelBill, { billId: wrong.id, reason: 'Wrong patient' });
  await books.desk.call(dues.takeAdvance, { patientId: books.patientId, payments: [cash(100_000)] });
  await books.desk.call(contract.cash.recordExpense, {
    ...{ category: 'Tea and water', paidTo: 'Gupta Stores', amountPaise: 4_000, mode: 'cash' },
  });
  const sheet = await books.owner.call(reports.ownerSheet, {});
  const now = Object.fromEntries(Object.entries(sheet.figures).map(([name, each]) => [name, each.now]));
  expect(now).toMatchObject({
    ...{ collectedPaise: 164_000, duesRecoveredPaise: 30_000, discountPaise: 6_000, discountCount: 1 },
    ...{ cancelledPaise: 10_000, cancelledCount: 1, expensesPaise: 4_000, refundsPaise: 0, shortPaise: 0 },
  });
  expect(sheet.advancesHeldPaise).toBe(100_000);
  expect((await books.owner.call(reports.ownerSheet, { toDate: '2026-11-20' })).advancesHeldPaise).toBe(0);
  expect(sheet.figures.duesMadePaise.now).toBe((await books.owner.call(reports.daySheet, {})).duesMadePaise);
  const input = await books.closeInput(150_000, { reason: 'A note is missing' });
  await books.owner.call(reports.closeDay, { ...input, expectedCashPaise: 160_000 });
  expect((await figures()).shortPaise.now).toBe(10_000);
});

test('services and doctors are in the order of their money, a cancelled bill in neither', async () => {
  const line = (description: string, quantity: number, ratePaise: number) => ({
    ...{ description, sacCode: '999312', quantity, ratePaise },
  });
  await books.bill(0, {
    lines: [line('Consultation', 1, 50_000), line('Dressing', 3, 5_000)],
    payments: [cash(65_000)],
  });
  await books.bill(0, {
    lines: [line('Dressing', 10, 5_000)],
    doctorId: PEOPLE.secondDoctor,
    payments: [cash(50_000)],
  });
  const sheet = await books.owner.call(reports.ownerSheet, {});
  expect(sheet.services).toEqual([
    { name: 'Dressing', quantity: 13, amountPaise: 65_000 },
    { name: 'Consultation', quantity: 1, amountPaise: 50_000 },
  ]);
  expect(sheet.doctors.map(({ collectedPaise }) => collectedPaise)).toEqual([65_000, 50_000]);
});

test('a range is compared with as many days that began on the same weekday', async () => {
  await earlierSaturdays();
  await books.at('2026-11-21T10:00');
  await books.bill(30_000);
  const range = { fromDate: '2026-11-20', toDate: '2026-11-21' };
  expect((await figures(range)).collectedPaise).toEqual({ now: 30_000, usual: 60_000 });
  const tooLong = { fromDate: '2026-10-01', toDate: '2026-11-21' };
  expect(await refusalOf(figures(tooLong))).toMatchObject({
    ...{ code: 'INVALID_INPUT', data: { problems: [{ path: 'toDate', code: 'TOO_MANY_DAYS' }] } },
  });
  expect((await refusalOf(books.desk.call(reports.ownerSheet, {}))).code).toBe('NOT_ALLOWED');
});

test('it is one A4 page, in English and in Hindi, and one message without a patient’s name', async () => {
  await earlierSaturdays();
  await books.at('2026-11-21T10:00');
  await books.bill(90_000);
  for (const language of ['en', 'hi'] as const) {
    const { pdf } = await books.owner.call(reports.printOwnerSheet, { language });
    const bytes = Buffer.from(pdf, 'base64');
    expect(pageSizesOf(bytes)).toEqual([{ width: 595.28, height: 841.89 }]);
    expect(textOfPages(bytes)).toHaveLength(1);
    expect(textOf(bytes)).toContain('+50');
  }
  const sheet = await books.owner.call(reports.ownerSheet, {});
  const message = ownerSheetText(sheet, {
    t: translatorOf('en'),
    clinicName: 'Aarohi Clinic',
    days: '21 Nov 2026',
  });
  expect(message).toContain('*Aarohi Clinic*\n21 Nov 2026\nThe day is not closed yet.');
  expect(message).toContain('Collected: ₹900 (usual ₹600, +50\u00a0%)');
  expect(message).not.toContain('Malviya');
});
