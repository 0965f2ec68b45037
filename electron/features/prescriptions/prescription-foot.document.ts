import { PRINT_WORDS } from '#shared/i18n/print-words.ts';
import { clipped } from '../../printing/clip-text.ts';
import { columns, rule, stack, text } from '../../printing/page-blocks.ts';
import type { Sheet } from '../../printing/paper.ts';
import type { Margin, PageCorner } from '../../printing/pdf-definition.ts';
import { qrCode } from '../../printing/qr-path.ts';
import { bold, plain, unbroken } from '../../printing/script-runs.ts';
import type { Density } from './prescription-density.ts';
import type { PrescriptionPrint } from './prescription-print.ts';

const SMALL = [9, 12] as const;
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
export function runningHead(page: PrescriptionPrint, margins: Margin, sheet: Sheet): PageCorner {
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
  sheet: Sheet,
  density: Density,
): PageCorner {
  const [left, , right] = margins;
  const words = PRINT_WORDS[page.pageLanguage];
  const isDense = density.isCompact || page.letterhead.kind === 'prePrinted';
  const qrSize = density.isCompact ? 47 : 50;
  const seal = sealText(page);
  const signatureWidth = page.paper === 'A4' ? 180 : SIGNATURE_WIDTH;
  const middle = sheet.columnWidth - signatureWidth - 8 - (seal ? qrSize + 8 : 0);
  const line = (words: string) => clipped(words, { width: middle, size: 9 });
  return (number, count) => {
    const lines = [
      [plain(page.serial ? `${page.serial} · ` : ''), bold(words.pageOf(number, count))],
      [plain(line(`${page.patient.name}, ${page.patient.uhid}`))],
      ...(seal ? [[plain(`${words.seal} ${groupsOfFour(page.contentHash?.slice(0, 12) ?? '')}`)]] : []),
      [plain(line(`${words.toCheckCall} ${unbroken(page.clinic.phone)}`))],
    ];
    const about = stack(
      lines.map(pieces => text(pieces, SMALL)),
      { margin: [0, isDense ? 1 : 3, 0, 0] },
    );
    return columns(
      sheet.columnWidth,
      8,
      [
        ...(seal ? [{ width: qrSize, block: qrCode(seal, qrSize) }] : []),
        { block: about },
        { width: signatureWidth, block: signature(page, signatureWidth, isDense) },
      ],
      { margin: [left, isDense ? 4 : 8, right, 0] },
    );
  };
}

function groupsOfFour(hex: string): string {
  return (hex.toLocaleUpperCase('en').match(/.{1,4}/g) ?? []).join(' ');
}

function signature(page: PrescriptionPrint, width: number, isDense: boolean) {
  const words = PRINT_WORDS[page.pageLanguage];
  const room = isDense ? 22 : 24;
  const name = clipped(page.doctor.name, { width, size: 9, isBold: true });
  // A pre-printed sheet may lack them, and without number and council the page is not a prescription (1.4.2).
  const council = page.letterhead.kind === 'prePrinted' ? [page.doctor.council] : [];
  const registration = [`${words.regNo} ${page.doctor.registrationNumber}`, ...council].map(line =>
    text(clipped(line, { width, size: 9 }), SMALL),
  );
  const draft = page.state.kind === 'draft' ? [text([bold(words.draftNotSigned)], SMALL)] : [];
  return stack([...draft, rule(width, 0.5, { below: 2 }), text([bold(name)], SMALL), ...registration], {
    margin: [0, room - draft.length * SMALL[1], 0, 0],
  });
}
