import type { PatientLanguage } from '#shared/features/settings/settings.schema.ts';
import { patientWords } from '#shared/i18n/print-words-patient.ts';
import { clipped, textWidth } from '../../printing/clip-text.ts';
import { columns, rule, stack, type TypeSize, text } from '../../printing/page-blocks.ts';
import { CARDS, mm, SHEETS } from '../../printing/paper.ts';
import type { Alignment, PageBlock, PdfDefinition } from '../../printing/pdf-definition.ts';
import { qrCode } from '../../printing/qr-path.ts';
import { bold, plain } from '../../printing/script-runs.ts';

/** What a patient carries, or what is stuck on a file; the code holds the clinic's own number and nothing else. */
export type PatientCardPrint = {
  shape: 'CR80' | 'A6' | 'label';
  language: PatientLanguage;
  clinic: { name: string; addressLine: string; phone: string };
  uhid: string;
  fullName: string;
  localName: string;
  /** '42 y, F' */
  ageAndSex: string;
  /** '21 Nov 2026' */
  date: string;
  photo: Uint8Array | null;
};

export function patientCardDocument(card: PatientCardPrint): PdfDefinition {
  if (card.shape === 'label') return label(card);
  return card.shape === 'A6' ? a6(card) : cr80(card);
}

type LineOptions = { width: number; sizes: readonly number[]; isBold?: boolean; alignment?: Alignment };

/** One line in the largest size that fits, cut with '…' only when even the smallest does not. */
function line(words: string, { width, sizes, isBold = false, alignment = 'left' }: LineOptions): PageBlock {
  const smallest = sizes.at(-1) ?? 8;
  const size = sizes.find(each => textWidth(words, { size: each, isBold }) <= width) ?? smallest;
  const shown = clipped(words, { width, size, isBold });
  const type: TypeSize = [size, Math.round(size * 1.35)];
  // Without kerning every figure is as wide as the next.
  const setting = { noWrap: true, alignment, ...(/\d/.test(shown) && { fontFeatures: { kern: false } }) };
  return text([isBold ? bold(shown) : plain(shown)], type, setting);
}

function picture(photo: Uint8Array, width: number, height: number): PageBlock {
  const image = `data:image/jpeg;base64,${Buffer.from(photo).toString('base64')}`;
  return { image, cover: { width, height } };
}

type NameOptions = { width: number; sizes: readonly number[]; small: number; alignment?: Alignment };

function names(
  card: PatientCardPrint,
  { width, sizes, small, alignment = 'left' }: NameOptions,
): PageBlock[] {
  const localSizes = sizes.map(size => size * 0.9);
  return [
    line(card.fullName, { width, sizes, isBold: true, alignment }),
    ...(card.localName === '' ? [] : [line(card.localName, { width, sizes: localSizes, alignment })]),
    line(card.ageAndSex, { width, sizes: [small], alignment }),
  ];
}

function cr80(card: PatientCardPrint): PdfDefinition {
  const { width, height, sideMargin } = CARDS.CR80;
  const inside = width - 2 * sideMargin;
  const [photoWidth, photoHeight, qrSize, between, phoneWidth] = [mm(28), mm(39.5), mm(17), 8, 84];
  const besidePhoto = card.photo ? inside - photoWidth - between : inside;
  const photoColumn = (block: PageBlock) => (card.photo ? [{ width: photoWidth, block }] : []);
  const numberWidth = besidePhoto - qrSize - between;
  return {
    pageSize: { width, height },
    pageMargins: [sideMargin, mm(3), sideMargin, 0],
    title: card.uhid,
    content: [
      columns(inside, 6, [
        {
          block: line(card.clinic.name, { width: inside - phoneWidth - 6, sizes: [10, 9, 8], isBold: true }),
        },
        {
          width: phoneWidth,
          block: line(card.clinic.phone, { width: phoneWidth, sizes: [9, 8, 7], alignment: 'right' }),
        },
      ]),
      rule(inside, 1, { above: 1, below: 6 }),
      columns(inside, between, [
        ...(card.photo ? photoColumn(picture(card.photo, photoWidth, photoHeight)) : []),
        {
          width: besidePhoto,
          block: stack(names(card, { width: besidePhoto, sizes: [14, 13, 12, 11, 10, 9, 8], small: 9.5 }), {
            margin: [0, -4, 0, 0],
          }),
        },
      ]),
    ],
    // At the card's foot whatever the names above need.
    footer: () =>
      columns(
        inside,
        between,
        [
          ...photoColumn(stack([])),
          {
            width: numberWidth,
            block: stack(
              [
                line(card.uhid, {
                  width: numberWidth,
                  sizes: [20, 18, 16, 14, 13, 12, 11, 10, 9, 8, 7],
                  isBold: true,
                }),
              ],
              {
                margin: [0, qrSize - (card.photo ? 17 : 24), 0, 0],
              },
            ),
          },
          { width: qrSize, block: qrCode(card.uhid, qrSize, { repair: 'M' }) },
        ],
        { margin: [sideMargin, -qrSize - sideMargin, sideMargin, 0] },
      ),
  };
}

function a6(card: PatientCardPrint): PdfDefinition {
  const { width, height, sideMargin, columnWidth } = SHEETS.A6;
  const [photoWidth, photoHeight, qrSize] = [mm(35), mm(45), mm(card.photo ? 32 : 45)];
  const centred = { alignment: 'center' } as const;
  const code = qrCode(card.uhid, qrSize, { repair: 'M', ...(card.photo ? {} : centred) });
  return {
    pageSize: { width, height },
    pageMargins: [sideMargin, mm(8), sideMargin, mm(6)],
    title: card.uhid,
    content: [
      line(card.clinic.name, { width: columnWidth, sizes: [15, 13, 11, 10], isBold: true, ...centred }),
      line(card.clinic.addressLine, { width: columnWidth, sizes: [9, 8], ...centred }),
      line(card.clinic.phone, { width: columnWidth, sizes: [11, 9], ...centred }),
      rule(columnWidth, 1, { above: 5, below: 14 }),
      card.photo
        ? columns(columnWidth, columnWidth - photoWidth - qrSize, [
            { width: photoWidth, block: picture(card.photo, photoWidth, photoHeight) },
            { width: qrSize, block: { ...code, margin: [0, photoHeight - qrSize, 0, 0] } },
          ])
        : code,
      stack(names(card, { width: columnWidth, sizes: [20, 18, 16, 14, 12, 10], small: 13, ...centred }), {
        margin: [0, 14, 0, 6],
      }),
      line(card.uhid, { width: columnWidth, sizes: [30, 26, 22, 18, 14], isBold: true, ...centred }),
      text(patientWords(card.language).bringThisCard, [10, 14], { ...centred, margin: [0, 4, 0, 0] }),
    ],
  };
}

function label(card: PatientCardPrint): PdfDefinition {
  const { width, height, sideMargin } = CARDS.label;
  const qrSize = mm(15);
  const beside = width - 2 * sideMargin - qrSize - 5;
  const dateWidth = 48;
  return {
    pageSize: { width, height },
    pageMargins: [sideMargin, mm(2), sideMargin, 0],
    title: card.uhid,
    content: [
      line(card.fullName, { width: width - 2 * sideMargin, sizes: [10, 9, 8, 7], isBold: true }),
      columns(width - 2 * sideMargin, 5, [
        {
          width: beside,
          block: stack([
            line(card.ageAndSex, { width: beside, sizes: [9] }),
            line(card.uhid, { width: beside, sizes: [12, 11, 10, 9, 8, 7], isBold: true }),
            line(card.date, { width: Math.max(beside, dateWidth), sizes: [8] }),
          ]),
        },
        { width: qrSize, block: qrCode(card.uhid, qrSize, { repair: 'M', margin: [0, 2, 0, 0] }) },
      ]),
    ],
  };
}
