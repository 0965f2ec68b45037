import { expect, test } from 'vitest';
import { textOf, wordsOf, wordsOutside } from '../../printing/read-pdf.test-support.ts';
import { renderRoomiest } from '../../printing/render-pdf.ts';
import { billDocument } from './bill.document.ts';
import { SAMPLE_BILL, SAMPLE_MIXED_BILL, SAMPLE_TAX_INVOICE } from './bill.sample.ts';
import type { BillLineOnPaper, BillPrint } from './bill-print.ts';

const [CREAM] = SAMPLE_TAX_INVOICE.lines.slice(-1) as [BillLineOnPaper];
const [CONSULTATION] = SAMPLE_BILL.lines as [BillLineOnPaper];

/** Six lines of both kinds, two payments, a discount that somebody approved, and a code to pay the rest by. */
const USUAL: BillPrint = {
  ...SAMPLE_MIXED_BILL,
  lines: [...SAMPLE_MIXED_BILL.lines, CREAM, { ...CREAM, quantity: 3, description: 'Crepe bandage 10 cm' }],
  payments: SAMPLE_BILL.payments,
};

async function printed(bill: BillPrint) {
  const { bytes, pageCount } = await renderRoomiest(billDocument(bill));
  return { bytes, pageCount, text: textOf(bytes).replace(/\s+/g, ' ') };
}

test.each(['en', 'hi'] as const)(
  'a usual mixed bill takes one A5 page, and so does its copy (%s)',
  async language => {
    for (const duplicateCopy of [null, 3]) {
      for (const bill of [SAMPLE_MIXED_BILL, USUAL]) {
        const { bytes, pageCount, text } = await printed({ ...bill, language, duplicateCopy });
        expect(pageCount).toBe(1);
        expect(wordsOutside(bytes, 20)).toEqual([]);
        // Nothing that the law asks for gave way: code and unit, value, rate and tax of each line, and the sums.
        for (const words of ['3004', '56.53', '1.41', '859.28', '12/2017-CT(R)', '27ABCDE0000X1Z0'])
          expect(text, words).toContain(words);
        expect(text).toMatch(/56\.53 5 ?% 1\.41 1\.41 59\.35/);
      }
    }
  },
);

test('what makes it fit never becomes smaller than nine points', async () => {
  const { bytes } = await printed(USUAL);
  const heights = wordsOf(bytes).map(({ top, bottom }) => bottom - top);
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(9);
});

test('a bill with room keeps it: the table of rates, and counts on lines of their own', async () => {
  const { text } = await printed({ ...SAMPLE_MIXED_BILL, paper: 'A4' });
  expect(text).toMatch(/999312 exempt 859\.28/);
  const short = await printed({ ...SAMPLE_BILL, lines: [{ ...CONSULTATION, doneBy: 'Dr Rao' }] });
  expect(short.text).toMatch(/Consultation, physician .*by Dr Rao/);
  expect(short.text).not.toContain('physician · by');
});

test('a bill too long for one page is set roomily on as few as it needs', async () => {
  const lines = Array.from({ length: 12 }, () => USUAL.lines).flat();
  const { pageCount, text } = await printed({ ...USUAL, lines });
  expect(pageCount).toBeGreaterThan(1);
  expect(text).toContain('Balance due');
});
