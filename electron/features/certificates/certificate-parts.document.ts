import { isCertifying } from '#shared/features/certificates/certificate.rules.ts';
import type { CertificateKind } from '#shared/features/certificates/certificate.schema.ts';
import { PRINT_WORDS } from '#shared/i18n/print-words.ts';
import { clipped } from '../../printing/clip-text.ts';
import { columns, gap, rule, stack, type TypeSize, text } from '../../printing/page-blocks.ts';
import type { Sheet } from '../../printing/paper.ts';
import type { PageBlock } from '../../printing/pdf-definition.ts';
import { qrCode } from '../../printing/qr-path.ts';
import { bold, dotted, keepUnits, plain, unbroken } from '../../printing/script-runs.ts';
import type { CertificatePrint } from './certificate-print.ts';

export const words = PRINT_WORDS.en;
export const SMALL = [9, 12] as const;

export const TITLES: Readonly<Record<CertificateKind, string>> = {
  sickness: 'Medical certificate',
  fitness: 'Certificate of fitness',
  leave: 'Medical certificate for leave',
  referral: 'Referral letter',
  admission: 'Advice for admission',
};

export type Setting = { body: TypeSize; hindi: TypeSize; title: TypeSize; between: number; signRoom: number };

/** Draft, void, copy: what must be read before anything else. */
export function stateWords(page: CertificatePrint): string {
  const copy = page.duplicateCopy === null ? '' : words.duplicateCopy(page.duplicateCopy);
  if (page.serial === null) return 'DRAFT – not issued';
  return dotted([page.voidReason === null ? '' : `${words.void}: ${page.voidReason}`, copy]);
}

/** Title, then number and date; beneath them for which period it is, when that began earlier. */
export function titleLines(page: CertificatePrint, width: number, setting: Setting): PageBlock[] {
  const state = stateWords(page);
  return [
    ...(state ? [text([bold(state)], [11, 15], { margin: [0, 0, 0, 3] })] : []),
    text([bold(TITLES[page.kind])], setting.title, { margin: [0, 2, 0, 2] }),
    columns(width, 8, [
      { block: text([plain('No. '), bold(page.serial ?? '________')], setting.body) },
      { width: 130, block: text([plain('Date '), bold(page.date)], setting.body, { alignment: 'right' }) },
    ]),
    ...(page.backDated ? [text([bold(page.backDated)], setting.body)] : []),
    gap(setting.between),
  ];
}

/** A date is never broken at the end of a line. */
function keepDates(line: string): string {
  return line.replace(/\b(\d{1,2}) (\p{L}+[\p{L}\p{M}]*) (\d{4})\b/gu, '$1\u00a0$2\u00a0$3');
}

function paragraphs(words: string, type: TypeSize, below: number): PageBlock[] {
  return words
    .split('\n')
    .map(line =>
      line === '' ? gap(below) : text(keepDates(keepUnits(line)), type, { margin: [0, 0, 0, below / 2] }),
    );
}

/** So that "Identification marks" stands on one line. */
function labelWidth([size]: TypeSize): number {
  return size * 10.6;
}

export function labelled(label: string, value: string, width: number, type: TypeSize): PageBlock[] {
  if (value === '') return [];
  const block = text([bold(value)], type);
  return [columns(width, 6, [{ width: labelWidth(type), block: text(label, type) }, { block }])];
}

/** What is certified, then what the register wants to stand with it. */
export function bodyBlocks(page: CertificatePrint, width: number, setting: Setting): PageBlock[] {
  const { body, hindi, between } = setting;
  return [
    ...paragraphs(page.textEn, body, between),
    ...(page.textHi ? paragraphs(page.textHi, hindi, between) : []),
    gap(between / 2),
    ...labelled('More days because', page.longBecause, width, body),
    ...labelled('Remarks', page.remarks, width, body),
    ...labelled('Identification marks', page.patient.identificationMarks, width, body),
    ...labelled('Clinic number', page.patient.uhid, width, body),
  ];
}

function signatureLine(width: number, lines: readonly string[]): PageBlock {
  const [first = '', ...rest] = lines;
  return stack([
    rule(width, 0.5, { below: 2 }),
    text([bold(clipped(first, { width, size: 9, isBold: true }))], SMALL),
    ...rest.filter(Boolean).map(line => text(clipped(line, { width, size: 9 }), SMALL)),
  ]);
}

/** Room for the patient's signature or thumb at the left, for the doctor's hand at the right. */
export function signatures(page: CertificatePrint, width: number, setting: Setting): PageBlock {
  const half = (width - 24) / 2;
  const { doctor } = page;
  const patients = isCertifying(page.kind)
    ? signatureLine(half, ['Patient’s signature or thumb mark', page.patient.name])
    : gap(1);
  return columns(
    width,
    24,
    [
      { width: half, block: patients },
      {
        width: half,
        block: signatureLine(half, [
          doctor.name,
          doctor.qualification,
          `${words.regNo} ${doctor.registrationNumber}`,
          doctor.council,
        ]),
      },
    ],
    { margin: [0, setting.signRoom, 0, 0], unbreakable: true },
  );
}

// What a QR of version 2 holds, as on the prescription.
const QR_CAPACITY = 47;

/** Number, seal and the telephone to check it by; nothing about the patient. */
export function sealText(page: CertificatePrint): string | null {
  if (page.serial === null || page.contentHash === null) return null;
  const phone = page.clinic.phone.replace(/[^0-9+]/g, '');
  const all = [page.serial, page.contentHash.slice(0, 12), phone].join(' ').toLocaleUpperCase('en');
  return all.slice(0, QR_CAPACITY).trim();
}

function groupsOfFour(hex: string): string {
  return (hex.toLocaleUpperCase('en').match(/.{1,4}/g) ?? []).join(' ');
}

const QR_SIZE = 50;

/** The seal with what it says in letters, and which page of how many. */
export function sealBlock(
  page: CertificatePrint,
  sheet: Pick<Sheet, 'columnWidth'>,
  ofPages: string,
): PageBlock {
  const seal = sealText(page);
  const room = sheet.columnWidth - (seal ? QR_SIZE + 8 : 0);
  const clip = (line: string) => clipped(line, { width: room, size: 9 });
  const lines = [
    [plain(page.serial ? `${page.serial} · ` : ''), bold(ofPages)],
    [plain(clip(`${page.patient.name}, ${page.patient.uhid}`))],
    ...(seal ? [[plain(`${words.seal} ${groupsOfFour(page.contentHash?.slice(0, 12) ?? '')}`)]] : []),
    [plain(clip(`${words.toCheckCall} ${unbroken(page.clinic.phone)}`))],
  ];
  return columns(sheet.columnWidth, 8, [
    ...(seal ? [{ width: QR_SIZE, block: qrCode(seal, QR_SIZE) }] : []),
    { block: stack(lines.map(pieces => text(pieces, SMALL))) },
  ]);
}
