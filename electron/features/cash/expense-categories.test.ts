import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { textOf } from '../../printing/read-pdf.test-support.ts';
import { openTestBooks, type TestBooks } from '../../server/test-books.test-support.ts';
import { closeTestClinics } from '../../server/test-clinic.ts';

const { cash, reports, settings } = contract;
let books: TestBooks;

beforeEach(async () => {
  books = await openTestBooks();
});
afterEach(closeTestClinics);

const tea = { category: 'Tea and water', paidTo: 'Gupta Stores', amountPaise: 4_000, mode: 'cash' as const };
const pdfWords = (pdf: string) => textOf(Buffer.from(pdf, 'base64'));

test('what the program brings is one category in any language, and each reader and paper words it', async () => {
  await books.bill(10_000);
  const say = (category: string) =>
    books.desk.call(cash.recordExpense, { ...tea, amountPaise: 1_000, category });
  const said = [await say('Tea and water'), await say('चाय-पानी'), await say('tea  AND water')];
  expect(said.map(({ category, categoryCode }) => [category, categoryCode])).toEqual(
    said.map(() => ['Tea and water', 'tea']),
  );
  const own = await say('मंदिर का चढ़ावा');
  expect(own).toMatchObject({ category: 'मंदिर का चढ़ावा', categoryCode: null });
  const listed = await books.desk.call(cash.expenseCategories, {});
  expect(listed).toHaveLength(12);
  expect(listed).toContainEqual({ code: 'tea', name: 'Tea and water' });
  const { driver } = books.owner.server.house.opened().db;
  expect(() => driver.exec("UPDATE expense_categories SET code = 'rent' WHERE code = 'tea'")).toThrow(
    'a category keeps its name',
  );

  const all = await books.owner.call(settings.get, {});
  await books.owner.call(settings.change, { ...all, settings: { ...all.settings, screenLanguage: 'hi' } });
  for (const paper of ['A4', 'A5', '80mm', '58mm'] as const) {
    const [starter, typed] = [said[0], own].map(expense => expense?.id ?? 0);
    const voucher = await books.desk.call(cash.printExpense, { expenseId: starter ?? 0, paper });
    expect(pdfWords(voucher.pdf), paper).toContain('चाय-पानी');
    expect(pdfWords(voucher.pdf), paper).toContain('दस रुपये मात्र');
    const other = await books.desk.call(cash.printExpense, { expenseId: typed ?? 0, paper });
    expect(pdfWords(other.pdf), paper).toContain('मंदिर का चढ़ावा');
  }
  const sheet = pdfWords((await books.owner.call(reports.printDaySheet, {})).pdf);
  expect(sheet).toContain('चाय-पानी');
  expect(sheet).not.toContain('Tea and water');
});
