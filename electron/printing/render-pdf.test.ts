import { expect, test } from 'vitest';
import { clipped, textWidth } from './clip-text.ts';
import { bareTable, columns, gap, rollText, shareWidths, text } from './page-blocks.ts';
import type { PdfDefinition } from './pdf-definition.ts';
import { qrPath } from './qr-path.ts';
import { fontsOf, pageSizesOf, textOf, wordsOf } from './read-pdf.test-support.ts';
import { renderPdf, renderRoomiest } from './render-pdf.ts';
import { bold, plain } from './script-runs.ts';

const sheet = (content: PdfDefinition['content']): PdfDefinition => ({
  pageSize: { width: 420, height: 300 },
  pageMargins: [20, 20, 20, 20],
  title: 'test',
  content,
});

test('the same page is the same bytes, so a signed page can be compared with its reprint', async () => {
  const page = () => sheet([text([bold('₹ 1,300.00'), plain(' पर्ची')], [10, 14])]);
  const first = await renderPdf(page());
  const second = await renderPdf(page());
  expect(Buffer.from(second.bytes).equals(Buffer.from(first.bytes))).toBe(true);
  const dated = await renderPdf({ ...page(), createdAt: new Date('2026-11-21T13:10:00Z') });
  expect(Buffer.from(dated.bytes).equals(Buffer.from(first.bytes))).toBe(false);
});

test('letters first met as part of an accented letter are still read back on the next page', async () => {
  await renderPdf(sheet([rollText('ṕ ẋ Ĥ ½', [10, 14])]));
  const { bytes } = await renderPdf(sheet([rollText('SpO2 xeroxed pH', [10, 14])]));
  expect(textOf(bytes)).toContain('SpO2 xeroxed pH');
});

test('what was printed before changes neither the bytes nor the text of a page', async () => {
  const words = '\u00a0SpO2 × 97\u00a0% ½ दिन में';
  const page = () => sheet([text([bold(words)], [10, 14])]);
  const before = await renderPdf(page());
  await renderPdf(sheet([text([bold('½ ṕ 1\u00a02 × दिन')], [10, 14])]));
  const after = await renderPdf(page());
  expect(Buffer.from(after.bytes).equals(Buffer.from(before.bytes))).toBe(true);
  expect(textOf(after.bytes)).toContain('SpO2 × 97 % ½ दिन में');
});

test('rupees, fractions and Hindi are read back and every font travels inside the file', async () => {
  const { bytes, pageCount } = await renderPdf(sheet([text('₹ 1,23,456.50 ½ mg/dL खाने के बाद', [10, 14])]));
  expect(textOf(bytes)).toContain('₹ 1,23,456.50 ½ mg/dL खाने के बाद');
  expect(pageCount).toBe(1);
  const fonts = fontsOf(bytes);
  expect(fonts.map(font => font.name.replace(/^.*\+/, '')).sort()).toEqual([
    'NotoSans-Regular',
    'NotoSansDevanagari-Regular',
  ]);
  expect(fonts.every(font => font.isEmbedded)).toBe(true);
});

test('Hindi and English on one line stand on one baseline', async () => {
  const { bytes } = await renderPdf(sheet([text('food खाने', [10, 14])]));
  const [english, hindi] = wordsOf(bytes);
  expect(hindi?.top).toBeCloseTo(english?.top ?? 0, 1);
  expect(hindi?.bottom).toBeCloseTo(english?.bottom ?? 0, 1);
});

test('leading is what it says: ten lines on 14 pt are 126 pt from first to last', async () => {
  const lines = Array.from({ length: 10 }, (_, index) => text(`${index}पर`, [10, 14]));
  const words = wordsOf((await renderPdf(sheet(lines))).bytes);
  expect((words.at(-1)?.top ?? 0) - (words[0]?.top ?? 0)).toBeCloseTo(126, 0);
});

test('of several settings the roomiest on the fewest pages is printed', async () => {
  const lines = (count: number, leading: number) => () =>
    sheet(Array.from({ length: count }, () => text(`${leading}`, [9, leading])));
  const two = await renderRoomiest([lines(30, 16), lines(30, 14), lines(30, 8)]);
  expect(two.pageCount).toBe(1);
  expect(textOf(two.bytes)).toContain('8');
  const cramped = await renderRoomiest([lines(60, 16), lines(60, 13), lines(60, 12)]);
  expect(cramped.pageCount).toBe(3);
  expect(textOf(cramped.bytes)).toContain('13');
});

test('pages are counted as they come out', async () => {
  const { bytes, pageCount } = await renderPdf(
    sheet([gap(200), text('a', [10, 14]), gap(200), text('b', [10, 14])]),
  );
  expect(pageCount).toBe(2);
  expect(pageSizesOf(bytes)).toEqual([
    { width: 420, height: 300 },
    { width: 420, height: 300 },
  ]);
});

test('a word longer than its column is broken, not run over the next column', async () => {
  const long = text('W'.repeat(60), [10, 14]);
  const next = text('next', [10, 14]);
  const { bytes } = await renderPdf(
    sheet([
      columns(380, 8, [{ block: long }, { width: 80, block: next }]),
      bareTable({ totalWidth: 380, widths: [undefined, 80], rows: [[text('W'.repeat(60), [10, 14]), next]] }),
    ]),
  );
  const wide = wordsOf(bytes).filter(word => word.text.startsWith('W'));
  expect(wide.length).toBeGreaterThan(2);
  expect(Math.max(...wide.map(word => word.right))).toBeLessThanOrEqual(20 + 380 - 88 + 1);
});

test('columns that cannot fit are refused while the page is built, not overrun in silence', () => {
  expect(() => shareWidths(100, [60, 60])).toThrow(/too little/);
  expect(() => shareWidths(100, [90, undefined])).toThrow(/too little/);
});

test('a line that has no room to grow ends in an ellipsis inside its width', () => {
  const name = 'Venkatanarasimharajuvaripeta Satyanarayana';
  const short = clipped(name, { width: 80, size: 9, isBold: true });
  expect(short).toMatch(/^Venkata.*…$/);
  expect(textWidth(short, { size: 9, isBold: true })).toBeLessThanOrEqual(80);
  expect(clipped('Asha', { width: 80, size: 9 })).toBe('Asha');
});

test('47 capital characters make a QR of 25 modules, one more makes it finer', () => {
  expect(qrPath('A'.repeat(47), 'L').side).toBe(25);
  expect(qrPath('A'.repeat(48), 'L').side).toBe(29);
});

test('a page can read no file of the computer and fetch nothing from the network', async () => {
  const image = (source: string) =>
    renderPdf(sheet([{ image: source } as unknown as PdfDefinition['content'][0]]));
  await expect(image(import.meta.filename)).rejects.toThrow(/denied/);
  await expect(
    renderPdf({ ...sheet([]), images: { x: 'https://example.invalid/x.png' } } as PdfDefinition),
  ).rejects.toThrow(/denied/);
});
