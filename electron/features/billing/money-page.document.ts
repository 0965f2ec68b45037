import { PRINT_WORDS, type PrintWords } from '#shared/i18n/print-words.ts';
import { formatPaise } from '#shared/kernel/money.ts';
import { clipped, textWidth } from '../../printing/clip-text.ts';
import { letterhead } from '../../printing/letterhead.ts';
import { baselineDrop, columns, gap, rule, stack, text } from '../../printing/page-blocks.ts';
import { struckOut } from '../../printing/page-marks.ts';
import { isRoll, SHEETS, type Sheet } from '../../printing/paper.ts';
import type { PageBlock, PageCorner, PdfDefinition } from '../../printing/pdf-definition.ts';
import { bold, dotted, plain, unbroken, type Words } from '../../printing/script-runs.ts';
import type { BillNote, GstOnPaper, MoneyPage, MoneySheet, PaymentOnPaper } from './bill-print.ts';

export const BODY = [10, 14] as const;
export const SMALL = [9, 12] as const;
const RIGHT = { alignment: 'right' } as const;

/** The sheet of a money page that is not printed on a roll. */
export function sheetOf({ paper }: Pick<MoneyPage, 'paper'>): Sheet & { name: MoneySheet } {
  const name = isRoll(paper) ? 'A5' : paper;
  return { ...SHEETS[name], name };
}

export function rupees(paise: number): string {
  return `₹\u00a0${formatPaise(paise)}`;
}

/** 'UPI, R/26-27/002319' and, below it, 'UTR 4128 1555 0142'. */
export function paymentWords(
  payment: PaymentOnPaper,
  words: PrintWords,
): { mode: string; reference: string } {
  const labels = {
    cash: '',
    upi: words.utr,
    bank: words.utr,
    card: words.cardSlip,
    cheque: words.chequeNumber,
  };
  const label = labels[payment.mode];
  const isLong = payment.reference.length > 8;
  const digits = isLong ? payment.reference.replace(/(\d{4})(?=\d)/g, '$1 ') : payment.reference;
  return { mode: words.modes[payment.mode], reference: digits && unbroken(`${label} ${digits}`) };
}

export function noteWords(notes: readonly BillNote[], words: PrintWords): string[] {
  const sentences: Record<BillNote, string> = {
    exempt: words.exemption,
    exemptLines: words.exemptLines,
    notRegistered: words.notRegistered,
    noTaxOnLines: words.noTaxOnLines,
    noInputCredit: words.noInputCredit,
  };
  return notes.map(note => sentences[note]);
}

/** One place for all taxed lines, or the clinic's and that of the goods of another state; no state is torn apart. */
export function placesOf({ placeOfSupply, placeOfIgst }: GstOnPaper, words: PrintWords): string[] {
  const igst = unbroken(placeOfIgst);
  if (placeOfSupply === '') return [words.placeOfSupply(igst)];
  return [words.placeOfSupply(unbroken(placeOfSupply)), igst && words.placeOfIgst(igst)];
}

export type MoneyHead = {
  title: string;
  /** Beside the UHID: a prescription, a bill. */
  reference: string;
  /** Under the title: GSTIN and place of supply. */
  under?: string;
  /** Bold beside what is under the title, on the original only. */
  originalMark?: string;
  /** Under the line for the signature; the cashier unless given. */
  signer?: string;
  /** Points above the letterhead and below the party, where every line counts. */
  edges?: { top: number; underParty: number };
};

/** A money page on a sheet: letterhead, title and number, party, then what the page is about. */
export function moneySheet(page: MoneyPage, head: MoneyHead, body: PageBlock[]): PdfDefinition {
  const words = PRINT_WORDS[page.language];
  const sheet = sheetOf(page);
  const isLarge = sheet.name === 'A4';
  return {
    pageSize: { width: sheet.width, height: sheet.height },
    pageMargins: [
      sheet.sideMargin,
      head.edges?.top ?? (isLarge ? 42 : 28),
      sheet.sideMargin,
      isLarge ? 72 : 58,
    ],
    title: page.number,
    header: runningHead(page, sheet, words),
    footer: sheetFoot(page, sheet, { words, signer: head.signer ?? page.cashierName }),
    ...(page.cancelledBecause !== null && { background: () => struckOut(sheet) }),
    content: [
      ...letterhead(page.doctor, page.clinic, words, {
        columnWidth: sheet.columnWidth,
        head: isLarge ? [16, 20] : [15, 20],
        small: SMALL,
        clinicNameSize: 11,
        clinicWidth: isLarge ? 220 : 156,
        ruleAbove: 5,
        ruleBelow: 5,
      }),
      titleRow(page, sheet, { words, head }),
      ...underTitle(page, sheet, head),
      ...party(page, sheet, head),
      ...body,
    ],
  };
}

/** What must be seen at once: cancelled, duplicate. */
export function marksOf(page: MoneyPage, words: PrintWords, originalMark = ''): string {
  const cancelled = page.cancelledBecause;
  return dotted([
    cancelled === null ? null : cancelled ? `${words.cancelled}: ${cancelled}` : words.cancelled,
    page.duplicateCopy === null ? originalMark : words.duplicateCopy(page.duplicateCopy),
  ]);
}

function titleRow(
  page: MoneyPage,
  { columnWidth }: Sheet,
  { words, head }: { words: PrintWords; head: MoneyHead },
): PageBlock {
  const marks = head.under && page.cancelledBecause === null ? '' : marksOf(page, words);
  return stack([
    columns(columnWidth, 8, [
      { block: text([bold(head.title)], [14, 20]) },
      {
        width: 130,
        block: text([bold(page.number)], [12, 20], { ...RIGHT, margin: [0, baselineDrop(14, 12), 0, 0] }),
      },
    ]),
    ...(marks ? [text([bold(marks)], [11, 15], RIGHT)] : []),
  ]);
}

/** GSTIN and place of supply, and for whom this copy is: a copy takes no more room than the original. */
function underTitle(page: MoneyPage, { columnWidth }: Sheet, head: MoneyHead): PageBlock[] {
  if (!head.under) return [];
  const mark =
    page.cancelledBecause === null ? marksOf(page, PRINT_WORDS[page.language], head.originalMark) : '';
  const under = text(head.under, SMALL);
  if (!mark) return [under];
  const width = textWidth(mark, { size: 9, isBold: true }) + 1;
  return [columns(columnWidth, 8, [{ block: under }, { width, block: text([bold(mark)], SMALL, RIGHT) }])];
}

function party(page: MoneyPage, { columnWidth }: Sheet, { reference, edges }: MoneyHead): PageBlock[] {
  const { patient } = page;
  const told = unbroken(reference);
  const both = dotted([patient.uhid, told]);
  const widthOf = (words: string) => textWidth(words, { size: 9 }) + 1;
  const width = Math.min(190, Math.max(150, widthOf(told)));
  const numbers = widthOf(both) > width ? [patient.uhid, told] : [both];
  const who = [bold(patient.name), plain(patient.ageAndSex ? `, ${patient.ageAndSex}` : '')];
  return [
    columns(
      columnWidth,
      12,
      [
        { block: stack([text(who, BODY), ...(patient.address ? [text(patient.address, SMALL)] : [])]) },
        {
          width,
          block: stack([
            text(page.dateAndTime, BODY, RIGHT),
            ...numbers.map(number => text(number, SMALL, RIGHT)),
          ]),
        },
      ],
      { margin: [0, 4, 0, 0] },
    ),
    ...companyLines(page).map((words, at) => text(words, SMALL, { margin: [0, at === 0 ? 3 : 0, 0, 0] })),
    gap(edges?.underParty ?? 8),
  ];
}

/** Who pays for the patient, as the law asks of a recipient: name, address, GSTIN; and the patient's number there. */
export function companyLines({ patient: { company }, language }: MoneyPage): Words[] {
  if (!company) return [];
  const words = PRINT_WORDS[language];
  const { name, gstin, address, memberNumber } = company;
  const member = memberNumber && words.memberNumber(memberNumber);
  const rest = dotted([gstin && `GSTIN ${gstin}`, address, member]);
  return [[plain(`${words.onAccountOf}: `), bold(name)], ...(rest ? [rest] : [])];
}

function runningHead(page: MoneyPage, { sideMargin }: Sheet, words: PrintWords): PageCorner {
  return (number, count) => {
    if (number === 1) return null;
    const name = clipped(page.patient.name, { width: 150, size: 9, isBold: true });
    const rest = dotted([page.patient.uhid, page.number, words.pageOf(number, count)]);
    return text([bold(name), plain(` · ${rest}`)], SMALL, { margin: [sideMargin, 13, sideMargin, 0] });
  };
}

function sheetFoot(
  page: MoneyPage,
  { columnWidth, sideMargin }: Sheet,
  { words, signer }: { words: PrintWords; signer: string },
): PageCorner {
  return (number, count) =>
    columns(
      columnWidth,
      8,
      [
        { block: stack([gap(22), text(`${page.number} · ${words.pageOf(number, count)}`, SMALL)]) },
        {
          width: 136,
          block: stack([
            gap(6),
            rule(136, 0.5, { below: 2 }),
            text(clipped(signer, { width: 136, size: 9 }), SMALL),
          ]),
        },
      ],
      { margin: [sideMargin, 0, sideMargin, 0] },
    );
}
