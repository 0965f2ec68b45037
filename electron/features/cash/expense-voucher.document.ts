import { MODE_WORDS } from '#shared/features/cash/cash-words.ts';
import type { Expense } from '#shared/features/cash/expense.schema.ts';
import { categoryOfExpense } from '#shared/features/cash/expense-category.rules.ts';
import type { Language } from '#shared/features/settings/settings.schema.ts';
import { rupeesInWords } from '#shared/i18n/amount-words.ts';
import { PRINT_WORDS } from '#shared/i18n/print-words.ts';
import { type Translate, translatorOf } from '#shared/i18n/translate.ts';
import { formatPaise } from '#shared/kernel/money.ts';
import { clipped } from '../../printing/clip-text.ts';
import { baselineDrop, columns, gap, rollText, rule, stack, text } from '../../printing/page-blocks.ts';
import { struckOut } from '../../printing/page-marks.ts';
import { isRoll, ROLLS, type RollName, SHEETS, type SheetName } from '../../printing/paper.ts';
import type { PageBlock, PdfDefinition } from '../../printing/pdf-definition.ts';
import { centred, cut, finalRow, ROLL_BODY, ROLL_SMALL, rollDefinition } from '../../printing/roll-blocks.ts';
import { bold, dotted, unbroken } from '../../printing/script-runs.ts';

export type ExpenseVoucherPrint = {
  paper: 'A4' | 'A5' | RollName;
  language: Language;
  clinicName: string;
  /** 'Palasia, Indore' */
  address: string;
  phone: string;
  /** '21 Nov 2026, 6:52 pm' */
  dateAndTime: string;
  expense: Expense;
  /** Null, or left out, for the original. */
  duplicateCopy?: number | null;
};

const BODY = [10, 14] as const;
const SMALL = [9, 12] as const;
const RIGHT = { alignment: 'right' } as const;

/** What was paid out and for what, with a line on which the receiver signs. */
export function expenseVoucher(print: ExpenseVoucherPrint): PdfDefinition {
  const { paper } = print;
  return isRoll(paper) ? slip(print, paper) : sheet(print, paper);
}

function facts({ expense }: ExpenseVoucherPrint, t: Translate): [label: string, value: string][] {
  const { paidTo, note, billNumber, mode, reference, cashierName } = expense;
  const all: [string, string][] = [
    [t('cash.paidTo'), paidTo],
    [t('cash.category'), dotted([categoryOfExpense(t, expense), note])],
    [t('cash.sellersBill'), billNumber],
    [t('cash.mode'), dotted([t(MODE_WORDS[mode]), reference])],
    [t('cash.paidBy'), cashierName],
  ];
  return all.filter(([, value]) => value !== '');
}

function rupees(paise: number): string {
  return `₹\u00a0${formatPaise(paise)}`;
}

/** What must be seen at once: taken back, duplicate. */
function marksOf({ expense, duplicateCopy = null, language }: ExpenseVoucherPrint, t: Translate): string {
  const { reversedBecause } = expense;
  return dotted([
    reversedBecause === '' ? null : `${t('cash.takenBack')}: ${reversedBecause}`,
    duplicateCopy === null ? null : PRINT_WORDS[language].duplicateCopy(duplicateCopy),
  ]);
}

function sheet(print: ExpenseVoucherPrint, paper: SheetName): PdfDefinition {
  const t = translatorOf(print.language);
  const { expense, clinicName, address, phone, dateAndTime } = print;
  const { columnWidth: width, sideMargin, ...size } = SHEETS[paper];
  const mark = marksOf(print, t);
  const signer = (label: string): { width: number; block: PageBlock } => ({
    width: 150,
    block: stack([rule(150, 0.5, { below: 2 }), text(clipped(label, { width: 150, size: 9 }), SMALL)]),
  });
  return {
    pageSize: size,
    pageMargins: [sideMargin, 28, sideMargin, 58],
    title: expense.number,
    ...(expense.reversedBecause !== '' && { background: () => struckOut(SHEETS[paper]) }),
    content: [
      text([bold(clinicName)], [15, 20]),
      text(dotted([address, unbroken(phone)]), SMALL),
      rule(width, 1, { above: 5, below: 5 }),
      columns(width, 8, [
        { block: text([bold(t('cash.paymentVoucher'))], [14, 20]) },
        {
          width: 130,
          block: text([bold(expense.number)], [12, 20], {
            ...RIGHT,
            margin: [0, baselineDrop(14, 12), 0, 0],
          }),
        },
      ]),
      text(dateAndTime, BODY),
      ...(mark ? [text([bold(mark)], [11, 15])] : []),
      gap(8),
      ...facts(print, t).map(([label, value]) =>
        columns(width, 10, [{ width: 96, block: text(label, BODY) }, { block: text([bold(value)], BODY) }]),
      ),
      rule(width, 0.5, { above: 8, below: 6 }),
      text([bold(rupees(expense.amountPaise))], [20, 28]),
      text(rupeesInWords(expense.amountPaise, print.language), BODY),
      gap(44),
      columns(width, 60, [signer(t('cash.receivedBy')), signer(expense.cashierName)]),
    ],
  };
}

function slip(print: ExpenseVoucherPrint, paper: RollName): PdfDefinition {
  const t = translatorOf(print.language);
  const { expense, clinicName, address, dateAndTime } = print;
  const { columnWidth: width } = ROLLS[paper];
  const mark = marksOf(print, t);
  return rollDefinition(paper, expense.number, [
    centred([bold(clinicName)], [13, 18]),
    centred(address, ROLL_SMALL),
    cut(width),
    rollText([bold(`${t('cash.paymentVoucher')} ${unbroken(expense.number)}`)], [11, 16]),
    ...(mark ? [rollText([bold(mark)], [11, 15])] : []),
    rollText(dateAndTime, ROLL_SMALL),
    cut(width),
    ...facts(print, t).flatMap(([label, value]) => [
      rollText(label, ROLL_SMALL),
      rollText([bold(value)], ROLL_BODY),
    ]),
    cut(width),
    finalRow(width, t('cash.amount'), expense.amountPaise),
    rollText(rupeesInWords(expense.amountPaise, print.language), ROLL_BODY),
    gap(34),
    rule(width, 0.5, { below: 2 }),
    rollText(t('cash.receivedBy'), ROLL_SMALL),
  ]);
}
