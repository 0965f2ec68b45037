import { expect, test } from 'vitest';
import { SAMPLE_RECEIPT } from '../features/billing/bill.sample.ts';
import { receiptDocument } from '../features/billing/receipt.document.ts';
import { type VoucherPrint, voucherDocument } from '../features/billing/voucher.document.ts';
import { SAMPLE_SHIFT, SAMPLE_VOUCHER } from '../features/cash/cash-papers.sample.ts';
import { expenseVoucher } from '../features/cash/expense-voucher.document.ts';
import { shiftSlip } from '../features/cash/shift-slip.document.ts';
import { tokenSlipDocument } from '../features/queue/token-slip.document.ts';
import { SAMPLE_TOKEN_SLIP } from '../features/queue/token-slip.sample.ts';
import { SAMPLE_DAY_CLOSE } from '../features/reports/day-sheet.sample.ts';
import { daySlip } from '../features/reports/day-slip.document.ts';
import { ROLLS } from './paper.ts';
import type { PdfDefinition } from './pdf-definition.ts';
import { type WordOnPaper, wordsOf, wordsOutside } from './read-pdf.test-support.ts';
import { renderRoomiest } from './render-pdf.ts';
import { UGLY_TEXTS } from './ugly.sample.ts';

const PAPERS = ['80mm', '58mm'] as const;
const LANGUAGES = ['en', 'hi'] as const;
type On = { paper: (typeof PAPERS)[number]; language: (typeof LANGUAGES)[number]; name: string };

const HUGE = 123_456_789_00;
const HINDI_NAME = 'श्रीमती महालक्ष्मीनारायणस्वामी वेंकटेश्वरानंदतीर्थ सुब्रह्मण्यम';

const creditNote: VoucherPrint = {
  ...SAMPLE_RECEIPT,
  gstin: SAMPLE_RECEIPT.gst?.gstin ?? '',
  ...{ title: 'Credit note', reference: 'against B/26-27/000123 of 21 Nov 2026', said: 'Credited' },
  ...{ amountPaise: HUGE, paymentReference: '', notes: ['Reason: not done'], receiverSigns: 'Receiver' },
  lines: [{ description: 'Ultrasonography', sacCode: '999312', quantity: 12, amountPaise: HUGE }],
  sums: [{ label: 'Taken off what is due', amountPaise: HUGE }],
};

/** Every slip of money with names that are too long and sums that no clinic has. */
const SLIPS: Record<string, (on: On) => PdfDefinition | (() => PdfDefinition)[]> = {
  expenseVoucher: ({ paper, language, name }) =>
    expenseVoucher({
      ...{ ...SAMPLE_VOUCHER, paper, language, clinicName: name, duplicateCopy: 1 },
      expense: { ...SAMPLE_VOUCHER.expense, paidTo: name, cashierName: name, amountPaise: HUGE },
    }),
  drawerSlip: ({ paper, language, name }) => {
    const sums = SAMPLE_SHIFT.sheet.sums.map(sum => ({ ...sum, amountPaise: sum.amountPaise * 70_000 }));
    const sheet = { ...SAMPLE_SHIFT.sheet, sums, userName: name, secondByName: name, reason: name };
    const figures = { floatPaise: HUGE, expectedCashPaise: -HUGE, countedCashPaise: HUGE };
    return shiftSlip(
      { ...SAMPLE_SHIFT, language, clinicName: name, sheet: { ...sheet, ...figures }, duplicateCopy: 3 },
      paper,
    );
  },
  daySlip: ({ paper, language, name }) =>
    daySlip(
      {
        ...{ ...SAMPLE_DAY_CLOSE, language, clinicName: name, duplicateCopy: 1 },
        modesTotal: { ...SAMPLE_DAY_CLOSE.modesTotal, receivedPaise: HUGE },
        doctors: [{ name, visits: 31, billedPaise: HUGE, receivedPaise: -HUGE }],
        drawers: SAMPLE_DAY_CLOSE.drawers.map(drawer => ({ ...drawer, name, countedPaise: HUGE })),
        dues: { rows: [{ label: name, amountPaise: HUGE, count: 417 }], total: null },
      },
      paper,
    ),
  tokenSlip: ({ paper, language, name }) =>
    tokenSlipDocument({
      ...{ ...SAMPLE_TOKEN_SLIP, paper, language, doctorName: name, patientName: name },
      fee: { kind: 'paid', amountPaise: 123_456_00, receiptNumber: 'R/26-27/000012' },
    }),
  receipt: ({ paper, language, name }) =>
    receiptDocument({
      ...{ ...SAMPLE_RECEIPT, paper, language, cashierName: name, billTotalPaise: HUGE, duePaise: HUGE },
      patient: { ...SAMPLE_RECEIPT.patient, name },
    }),
  creditNote: ({ paper, language, name }) =>
    voucherDocument({ ...creditNote, paper, language, patient: { ...creditNote.patient, name } }),
};

/** Without the room above and below the letters that every face keeps. */
function inkOf({ left, right, top, bottom }: WordOnPaper) {
  const height = bottom - top;
  return { left, right, top: top + height * 0.2, bottom: bottom - height * 0.21 };
}

/** Two words that stand on each other. */
function overlapping(words: readonly WordOnPaper[]): string[] {
  const inks = words.map(inkOf);
  return inks.flatMap((one, at) =>
    inks.slice(at + 1).flatMap((other, after) => {
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      return across > 1 && down > 1.5 ? [`${words[at]?.text} on ${words[at + 1 + after]?.text}`] : [];
    }),
  );
}

async function wordsOn(slip: string, on: On) {
  const set = SLIPS[slip]?.(on) ?? [];
  const { bytes } = await renderRoomiest(Array.isArray(set) ? set : [() => set]);
  return { bytes, words: wordsOf(bytes) };
}

test.each(Object.keys(SLIPS))(
  '%s: nothing is cut, nothing stands on another, sums end at the right edge',
  async slip => {
    const names = [SAMPLE_RECEIPT.patient.name, UGLY_TEXTS.veryLongName, UGLY_TEXTS.manyNames, HINDI_NAME];
    for (const paper of PAPERS) {
      const [side] = ROLLS[paper].margins;
      const edge = ROLLS[paper].width - side;
      for (const language of LANGUAGES) {
        for (const name of names) {
          const { bytes, words } = await wordsOn(slip, { paper, language, name });
          const where = `${paper} ${language} ${name.slice(0, 12)}`;
          expect(wordsOutside(bytes, side), where).toEqual([]);
          expect(overlapping(words), where).toEqual([]);
          const sums = words.filter(({ text }) => /^[−-]?[\d,]+\.\d\d$/.test(text));
          const ends = new Set(sums.map(({ right }) => Math.round(right)));
          const atEdge = sums.filter(({ right }) => Math.abs(right - edge) < 1);
          expect(atEdge.length, `${where}: ${[...ends].join(' ')}`).toBeGreaterThanOrEqual(1);
        }
      }
    }
  },
);

test.each(['receipt', 'creditNote'])(
  '%s bears the doctor’s registration number on both rolls',
  async slip => {
    for (const paper of PAPERS) {
      const { words } = await wordsOn(slip, { paper, language: 'hi', name: 'Sunita Pawar' });
      const said = words.map(({ text }) => text).join(' ');
      expect(said).toContain(SAMPLE_RECEIPT.doctor?.registrationNumber ?? 'no doctor');
    }
  },
);

test('a word too long to stand beside its sum has the sum below it, and neither is broken', async () => {
  const { words } = await wordsOn('creditNote', { paper: '58mm', language: 'en', name: 'Sunita Pawar' });
  const service = words.find(({ text }) => text === 'Ultrasonography');
  const sum = words.find(({ text }) => text === '12,34,56,789.00');
  expect(service?.bottom).toBeLessThan((sum?.top ?? 0) + 6);
});
