import { expect, test } from 'vitest';
import { fontsOf, pageSizesOf, textOf } from '../../printing/read-pdf.test-support.ts';
import { renderPdf } from '../../printing/render-pdf.ts';
import { UGLY_TEXTS } from '../../printing/ugly.sample.ts';
import { recoverySheetDocument } from './recovery-sheet.document.ts';
import { SAMPLE_RECOVERY_SHEET } from './recovery-sheet.sample.ts';

async function printed(sheet: typeof SAMPLE_RECOVERY_SHEET) {
  const { bytes, pageCount } = await renderPdf(recoverySheetDocument(sheet));
  return { bytes, pageCount, text: textOf(bytes) };
}

test('the recovery sheet prints every group, the check group, the key and the four steps on one A4 page', async () => {
  const { text, bytes, pageCount } = await printed(SAMPLE_RECOVERY_SHEET);
  expect(pageCount).toBe(1);
  expect(pageSizesOf(bytes)).toEqual([{ width: 595.28, height: 841.89 }]);
  const flat = text.replace(/\s+/g, '');
  for (const group of [...SAMPLE_RECOVERY_SHEET.groups, SAMPLE_RECOVERY_SHEET.checkGroup]) {
    expect(flat).toContain(group);
  }
  for (const words of [
    'Aarohi Clinic, Pune',
    '21 November 2026',
    'Key K-7F3A',
    'choose “Restore”',
    'Never',
  ]) {
    expect(text).toContain(words);
  }
  for (const step of [1, 2, 3, 4]) expect(text).toMatch(new RegExp(`^ ?${step} \\S`, 'm'));
  expect(fontsOf(bytes).every(font => font.isEmbedded)).toBe(true);
});

test('the Hindi sheet says the same on one page', async () => {
  const { text, pageCount } = await printed({ ...SAMPLE_RECOVERY_SHEET, language: 'hi' });
  expect(pageCount).toBe(1);
  expect(text).toContain('कंप्यूटर या पासवर्ड खो जाए तो');
  expect(text).toContain('कभी नहीं');
});

test.each(Object.entries(UGLY_TEXTS))(
  'a clinic named %s still gets its code on the first page',
  async (_, ugly) => {
    const { bytes } = await printed({ ...SAMPLE_RECOVERY_SHEET, clinicName: ugly });
    expect(textOf(bytes).split('\f')[0]?.replace(/\s+/g, '')).toContain('K7QM');
  },
);
