import { expect, test } from 'vitest';
import { PRINT_LANGUAGES } from '#shared/features/settings/settings.schema.ts';
import { SHEETS } from '../../printing/paper.ts';
import {
  fontsOf,
  pageSizesOf,
  textOfPages,
  wordsOf,
  wordsOutside,
} from '../../printing/read-pdf.test-support.ts';
import { renderRoomiest } from '../../printing/render-pdf.ts';
import { UGLY_TEXTS } from '../../printing/ugly.sample.ts';
import { prescriptionDocument } from './prescription.document.ts';
import { CHILD_PRESCRIPTION, PRE_PRINTED_PRESCRIPTION } from './prescription.sample.ts';
import { prescriptionIn, twelveMedicinesIn } from './prescription-languages.sample.ts';
import type { MedicineOnPrescription, PrescriptionPrint } from './prescription-print.ts';

const TAMIL = prescriptionIn('ta');
const { patientSlip } = TAMIL;

async function printed(page: PrescriptionPrint) {
  const { bytes, pageCount } = await renderRoomiest(prescriptionDocument(page));
  return { bytes, pageCount, pages: textOfPages(bytes) };
}

test('the slip follows the prescription, tells the doses in the patient’s language and is counted by itself', async () => {
  const { pages, pageCount, bytes } = await printed(TAMIL);
  expect(pageCount).toBe(2);
  const [prescription = '', slip = ''] = pages;
  expect(prescription).toContain('page 1 of 1');
  expect(slip).toContain('Patient’s slip, page 1 of 1');
  expect(slip).toContain('Sunita Ramesh Pawar');
  for (const { generic } of TAMIL.medicines) expect(slip).toContain(generic.toUpperCase());
  for (const words of ['உணவுக்குப் பின்', '5 நாட்களுக்கு', 'அடுத்த வருகை', 'Sat 5 Dec 2026', '020 1555 0142'])
    expect(slip).toContain(words);
  expect(slip).toContain('SOS');
  expect(pageSizesOf(bytes)).toHaveLength(2);
});

test('the slip names no diagnosis, no finding and no allergy: it is shown to others', async () => {
  const slip = (await printed(TAMIL)).pages[1] ?? '';
  expect(slip).not.toMatch(/cystitis|diabetes|tenderness|ALLERGY|148\/92/);
});

test('a clinic that prints none, a void prescription and one without medicines have no slip', async () => {
  expect((await printed({ ...TAMIL, patientSlip: null })).pageCount).toBe(1);
  expect((await printed({ ...TAMIL, state: { kind: 'void', reason: 'wrong patient' } })).pageCount).toBe(1);
  expect((await printed({ ...TAMIL, medicines: [] })).pageCount).toBe(1);
});

test('a draft says on its slip too that it is not signed', async () => {
  const { pages } = await printed({ ...CHILD_PRESCRIPTION, patientSlip });
  expect(pages[1]).toContain('DRAFT – not signed');
});

test('on pre-printed sheets the slip keeps clear of the letterhead too', async () => {
  const { bytes } = await printed({ ...PRE_PRINTED_PRESCRIPTION, patientSlip });
  const slip = wordsOf(bytes).filter(word => word.page === 2);
  expect(Math.min(...slip.map(word => word.top))).toBeGreaterThan((44.5 * 72) / 25.4 - 2);
  expect(Math.max(...slip.map(word => word.bottom))).toBeLessThan(595.28 - (12 * 72) / 25.4 + 2);
});

test('forty medicines need several slips, each with the name and its number', async () => {
  const medicines = Array.from({ length: 8 }, () => TAMIL.medicines).flat();
  const { pages } = await printed({ ...TAMIL, medicines });
  const slips = pages.filter(page => page.includes('Patient’s slip'));
  expect(slips.length).toBeGreaterThan(5);
  slips.forEach((slip, index) => {
    expect(slip).toContain(
      `Sunita Ramesh Pawar · AC-004812 · RX/26-27/004127 · Patient’s slip, page ${index + 1} of ${slips.length}`,
    );
  });
  expect(slips.at(-1)).toMatch(/PARACETAMOL[\s\S]*அடுத்த வருகை/);
});

test.each(PRINT_LANGUAGES)(
  'twelve medicines in %s stand on one A5 page when a slip follows, nothing under 9 pt',
  async language => {
    const page = twelveMedicinesIn(language);
    const { bytes, pages } = await printed(page);
    const [prescription = '', ...slips] = pages;
    expect(prescription).toContain('page 1 of 1');
    expect(slips.every(slip => slip.includes('Patient’s slip'))).toBe(true);
    for (const { generic } of page.medicines)
      expect(prescription).toContain(generic.toUpperCase().split(' ')[0]);
    const words = wordsOf(bytes);
    expect(Math.min(...words.map(word => word.bottom - word.top))).toBeGreaterThan(9 * 1.3);
    expect(wordsOutside(bytes, SHEETS.A5.sideMargin)).toEqual([]);
    expect(fontsOf(bytes).every(font => font.isEmbedded)).toBe(true);
  },
);

test.each(['en', 'hi', 'mr', 'gu', 'bn', 'pa'] as const)(
  'twelve medicines in %s stand on one A5 page with the patient’s lines',
  async language => {
    const page = { ...twelveMedicinesIn(language), patientSlip: null };
    const { pages } = await printed(page);
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain(page.warning);
  },
);

test.each(Object.entries(UGLY_TEXTS))('a slip of %s stays inside its margins', async (_, ugly) => {
  const medicine = TAMIL.medicines[0] as MedicineOnPrescription;
  const { bytes } = await printed({
    ...TAMIL,
    patient: { ...TAMIL.patient, name: ugly },
    doctor: { ...TAMIL.doctor, name: ugly },
    warning: ugly,
    medicines: [
      { ...medicine, generic: ugly, brand: ugly, withoutCounts: { english: ugly, patientLanguage: ugly } },
      { ...medicine, slots: [ugly, null, '½', '1'], slotUnit: 'mL', patientLanguage: ugly },
      { ...medicine, slots: null, centreWord: ugly, patientLanguage: ugly },
    ],
  });
  expect(wordsOutside(bytes, SHEETS.A5.sideMargin)).toEqual([]);
});
