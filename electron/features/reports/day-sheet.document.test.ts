import { expect, test } from 'vitest';
import { SHEETS } from '../../printing/paper.ts';
import { fontsOf, pageSizesOf, textOf, wordsOf, wordsOutside } from '../../printing/read-pdf.test-support.ts';
import { renderRoomiest } from '../../printing/render-pdf.ts';
import { UGLY_TEXTS } from '../../printing/ugly.sample.ts';
import { daySheetDocument } from './day-sheet.document.ts';
import { SAMPLE_DAY_CLOSE, TODAYS_SHEET } from './day-sheet.sample.ts';
import type { DaySheetPrint } from './day-sheet-print.ts';

async function printed(day: DaySheetPrint) {
  const { bytes, pageCount } = await renderRoomiest(daySheetDocument(day));
  return { bytes, pageCount, text: textOf(bytes) };
}

test('a closed day is one A4 page with money by mode, cash, doctors, dues, exceptions and seals', async () => {
  const { text, bytes, pageCount } = await printed(SAMPLE_DAY_CLOSE);
  expect(pageCount).toBe(1);
  expect(pageSizesOf(bytes)).toEqual([{ width: 595.28, height: 841.89 }]);
  for (const words of [
    'Day close',
    'Saturday 21 November 2026',
    'D/26-27/0199',
    'day locked',
    'Cash 2,000.00 41,350.00 −500.00 −21,240.00 21,610.00 21,600.00 −10.00',
    'Card – 15,100.00 – – 15,100.00 15,100.00 0.00',
    'Cash short by ₹ 10.00',
    '500 36 18,000.00',
    'Dr. Imran Shaikh 14 31,000.00 32,000.00',
    'Owed tonight 11,600.00',
    'Held tonight 27,000.00',
    'B/26-27/003391: wrong patient',
    'A49D 03F6 B17C 8E52 2D60 97C8 F3AB 5E14',
    'Closed by: Kavita, desk 1',
    'page 1 of 1',
  ]) {
    expect(text).toContain(words);
  }
  expect(fontsOf(bytes).every(font => font.isEmbedded)).toBe(true);
});

test('figures of a column end on one line, so that they can be added by eye', async () => {
  const words = wordsOf((await printed(SAMPLE_DAY_CLOSE)).bytes);
  const rights = ['41,350.00', '68,400.00', '15,100.00'].map(
    figure => words.find(word => word.text === figure)?.right,
  );
  expect(Math.max(...rights.map(Number)) - Math.min(...rights.map(Number))).toBeLessThan(0.2);
});

test('a day that is not closed says so at its head and foot and bears no seal and no signature', async () => {
  const { text } = await printed(TODAYS_SHEET);
  expect(text).toContain('Today’s sheet');
  expect(text.match(/Not closed/g)).toHaveLength(2);
  expect(text).toContain('Figures can still change');
  expect(text).not.toContain('Seal');
  expect(text).not.toContain('Closed by');
  expect(text).toContain('Nothing unusual.');
});

test('the short sheet fits the roll and carries the variance', async () => {
  const { text, pageCount } = await printed({ ...SAMPLE_DAY_CLOSE, paper: '80mm' });
  expect(pageCount).toBe(1);
  expect(text).toContain('Total 1,24,850.00');
  expect(text).toContain('Variance −10.00');
  expect((await printed({ ...TODAYS_SHEET, paper: '80mm' })).text).toContain('Not closed');
});

test('the sheet is also in Hindi', async () => {
  const { text, pageCount } = await printed({ ...SAMPLE_DAY_CLOSE, language: 'hi' });
  expect(pageCount).toBe(1);
  expect(text).toContain('दिन का हिसाब');
  expect(text).toContain('नकद की गिनती');
});

test('fifty exceptions run on to further pages, all of them printed', async () => {
  const exceptions = Array.from({ length: 50 }, (_, index) => ({
    label: 'Cancelled bill',
    text: `B/26-27/${index}: x`,
  }));
  const { text, pageCount } = await printed({ ...SAMPLE_DAY_CLOSE, exceptions });
  expect(pageCount).toBeGreaterThan(1);
  expect(text.match(/Cancelled bill/g)).toHaveLength(50);
});

test.each(Object.entries(UGLY_TEXTS))('a day sheet of %s stays inside its margins', async (_, ugly) => {
  const day: DaySheetPrint = {
    ...SAMPLE_DAY_CLOSE,
    clinicName: ugly,
    varianceNote: ugly,
    doctors: [{ name: ugly, visits: 1, billedPaise: 99_999_999_00, receivedPaise: 0 }],
    exceptions: [{ label: ugly, text: ugly }],
  };
  expect(wordsOutside((await printed(day)).bytes, SHEETS.A4.sideMargin)).toEqual([]);
});
