import { expect, test } from 'vitest';
import { SHEETS } from '../../printing/paper.ts';
import { pageSizesOf, textOf, wordsOf, wordsOutside } from '../../printing/read-pdf.test-support.ts';
import { renderRoomiest } from '../../printing/render-pdf.ts';
import { UGLY_TEXTS } from '../../printing/ugly.sample.ts';
import { type PrivacyNoticePrint, privacyNoticeDocument } from './privacy-notice.document.ts';
import { SAMPLE_NOTICE } from './privacy-notice.sample.ts';

async function printed(notice: PrivacyNoticePrint) {
  const { bytes, pageCount } = await renderRoomiest(privacyNoticeDocument(notice));
  return { bytes, pageCount, text: textOf(bytes) };
}

test.each(['A5', 'A4'] as const)(
  'the %s notice says on one page what the law asks of it, in both languages',
  async paper => {
    const { text, bytes, pageCount } = await printed({ ...SAMPLE_NOTICE, paper });
    for (const words of [
      'Sunita Ramesh Pawar',
      'P-26-00871',
      'Notice 1, of 1 Nov 2026',
      'What we write down:',
      'Your rights:',
      'Data Protection Board of India',
      'हम क्या लिखते हैं:',
      'डेटा संरक्षण बोर्ड',
      'Signature or thumb print',
      'हस्ताक्षर या अंगूठे का निशान',
    ]) {
      expect(text.replace(/\s+/g, ' ')).toContain(words);
    }
    expect(text.match(/\bYes\b/g)).toHaveLength(4);
    expect(text.match(/\bNo\b/g)).toHaveLength(4);
    expect(pageCount).toBe(1);
    expect(pageSizesOf(bytes)).toEqual([{ width: SHEETS[paper].width, height: SHEETS[paper].height }]);
  },
);

test('a clinic without a Hindi text prints English alone', async () => {
  const { bytes } = await printed({ ...SAMPLE_NOTICE, notice: { ...SAMPLE_NOTICE.notice, textHi: '' } });
  expect(wordsOf(bytes).filter(({ text }) => /[\u0900-\u097f]/.test(text))).toEqual([]);
});

test('the longest text a clinic may write is printed whole and the signature stays in one piece', async () => {
  const long = Array.from(
    { length: 40 },
    (_, at) => `Point ${at}: ${'we keep what we need. '.repeat(4)}`,
  ).join('\n');
  const { text } = await printed({
    ...SAMPLE_NOTICE,
    notice: { ...SAMPLE_NOTICE.notice, textEn: long, textHi: long },
  });
  expect(text).toContain('Point 39:');
  expect(text.split('\f').find(page => page.includes('Signature'))).toContain('Please tick');
});

test.each(Object.entries(UGLY_TEXTS))('a notice for %s stays inside the sheet', async (_, ugly) => {
  const { bytes } = await printed({
    ...SAMPLE_NOTICE,
    clinic: { name: ugly, addressLine: ugly, phone: '' },
    patient: { ...SAMPLE_NOTICE.patient, name: ugly },
    notice: { ...SAMPLE_NOTICE.notice, textEn: ugly },
  });
  expect(wordsOutside(bytes, SHEETS.A5.sideMargin)).toEqual([]);
});
