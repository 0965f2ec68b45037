import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { ClinicSettings } from '#shared/features/settings/settings.schema.ts';
import { pageSizesOf } from '../../printing/read-pdf.test-support.ts';
import { openTestBooks, type TestBooks } from '../../server/test-books.test-support.ts';
import { closeTestClinics, PEOPLE } from '../../server/test-clinic.ts';

afterEach(closeTestClinics);
const { cash, queue, reports, settings } = contract;
type Papers = Pick<ClinicSettings, 'billPaper' | 'slipPaper'>;

const WIDTHS = new Map(
  [164, 227, 298, 420, 595].map((width, at) => [width, ['58', '80', 'A6', 'A5', 'A4'][at]]),
);

function paperOf({ pdf }: { pdf: string }): string | undefined {
  return WIDTHS.get(Math.round(pageSizesOf(Buffer.from(pdf, 'base64'))[0]?.width ?? 0));
}

async function usePapers({ owner }: TestBooks, papers: Papers): Promise<void> {
  const all = await owner.call(settings.get, {});
  await owner.call(settings.change, { ...all, settings: { ...all.settings, ...papers } });
}

test.each<[Papers, voucher: string, slip: string, token: string]>([
  [{ billPaper: 'A5', slipPaper: '80mm' }, 'A5', '80', '80'],
  [{ billPaper: 'A4', slipPaper: '58mm' }, 'A4', '58', '58'],
  [{ billPaper: '58mm', slipPaper: '80mm' }, '58', '58', '80'],
  [{ billPaper: '80mm', slipPaper: 'A6' }, '80', '80', 'A6'],
  // No printer with a roll: the sheet goes on the paper that there is.
  [{ billPaper: 'A5', slipPaper: 'A6' }, 'A5', 'A4', 'A6'],
])(
  '%o: vouchers follow the bills, the slips of drawer and day the roll',
  async (papers, voucher, slip, token) => {
    const books = await openTestBooks();
    const { owner, desk } = books;
    await usePapers(books, papers);
    await books.bill(60_000);
    const { id: expenseId } = await desk.call(cash.recordExpense, {
      ...{ amountPaise: 10_000, mode: 'cash', category: 'Tea', paidTo: 'Gupta Stores' },
    });
    expect(paperOf(await desk.call(cash.printExpense, { expenseId }))).toBe(voucher);
    expect(paperOf(await desk.call(cash.printExpense, { expenseId, paper: '58mm' }))).toBe('58');
    const { shift } = await desk.call(cash.myShift, {});
    expect(paperOf(await desk.call(cash.printShift, { shiftId: shift?.shiftId ?? 0 }))).toBe(slip);
    expect(paperOf(await owner.call(reports.printDaySheet, { paper: 'slip' }))).toBe(slip);
    expect(paperOf(await owner.call(reports.printDaySheet, {}))).toBe('A4');
    const { visitId } = await desk.call(queue.giveToken, {
      patientId: books.patientId,
      doctorId: PEOPLE.doctor,
    });
    expect(paperOf(await desk.call(queue.tokenSlip, { visitId }))).toBe(token);
  },
);
