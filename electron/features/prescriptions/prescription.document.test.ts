import { expect, test } from 'vitest';
import { SHEETS } from '../../printing/paper.ts';
import {
  fontsOf,
  pageSizesOf,
  textOf,
  textOfPages,
  wordsOf,
  wordsOutside,
} from '../../printing/read-pdf.test-support.ts';
import { renderPdf, renderRoomiest } from '../../printing/render-pdf.ts';
import { UGLY_TEXTS } from '../../printing/ugly.sample.ts';
import { prescriptionDocument } from './prescription.document.ts';
import {
  CHILD_PRESCRIPTION,
  FIVE_MEDICINES,
  HINDI_A4_PRESCRIPTION,
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

test('a prescription carries all that the conduct regulations and the Drugs Rules ask for', async () => {
  const { text, pageCount, bytes } = await printed(SAMPLE_PRESCRIPTION);
  expect(pageCount).toBe(1);
  for (const words of [
    'Dr. Meera A. Kulkarni',
    'MBBS, MD (General Medicine)',
    'Reg. No. 2009/08/2931',
    'Maharashtra Medical Council',
    'Aarohi Clinic',
    '14 Tulsi Lane, Kothrud',
    '020 1555 0142',
    '21 Nov 2026, 6:40 pm',
    'Sunita Ramesh Pawar',
    '58 y, F · 62 kg · AC-004812 · 50000 12345',
    '7 Neem Society, Karve Nagar, Pune 411 052',
    'ALLERGY: Sulfa drugs (rash, 2019)',
    'RBS 182 mg/dL',
    'Acute cystitis; type 2 diabetes; hypertension',
    'HbA1c',
    'Sat 5 Dec 2026',
    'no fee for this illness till 5 Dec',
    'page 1 of 1',
    'RX/26-27/004127',
    'Seal 9F3A 61C2 D07B',
  ]) {
    expect(text).toContain(words);
  }
  expect(pageSizesOf(bytes)).toEqual([{ width: 419.53, height: 595.28 }]);
});

test('generic names are in capitals, brands in brackets, total quantity and schedule beside them', async () => {
  const { text } = await printed(SAMPLE_PRESCRIPTION);
  expect(text).toMatch(/CEFIXIME 200 mg tablet \(Taxim-O 200\) .*10 tab/);
  expect(text).toContain('DISODIUM HYDROGEN CITRATE');
  expect(text).not.toContain('cefixime');
  expect(text).toContain('Sch. H1');
  expect(text).toContain('100 mL');
});

test('the patient reads the dose in Hindi and the chemist in English', async () => {
  const { text, bytes } = await printed(SAMPLE_PRESCRIPTION);
  expect(text).toContain('रात को 1 · खाने के बाद · 5 दिन तक');
  expect(text).toContain('Before breakfast · 30 days');
  expect(text).toContain('खूब पानी पिएं');
  expect(text).toContain('SOS');
  expect(fontsOf(bytes).every(font => font.isEmbedded)).toBe(true);
  expect(fontsOf(bytes).some(font => font.name.includes('Devanagari'))).toBe(true);
});

test('twelve medicines stand on one A5 page and nothing on it is under 9 pt', async () => {
  const { bytes, pageCount, text } = await printed(TWELVE_MEDICINES_PRESCRIPTION);
  expect(pageCount).toBe(1);
  for (const medicine of TWELVE_MEDICINES_PRESCRIPTION.medicines) {
    expect(text).toContain(medicine.generic.toUpperCase().split(' ')[0]);
  }
  expect(text).toContain('नाश्ते से पहले · 30 दिन तक · before breakfast');
  const heights = wordsOf(bytes).map(word => word.bottom - word.top);
  expect(Math.min(...heights)).toBeGreaterThan(9 * 1.3);
});

test('the foot never runs into the last line, however full the page', async () => {
  const { bytes } = await printed(TWELVE_MEDICINES_PRESCRIPTION);
  const words = wordsOf(bytes);
  const foot = words.find(word => word.text.startsWith('Seal'))?.top ?? 0;
  const warning = words.find(word => word.text === 'Warning')?.bottom ?? Number.POSITIVE_INFINITY;
  expect(warning).toBeLessThan(foot - 20);
});

test('forty medicines run over pages that each say whose they are and how many there are', async () => {
  const medicines = Array.from({ length: 8 }, () => FIVE_MEDICINES).flat();
  const { bytes, pageCount } = await printed({ ...SAMPLE_PRESCRIPTION, medicines });
  const pages = textOfPages(bytes);
  expect(pages).toHaveLength(pageCount);
  expect(pageCount).toBeGreaterThan(2);
  pages.forEach((page, index) => {
    expect(page).toContain(`page ${index + 1} of ${pageCount}`);
    expect(page).toContain('Reg. No. 2009/08/2931');
    if (index > 0)
      expect(page.trimStart()).toMatch(/^Sunita Ramesh Pawar · AC-004812 · RX\/26-27\/004127 · page/);
  });
  expect(pages.join('').match(/PARACETAMOL/g)).toHaveLength(8);
});

test('a dense page repeats the pictograms and the running head on its later pages', async () => {
  const medicines = Array.from({ length: 3 }, () => TWELVE_MEDICINES_PRESCRIPTION.medicines).flat();
  const [densest] = prescriptionDocument({ ...TWELVE_MEDICINES_PRESCRIPTION, medicines }).slice(-1);
  const pages = densest ? textOfPages((await renderPdf(densest())).bytes) : [];
  expect(pages.length).toBeGreaterThan(1);
  for (const page of pages.slice(1)) {
    expect(page.trimStart()).toMatch(/^Sunita Ramesh Pawar/);
    expect(page).toContain('दोपहर');
  }
});

test('the allergy line says listed, none known or not asked, and is never missing', async () => {
  expect((await printed({ ...SAMPLE_PRESCRIPTION, allergy: { status: 'none' } })).text).toContain(
    'ALLERGY: no known allergies',
  );
  expect((await printed(CHILD_PRESCRIPTION)).text).toContain('ALLERGY: not asked');
});

test('a child’s page names the guardian and the weight; an ABHA number is printed', async () => {
  const { text } = await printed(CHILD_PRESCRIPTION);
  expect(text).toContain('Guardian: Kiran Joshi (father)');
  expect(text).toContain('15.5 kg');
  expect(text).toContain('22-7225-4829-5255');
  expect(text).toContain('Provisional');
  expect(text).toContain('RBS 182 mg/dL');
});

test('a draft says twice that it is not signed and carries neither seal nor QR', async () => {
  const { text } = await printed(CHILD_PRESCRIPTION);
  expect(text.match(/DRAFT – not signed/g)).toHaveLength(2);
  expect(text).not.toContain('Seal');
  expect(sealText(CHILD_PRESCRIPTION)).toBeNull();
  expect(sealText({ ...SAMPLE_PRESCRIPTION, state: { kind: 'draft' } })).toBeNull();
});

test('an amended page says its version, a reprint its copy, a void page why', async () => {
  const { text, bytes } = await printed(HINDI_A4_PRESCRIPTION);
  expect(text).toContain('सुधारा हुआ, संस्करण 2');
  expect(text).toContain('प्रतिलिपि 1');
  expect(pageSizesOf(bytes)).toEqual([{ width: 595.28, height: 841.89 }]);
  const voided = await printed({ ...SAMPLE_PRESCRIPTION, state: { kind: 'void', reason: 'wrong patient' } });
  expect(voided.text).toContain('VOID: wrong patient');
  expect(voided.bytes.length).not.toBe((await printed(SAMPLE_PRESCRIPTION)).bytes.length);
});

test('on a pre-printed sheet nothing stands in the letterhead or under the foot, and the number is still there', async () => {
  const { bytes, text } = await printed(PRE_PRINTED_PRESCRIPTION);
  const words = wordsOf(bytes);
  expect(Math.min(...words.map(word => word.top))).toBeGreaterThan((44.5 * 72) / 25.4 - 2);
  expect(Math.max(...words.map(word => word.bottom))).toBeLessThan(595.28 - (12 * 72) / 25.4 + 2);
  expect(text).not.toContain('Aarohi Clinic');
  expect(text).toContain('Reg. No. 2009/08/2931');
  expect(text).toContain('Maharashtra Medical Council');
});

test('the QR says serial, seal and phone in capitals, fits its smallest size and names no patient', () => {
  const seal = sealText(SAMPLE_PRESCRIPTION) ?? '';
  expect(seal).toBe('RX/26-27/004127 9F3A61C2D07B 02015550142');
  const long = {
    ...SAMPLE_PRESCRIPTION,
    clinic: { ...SAMPLE_PRESCRIPTION.clinic, phone: '+91 20 1555 0142 / 0143' },
  };
  expect((sealText(long) ?? '').length).toBeLessThanOrEqual(47);
});

test.each(Object.entries(UGLY_TEXTS))('a page of %s stays inside its margins', async (_, ugly) => {
  const medicine = FIVE_MEDICINES[0] as MedicineOnPrescription;
  const page: PrescriptionPrint = {
    ...SAMPLE_PRESCRIPTION,
    doctor: { ...SAMPLE_PRESCRIPTION.doctor, name: ugly, qualification: ugly },
    clinic: { ...SAMPLE_PRESCRIPTION.clinic, name: ugly, addressLines: [ugly] },
    patient: { ...SAMPLE_PRESCRIPTION.patient, name: ugly, address: ugly, guardian: ugly },
    allergy: { status: 'listed', items: [ugly] },
    complaints: ugly,
    advice: ugly,
    warning: ugly,
    medicines: [
      { ...medicine, generic: ugly, brand: ugly, english: ugly, patientLanguage: ugly, quantity: ugly },
      { ...medicine, slots: [ugly, null, '½', '1'], slotUnit: 'mL' },
      { ...medicine, slots: null, centreWord: ugly },
    ],
  };
  for (const setting of prescriptionDocument(page)) {
    const { bytes } = await renderPdf(setting());
    expect(wordsOutside(bytes, SHEETS.A5.sideMargin)).toEqual([]);
    expect(textOf(bytes)).toContain('ALLERGY');
  }
});

test('a name in asterisks or mark-up prints as typed, and an emoji as one visible mark', async () => {
  const named = (name: string) =>
    printed({ ...SAMPLE_PRESCRIPTION, patient: { ...SAMPLE_PRESCRIPTION.patient, name } });
  expect((await named(UGLY_TEXTS.stars)).text).toContain('**Ravi** __Kumar__ <b>x</b> & "q"');
  expect((await named(UGLY_TEXTS.emoji)).text).toContain('Ravi \ufffd\ufffd Kumar');
  expect((await named(UGLY_TEXTS.controls)).text).toContain('Ravi Ku mar Rao');
});
