import { expect, test } from 'vitest';
import { isRoll, ROLLS, SHEETS } from '../../printing/paper.ts';
import {
  fontsOf,
  pageSizesOf,
  textOf,
  textOfPages,
  wordsOutside,
} from '../../printing/read-pdf.test-support.ts';
import { renderRoomiest } from '../../printing/render-pdf.ts';
import { UGLY_TEXTS } from '../../printing/ugly.sample.ts';
import { billDocument } from './bill.document.ts';
import {
  PAID_HINDI_BILL,
  SAMPLE_BILL,
  SAMPLE_MIXED_BILL,
  SAMPLE_RECEIPT,
  SAMPLE_TAX_INVOICE,
} from './bill.sample.ts';
import type { BillLineOnPaper, BillPrint, ReceiptPrint } from './bill-print.ts';
import { receiptDocument } from './receipt.document.ts';

const CONSULTATION = SAMPLE_BILL.lines[0] as BillLineOnPaper;

async function printed(bill: BillPrint) {
  const { bytes, pageCount } = await renderRoomiest(billDocument(bill));
  return { bytes, pageCount, text: textOf(bytes) };
}

async function receipted(receipt: ReceiptPrint) {
  const { bytes } = await renderRoomiest(receiptDocument(receipt));
  return { bytes, text: textOf(bytes) };
}

test.each(['A5', '80mm', '58mm'] as const)(
  'a bill of supply on %s says what the law asks for',
  async paper => {
    const { text, bytes } = await printed({ ...SAMPLE_BILL, paper });
    const flat = text.replace(/\s+/g, ' ');
    for (const words of [
      'Bill of supply',
      'B/26-27/003406',
      'Reg. No. 2009/08/2931',
      'Maharashtra Medical Council',
      'AC-004812',
      '999312',
      'Round-off',
      '−0.50',
      '−100.00',
      '₹ 1,300.00',
      'Rupees one thousand three',
      'UTR 4128 1555 0142',
      'Balance due',
      'Kavita, desk 1',
    ]) {
      expect(flat).toContain(words);
    }
    expect(flat).toContain('Sl. 74');
    expect(flat.match(/R\/26-27\/00231[89]/g)).toHaveLength(2);
    expect(fontsOf(bytes).every(font => font.isEmbedded)).toBe(true);
  },
);

test.each(['A4', 'A5', '80mm', '58mm'] as const)(
  'a tax invoice on %s says what rule 46 asks for',
  async paper => {
    const { text, bytes, pageCount } = await printed({ ...SAMPLE_TAX_INVOICE, paper });
    const flat = text.replace(/\s+/g, ' ');
    for (const words of [
      ...[
        'Tax invoice',
        'TI/26-27/000088',
        'GSTIN 27ABCDE0000X1Z0',
        'Maharashtra (27)',
        'Original for recipient',
      ],
      ...['999722', '3304', '3004', '847.46', '76.27', '10,880.67', '1,21,023.65', '₹ 1,42,785.00', 'staff'],
      'For Aarohi Clinic',
    ])
      expect(flat).toContain(words);
    expect(pageCount).toBe(1);
    expect(fontsOf(bytes).every(font => font.isEmbedded)).toBe(true);
  },
);

test.each(['A4', 'A5', '80mm', '58mm'] as const)(
  'an invoice-cum-bill of supply on %s keeps what is taxed and what is not apart',
  async paper => {
    const flat = (await printed({ ...SAMPLE_MIXED_BILL, paper })).text.replace(/\s+/g, ' ');
    for (const words of [
      ...['Without GST', '859.28', 'Taxable value', '56.53', 'exempt', 'approved', 'From your advance'],
      ...['paid in a package', 'Balance due', '119.00', 'no. 004512'],
    ])
      expect(flat).toContain(words);
  },
);

test('in a union territory the second half of the tax is named after its own act', async () => {
  const gst = {
    gstin: '04ABCDE0000X1Z0',
    placeOfSupply: 'Chandigarh (04)',
    placeOfIgst: '',
    isUnionTerritory: true,
  };
  const { text } = await printed({ ...SAMPLE_TAX_INVOICE, gst });
  expect(text).toContain('UTGST');
  expect(text).not.toMatch(/\bSGST/);
});

test('sheets and rolls have their own sizes, and a roll is one piece however long', async () => {
  expect(pageSizesOf((await printed(SAMPLE_BILL)).bytes)).toEqual([{ width: 419.53, height: 595.28 }]);
  const lines = Array.from({ length: 60 }, () => CONSULTATION);
  const { bytes, pageCount } = await printed({ ...SAMPLE_BILL, lines, paper: '80mm' });
  expect(pageCount).toBe(1);
  expect(pageSizesOf(bytes)[0]?.width).toBeCloseTo(226.8, 0);
});

test('no round-off line stands where nothing was rounded', async () => {
  expect((await printed({ ...SAMPLE_BILL, roundOffPaise: 0 })).text).not.toContain('Round-off');
});

test('a UPI code is printed only for a balance that can still be paid', async () => {
  expect((await printed(SAMPLE_BILL)).text).toContain('By UPI');
  expect((await printed({ ...SAMPLE_BILL, duePaise: 0 })).text).not.toContain('By UPI');
  const cancelled = await printed({ ...SAMPLE_BILL, cancelledBecause: 'wrong patient' });
  expect(cancelled.text).toContain('CANCELLED: wrong patient');
  expect(cancelled.text).not.toContain('By UPI');
});

test('a reprint says which copy it is and changes nothing else', async () => {
  const copy = (await printed({ ...SAMPLE_BILL, duplicateCopy: 2 })).text;
  expect(copy).toContain('Duplicate copy 2');
  const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();
  expect(squeezed(copy.replace('Duplicate copy 2', ''))).toBe(squeezed((await printed(SAMPLE_BILL)).text));
});

test('a Hindi bill keeps figures, numbers and the notification as they are', async () => {
  const { text } = await printed(PAID_HINDI_BILL);
  expect(text).toContain('देय रकम');
  expect(text).toContain('₹ 1,300.00');
  expect(text).toContain('स्वास्थ्य सेवा, कर-मुक्त');
  expect(text).toContain('12/2017-CT(R)');
});

test('a bill of sixty lines runs on with its head, and its sums are not torn apart', async () => {
  const lines = Array.from({ length: 60 }, () => CONSULTATION);
  const { bytes } = await printed({ ...SAMPLE_BILL, lines });
  const pages = textOfPages(bytes);
  expect(pages.length).toBeGreaterThan(1);
  pages.slice(1).forEach((page, index) => {
    expect(page).toContain(`B/26-27/003406 · page ${index + 2} of ${pages.length}`);
    expect(page).toContain('Sunita Ramesh Pawar · AC-004812');
  });
  expect(pages.at(-1)).toContain('Balance due');
});

test.each(['A5', '80mm', '58mm'] as const)(
  'a receipt on %s says amount, mode, UTR, bill and what is left',
  async paper => {
    const { text } = await receipted({ ...SAMPLE_RECEIPT, paper, duplicateCopy: 1 });
    const flat = text.replace(/\s+/g, ' ');
    for (const words of [
      'Receipt',
      'R/26-27/002319',
      'B/26-27/003406',
      '₹ 600.00',
      'UPI',
      'UTR 4128 1555 0142',
      'Rupees six hundred only',
      'Balance due',
      '200.00',
      'Reg. No. 2009/08/2931',
      'Received by: Kavita, desk 1',
      'Duplicate copy 1',
    ]) {
      expect(flat).toContain(words);
    }
  },
);

test.each(Object.entries(UGLY_TEXTS))('money pages of %s stay inside their paper', async (_, ugly) => {
  const party = { ...SAMPLE_BILL.patient, name: ugly, address: ugly };
  const line = {
    ...CONSULTATION,
    description: ugly,
    ratePaise: 99_999_999_00,
    amountPaise: 99_999_999_00,
  };
  for (const paper of ['A4', 'A5', '80mm', '58mm'] as const) {
    const margin = isRoll(paper) ? ROLLS[paper].margins[0] : SHEETS[paper].sideMargin;
    const common = { paper, patient: party, cashierName: ugly };
    const bill = await printed({
      ...SAMPLE_BILL,
      ...common,
      lines: [line],
      discount: { amountPaise: 1, reason: ugly, approvedBy: ugly },
    });
    expect(wordsOutside(bill.bytes, margin)).toEqual([]);
    const taxed = SAMPLE_TAX_INVOICE.lines.map(each => ({ ...each, description: ugly }));
    const invoice = await printed({ ...SAMPLE_TAX_INVOICE, ...common, lines: taxed });
    expect(wordsOutside(invoice.bytes, margin)).toEqual([]);
    const receipt = await receipted({ ...SAMPLE_RECEIPT, ...common });
    expect(wordsOutside(receipt.bytes, margin)).toEqual([]);
  }
});
