import { expect, test } from 'vitest';
import { ROLLS, SHEETS } from '../../printing/paper.ts';
import { fontsOf, pageSizesOf, textOf, wordsOutside } from '../../printing/read-pdf.test-support.ts';
import { renderPdf } from '../../printing/render-pdf.ts';
import { UGLY_TEXTS } from '../../printing/ugly.sample.ts';
import { type TokenSlipPrint, tokenSlipDocument } from './token-slip.document.ts';
import { HINDI_TOKEN_SLIP, SAMPLE_TOKEN_SLIP } from './token-slip.sample.ts';

async function printed(slip: TokenSlipPrint) {
  const { bytes, pageCount } = await renderPdf(tokenSlipDocument(slip));
  return { bytes, pageCount, text: textOf(bytes) };
}

test('a token slip says number, doctor, time window, date, clinic, name and fee', async () => {
  const { text, bytes, pageCount } = await printed(SAMPLE_TOKEN_SLIP);
  for (const words of [
    'A 27',
    'Dr. Meera A. Kulkarni',
    'Room 2 · Expected 6:20–6:40 pm',
    'Saturday 21 Nov 2026',
    'Aarohi Clinic',
    'Sunita Ramesh Pawar',
    'सुनीता',
    'OPD no. 261121/027',
    '₹ 500.00',
    'Pay by UPI',
  ]) {
    expect(text).toContain(words);
  }
  expect(pageCount).toBe(1);
  expect(pageSizesOf(bytes)[0]?.width).toBeCloseTo(226.8, 0);
  expect(fontsOf(bytes).every(font => font.isEmbedded && /Medium|Bold/.test(font.name))).toBe(true);
});

test('a paid or free visit asks for no payment', async () => {
  const paid = await printed({
    ...SAMPLE_TOKEN_SLIP,
    fee: { kind: 'paid', amountPaise: 50_000, receiptNumber: 'R/26-27/000012' },
  });
  expect(paid.text).toContain('Fee paid');
  expect(paid.text).toContain('R/26-27/000012');
  expect(paid.text).not.toContain('UPI');
  const free = await printed({ ...SAMPLE_TOKEN_SLIP, fee: { kind: 'free', tillDate: '28 Nov' } });
  expect(free.text).toContain('No fee till 28 Nov');
  expect(free.text).not.toContain('UPI');
});

test('a clinic without UPI prints the fee due and no QR', async () => {
  const fee = { kind: 'due', amountPaise: 50_000, upiLink: null } as const;
  const { text } = await printed({ ...SAMPLE_TOKEN_SLIP, fee });
  expect(text).toContain('Fee due');
  expect(text).not.toContain('UPI');
});

test('a visit without a local name or a number prints neither', async () => {
  const { text } = await printed({ ...SAMPLE_TOKEN_SLIP, localName: '', visitNumber: '' });
  expect(text).not.toContain('OPD');
});

test('the slip also comes in Hindi and on an A6 sheet', async () => {
  const { text, bytes } = await printed(HINDI_TOKEN_SLIP);
  expect(text).toContain('टोकन');
  expect(text).toContain('फ़ीस बाकी');
  expect(pageSizesOf(bytes)).toEqual([{ width: 297.64, height: 419.53 }]);
});

test.each(Object.entries(UGLY_TEXTS))(
  'a slip of %s stays on one piece of paper, inside it',
  async (_, ugly) => {
    const slip = {
      ...SAMPLE_TOKEN_SLIP,
      patientName: ugly,
      localName: ugly,
      doctorName: ugly,
      room: ugly,
      token: ugly.slice(0, 12),
    };
    for (const paper of ['80mm', '58mm', 'A6'] as const) {
      const { bytes, pageCount } = await printed({ ...slip, paper });
      const margin = paper === 'A6' ? SHEETS.A6.sideMargin : ROLLS[paper].margins[0];
      expect(wordsOutside(bytes, margin)).toEqual([]);
      if (paper !== 'A6') expect(pageCount).toBe(1);
    }
  },
);
