import { expect, test } from 'vitest';
import { CARDS, mm, SHEETS } from '../../printing/paper.ts';
import { fontsOf, pageSizesOf, textOf, wordsOutside } from '../../printing/read-pdf.test-support.ts';
import { renderPdf } from '../../printing/render-pdf.ts';
import { UGLY_TEXTS } from '../../printing/ugly.sample.ts';
import { type PatientCardPrint, patientCardDocument } from './patient-card.document.ts';
import { SAMPLE_CARD, SAMPLE_PHOTO } from './patient-card.sample.ts';

const SHAPES = ['CR80', 'A6', 'label'] as const;
const SIDE_MARGINS = {
  CR80: CARDS.CR80.sideMargin,
  A6: SHEETS.A6.sideMargin,
  label: CARDS.label.sideMargin,
};

async function printed(card: PatientCardPrint) {
  const { bytes, pageCount } = await renderPdf(patientCardDocument(card));
  return { bytes, pageCount, text: textOf(bytes) };
}

test.each(['CR80', 'A6'] as const)('a %s card says who carries it and whom to call', async shape => {
  const { text, bytes, pageCount } = await printed({ ...SAMPLE_CARD, shape, photo: SAMPLE_PHOTO });
  for (const words of [
    'Aarohi Clinic',
    '020 1555 0142',
    'Sunita Ramesh Pawar',
    'सुनीता रमेश पवार',
    '42 y, F',
    'P-26-00871',
  ]) {
    expect(text).toContain(words);
  }
  expect(pageCount).toBe(1);
  expect(fontsOf(bytes).every(({ isEmbedded }) => isEmbedded)).toBe(true);
});

test('a label for the file says name, age, number and the day it was made', async () => {
  const { text } = await printed({ ...SAMPLE_CARD, shape: 'label' });
  for (const words of ['Sunita Ramesh Pawar', '42 y, F', 'P-26-00871', '21 Nov 2026']) {
    expect(text).toContain(words);
  }
});

test.each([
  ['CR80', 85.6, 53.98],
  ['A6', 105, 148],
  ['label', 50, 25],
] as const)('%s has its size in millimetres', async (shape, widthMm, heightMm) => {
  const [size] = pageSizesOf((await printed({ ...SAMPLE_CARD, shape })).bytes);
  expect(size?.width).toBeCloseTo(mm(widthMm), 0);
  expect(size?.height).toBeCloseTo(mm(heightMm), 0);
});

test('the photo is on the card and never on the label', async () => {
  const jpegs = async (card: PatientCardPrint) =>
    Buffer.from((await printed(card)).bytes)
      .toString('latin1')
      .split('DCTDecode').length - 1;
  expect(await jpegs({ ...SAMPLE_CARD, photo: SAMPLE_PHOTO })).toBe(1);
  expect(await jpegs({ ...SAMPLE_CARD, shape: 'A6', photo: SAMPLE_PHOTO })).toBe(1);
  expect(await jpegs({ ...SAMPLE_CARD, shape: 'label', photo: SAMPLE_PHOTO })).toBe(0);
  expect(await jpegs(SAMPLE_CARD)).toBe(0);
});

test.each(SHAPES)('a %s card holds the longest number of a pattern whole', async shape => {
  const uhid = 'ABCD/26-27/123456';
  expect((await printed({ ...SAMPLE_CARD, shape, uhid, photo: SAMPLE_PHOTO })).text).toContain(uhid);
});

test.each(Object.entries(UGLY_TEXTS))('cards of %s stay on one piece, inside it', async (_, ugly) => {
  const clinic = { name: ugly, addressLine: ugly, phone: ugly.slice(0, 20) };
  for (const shape of SHAPES) {
    for (const photo of [null, SAMPLE_PHOTO]) {
      const card = { ...SAMPLE_CARD, shape, photo, clinic, fullName: ugly, localName: ugly };
      const { bytes, pageCount } = await printed(card);
      expect(pageCount).toBe(1);
      expect(wordsOutside(bytes, SIDE_MARGINS[shape])).toEqual([]);
    }
  }
});
