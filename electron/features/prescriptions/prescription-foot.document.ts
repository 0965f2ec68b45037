import { PRINT_WORDS } from '#shared/i18n/print-words.ts';
import { PRESCRIPTION_WORDS } from '#shared/i18n/print-words-prescription.ts';
import { clipped, textWidth } from '../../printing/clip-text.ts';
import { columns, rule, stack, text } from '../../printing/page-blocks.ts';
import type { Margin, PageCorner } from '../../printing/pdf-definition.ts';
import type { PlacedSheet } from '../../printing/placed-sheet.ts';
import { qrCode } from '../../printing/qr-path.ts';
import { bold, plain, unbroken } from '../../printing/script-runs.ts';
import type { Density } from './prescription-density.ts';
import type { PrescriptionPrint } from './prescription-print.ts';

const SMALL = [9, 12] as const;
// Five lines beside the QR, the last still above what a printer cannot reach.
const DENSE = [9, 10.5] as const;
// 47 upper-case characters are what a QR of version 2 holds; one more and its dots shrink below what a phone reads.
const QR_CAPACITY = 47;

/** What a chemist's phone reads: serial, seal and the number to call. Nothing about the patient (RX-30). */
export function sealText(page: PrescriptionPrint): string | null {
  const isSealed = page.state.kind !== 'draft' && page.serial !== null && page.contentHash !== null;
  if (!isSealed) return null;
  const phone = page.clinic.phone.replace(/[^0-9+]/g, '');
  const parts = [page.serial, page.contentHash?.slice(0, 12), phone].join(' ').toLocaleUpperCase('en');
  return parts.slice(0, QR_CAPACITY).trim();
}

/** On page 2 and later: whose page this is, in the top margin. */
export function runningHead(page: PrescriptionPrint, margins: Margin, sheet: PlacedSheet): PageCorner {
  const [left, top, right] = margins;
  const words = PRINT_WORDS[page.pageLanguage];
  return (number, count) => {
    if (number === 1) return null;
    const name = clipped(page.patient.name, { width: sheet.columnWidth - 220, size: 9, isBold: true });
    const rest = [page.patient.uhid, page.serial, words.pageOf(number, count)].filter(Boolean).join(' · ');
    return text([bold(name), plain(` · ${rest}`)], SMALL, {
      margin: [left, Math.max(13, top - 16), right, 0],
    });
  };
}

const SIGNATURE_WIDTH = 136;

/** On every page: the seal left, room for the hand-written signature right. */
export function pageFoot(
  page: PrescriptionPrint,
  margins: Margin,
  sheet: PlacedSheet,
  density: Density,
): PageCorner {
  const [left, , right] = margins;
  const words = PRINT_WORDS[page.pageLanguage];
  const isDense = density.isCompact || sheet.isPrePrinted;
  const qrSize = density.isCompact ? 47 : 50;
  const seal = sheet.hasFooter ? sealText(page) : null;
  const signatureWidth = signatureWidthOf(sheet);
  const middle = sheet.columnWidth - signatureWidth - 8 - (seal ? qrSize + 8 : 0);
  const line = (words: string) => clipped(words, { width: middle, size: 9 });
  const about = PRESCRIPTION_WORDS[page.pageLanguage];
  return (number, count) => {
    const lines = [
      [plain(page.serial ? `${page.serial} · ` : ''), bold(words.pageOf(number, count))],
      [plain(line(`${page.patient.name}, ${page.patient.uhid}`))],
      ...(seal
        ? [
            [plain(`${words.seal} ${groupsOfFour(page.contentHash?.slice(0, 12) ?? '')}`)],
            [plain(line(about.toCheck(unbroken(page.clinic.phone))))],
            [plain(line(about.readOutSeal))],
          ]
        : []),
    ];
    const beside = stack(
      lines.map(pieces => text(pieces, isDense ? DENSE : SMALL)),
      { margin: [0, isDense ? 1 : 3, 0, 0] },
    );
    return columns(
      sheet.columnWidth,
      8,
      [
        ...(seal ? [{ width: qrSize, block: qrCode(seal, qrSize) }] : []),
        { block: beside },
        {
          width: signatureWidth,
          block: signature(page, sheet, isDense),
        },
      ],
      { margin: [left, isDense ? 4 : 8, right, 0] },
    );
  };
}

function groupsOfFour(hex: string): string {
  return (hex.toLocaleUpperCase('en').match(/.{1,4}/g) ?? []).join(' ');
}

function signatureWidthOf(sheet: PlacedSheet): number {
  return sheet.isWide ? 180 : SIGNATURE_WIDTH;
}

/** A pre-printed sheet may lack number and council, and without them the page is no prescription (1.4.2): never cut. */
function councilLines(page: PrescriptionPrint, sheet: PlacedSheet): number {
  if (!sheet.isPrePrinted) return 0;
  return Math.min(2, Math.ceil(textWidth(page.doctor.council, { size: 9 }) / signatureWidthOf(sheet)));
}

/** What a foot on a pre-printed sheet needs above the sheet's own. */
export function prePrintedFootHeight(page: PrescriptionPrint, sheet: PlacedSheet): number {
  return 58 + councilLines(page, sheet) * SMALL[1];
}

function signature(page: PrescriptionPrint, sheet: PlacedSheet, isDense: boolean) {
  const words = PRINT_WORDS[page.pageLanguage];
  const width = signatureWidthOf(sheet);
  const room = isDense ? 22 : 24;
  const line = (said: string, isBold = false) => clipped(said, { width, size: 9, isBold });
  const council =
    councilLines(page, sheet) > 0 ? clipped(page.doctor.council, { width: 1.8 * width, size: 9 }) : '';
  const draft = page.state.kind === 'draft' ? [text([bold(words.draftNotSigned)], SMALL)] : [];
  return stack(
    [
      ...draft,
      rule(width, 0.5, { below: 2 }),
      text([bold(line(page.doctor.name, true))], SMALL),
      text(line(`${words.regNo} ${page.doctor.registrationNumber}`), SMALL),
      ...(council ? [text(council, SMALL)] : []),
    ],
    { margin: [0, room - draft.length * SMALL[1], 0, 0] },
  );
}
