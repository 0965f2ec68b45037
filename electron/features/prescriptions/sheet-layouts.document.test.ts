import { describe, expect, test } from 'vitest';
import { crossesOf } from '#shared/features/prescriptions/calibration.rules.ts';
import { PAPER_SIZES, PAPERS } from '#shared/features/prescriptions/letterhead.rules.ts';
import { mm, SHEETS } from '../../printing/paper.ts';
import {
  pageSizesOf,
  textOf,
  textOfPages,
  wordsOf,
  wordsOutside,
} from '../../printing/read-pdf.test-support.ts';
import { renderPdf, renderRoomiest } from '../../printing/render-pdf.ts';
import { calibrationSheetDocument } from './calibration-sheet.document.ts';
import { FULL_PRESCRIPTION } from './full-prescription.sample.ts';
import { SAMPLE_LETTERHEAD, samplePage } from './letterhead.sample.ts';
import { letterheadSampleDocument } from './letterhead-sample.document.ts';
import { prescriptionDocument } from './prescription.document.ts';
import {
  FIVE_MEDICINES,
  PRE_PRINTED_PRESCRIPTION,
  SAMPLE_PRESCRIPTION,
  TWELVE_MEDICINES_PRESCRIPTION,
} from './prescription.sample.ts';
import { sealText } from './prescription-foot.document.ts';
import type { MedicineOnPrescription, PrescriptionPrint } from './prescription-print.ts';

async function printed(page: PrescriptionPrint) {
  const { bytes, pageCount } = await renderRoomiest(prescriptionDocument(page));
  return { bytes, pageCount, text: textOf(bytes) };
}

describe.each(PAPERS)('on %s', paper => {
  const layout = { ...SAMPLE_LETTERHEAD, paper };
  const { width, height, side } = PAPER_SIZES[paper];

  test('the sheet is of its size and every word stands on it, with every part of a note', async () => {
    const { bytes, text } = await printed({ ...FULL_PRESCRIPTION, layout });
    const [size] = pageSizesOf(bytes);
    expect(size?.width).toBeCloseTo(mm(width / 10), 0);
    expect(size?.height).toBeCloseTo(mm(height / 10), 0);
    expect(wordsOutside(bytes, mm(side / 10))).toEqual([]);
    for (const words of ['GLIBENCLAMIDE', 'Urine culture', 'Diabetes', 'Seal 9F3A 61C2 D07B'])
      expect(text).toContain(words);
  });

  test('forty medicines with names of sixty letters go over pages that each name the patient and their count', async () => {
    const name = 'Hydroxychloroquine sulphate with a very long second part abcd';
    const long = { ...(FIVE_MEDICINES[0] as MedicineOnPrescription), generic: name, brand: name };
    const medicines = Array.from({ length: 40 }, (_, row) => ({ ...long, quantity: `${row + 1} tab` }));
    const patient = { ...SAMPLE_PRESCRIPTION.patient, name };
    const { bytes, pageCount } = await printed({ ...SAMPLE_PRESCRIPTION, patient, medicines, layout });
    const pages = textOfPages(bytes);
    expect(pages).toHaveLength(pageCount);
    pages.forEach((page, index) => {
      expect(page).toContain(`page ${index + 1} of ${pageCount}`);
      expect(page).toContain('Hydroxychloroquine');
      expect(page).toContain('Reg. No. 2009/08/2931');
    });
    const quantities = new Set(pages.join(' ').match(/\b\d+ tab\b/g));
    expect(quantities.size).toBe(40);
    expect(wordsOutside(bytes, mm(side / 10))).toEqual([]);
    const heights = wordsOf(bytes).map(word => word.bottom - word.top);
    expect(Math.min(...heights)).toBeGreaterThan(9 * 1.3);
  });

  test('room for the holes of a file is kept free on every page', async () => {
    const page = { ...TWELVE_MEDICINES_PRESCRIPTION, layout: { ...layout, punch: 200 } };
    const { bytes } = await printed(page);
    const left = Math.min(...wordsOf(bytes).map(word => word.left));
    expect(left).toBeGreaterThanOrEqual(mm(side / 10 + 20) - 8);
  });

  test('the crosses of the calibration sheet stand where the rule expects them', async () => {
    const { bytes } = await renderPdf(calibrationSheetDocument(paper, 'en'));
    expect(pageSizesOf(bytes)).toHaveLength(1);
    const words = wordsOf(bytes);
    const { first, second } = crossesOf(paper);
    for (const [letter, place] of [
      ['A', first],
      ['B', second],
    ] as const) {
      const named = words.filter(({ text }) => text === letter);
      const near = named.find(
        ({ left, bottom }) =>
          Math.abs(left - mm(place.fromLeft / 10)) < mm(3) &&
          Math.abs(bottom - mm(place.fromTop / 10)) < mm(3),
      );
      expect(near, letter).toBeDefined();
    }
    expect(textOf(bytes)).toContain('100 %');
  });
});

test('on a pre-printed sheet the measured edges stay blank, moved by what the printer is off', async () => {
  const layout = { ...SAMPLE_LETTERHEAD, hasHeader: false, blankTop: 600, blankLeft: 200, blankRight: 150 };
  const place = async (shiftRight: number, shiftDown: number) => {
    const { bytes } = await printed({
      ...PRE_PRINTED_PRESCRIPTION,
      layout: { ...layout, shiftRight, shiftDown },
    });
    const words = wordsOf(bytes);
    return {
      left: Math.min(...words.map(word => word.left)),
      right: Math.max(...words.map(word => word.right)),
      top: Math.min(...words.map(word => word.top)),
      bottom: Math.max(...words.map(word => word.bottom)),
    };
  };
  const exact = await place(0, 0);
  expect(exact.left).toBeGreaterThanOrEqual(mm(20) - 0.5);
  expect(exact.top).toBeGreaterThan(mm(60) - 2);
  expect(exact.right).toBeLessThanOrEqual(SHEETS.A5.width - mm(15) + 0.5);
  expect(exact.bottom).toBeLessThan(SHEETS.A5.height - mm(12) + 1);
  const moved = await place(-30, 45);
  expect(moved.left - exact.left).toBeCloseTo(mm(-3), 1);
  expect(moved.right - exact.right).toBeCloseTo(mm(-3), 1);
  expect(moved.top - exact.top).toBeCloseTo(mm(4.5), 1);
  expect(moved.bottom - exact.bottom).toBeCloseTo(mm(4.5), 1);
});

test('without our foot there is no QR and no phone, but page, patient, name and registration number stay', async () => {
  const layout = { ...PRE_PRINTED_PRESCRIPTION.layout, hasFooter: false };
  const { text } = await printed({ ...PRE_PRINTED_PRESCRIPTION, layout });
  for (const words of [
    'page 1 of 1',
    'Sunita Ramesh Pawar, AC-004812',
    'Reg. No. 2009/08/2931',
    'RX/26-27/004127',
  ])
    expect(text).toContain(words);
  expect(text).not.toContain('Seal');
  expect(text).not.toContain('020 1555 0142');
});

test('on a pre-printed sheet a long council is never cut', async () => {
  const doctor = { ...SAMPLE_PRESCRIPTION.doctor, council: 'Madhya Pradesh State Medical Council, Bhopal' };
  const { text, bytes } = await printed({ ...PRE_PRINTED_PRESCRIPTION, doctor });
  expect(text).toContain('Bhopal');
  const lowest = Math.max(...wordsOf(bytes).map(word => word.bottom));
  expect(lowest).toBeLessThan(SHEETS.A5.height - mm(12 + 0.5) + 3);
});

test('the words under the QR say how a chemist checks it', async () => {
  const { text } = await printed(SAMPLE_PRESCRIPTION);
  expect(text).toContain('To check: call 020 1555 0142');
  expect(text).toContain('and read out the number and seal');
  expect(sealText(SAMPLE_PRESCRIPTION)).not.toContain('SUNITA');
});

test('a stopped medicine is said in both languages, an order says urgent and where it is done', async () => {
  const { text } = await printed(FULL_PRESCRIPTION);
  expect(text).toContain('GLIBENCLAMIDE 5 mg tablet (low sugar at night)');
  expect(text.replace(/\s/g, '')).toContain('बंदकरें');
  expect(text).toContain('Urine culture (urgent); HbA1c');
  expect(text).toContain('At another laboratory: Ultrasound KUB');
  expect(text).toContain('Years 11 · Feet sensation normal, pulses felt · Fundus due Dec 2026');
  expect(text).toContain('Entered by Dr. Nikhil S. Rane, countersigned by Dr. Meera A. Kulkarni');
  expect(text).toContain('Amended, version 2: dose of metformin corrected');
});

test('what the law asks for and nobody wrote has a place to write it in', async () => {
  const [first] = FIVE_MEDICINES as [MedicineOnPrescription];
  const patient = { ...SAMPLE_PRESCRIPTION.patient, address: null };
  const medicines = [{ ...first, quantity: '' }];
  const { text } = await printed({ ...SAMPLE_PRESCRIPTION, patient, medicines });
  expect(text).toMatch(/Address _{20,}/);
  expect(text).toMatch(/CEFIXIME .* ____/);
});

test('a void page says VOID across it and why', async () => {
  const { text } = await printed({
    ...SAMPLE_PRESCRIPTION,
    state: { kind: 'void', reason: 'wrong patient' },
  });
  expect(text).toContain('VOID: wrong patient');
  expect(text.replace(/\s/g, '').match(/VOID|V.{0,200}O.{0,200}I.{0,200}D/s)).not.toBeNull();
});

test('the proof print frames the place of the text, on the screen the pre-printed part is named', async () => {
  const layout = { ...SAMPLE_LETTERHEAD, hasHeader: false };
  const page = samplePage({ ...SAMPLE_PRESCRIPTION, layout });
  const [frame, sheet] = await Promise.all(
    (['frame', 'sheet'] as const).map(async shows =>
      textOf((await renderRoomiest(letterheadSampleDocument(page, shows))).bytes),
    ),
  );
  expect(frame).toContain('Text stands inside the frame. 45 / 10.5 / 10.5 / 12 mm');
  expect(sheet).toContain('pre-printed, already on the paper');
});
