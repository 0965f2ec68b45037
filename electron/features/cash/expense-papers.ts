import type { ExportedFile } from '#shared/contract/grid-export.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { cashContract } from '#shared/features/cash/cash.contract.ts';
import { expensesGrid } from '#shared/features/cash/expenses.grid.ts';
import { rangeIn } from '#shared/i18n/day-words.ts';
import { translatorOf } from '#shared/i18n/translate.ts';
import { formatDate, formatTime, localDateAt } from '#shared/kernel/local-date.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { clinicOfNumber } from '../../ledger/letterheads.ts';
import { renderPdf } from '../../printing/render-pdf.ts';
import { exportGrid } from '../../server/grid/export-grid.ts';
import { printCounted } from '../../server/print-counts.ts';
import type { ReadContext, TaskContext } from '../../server/service.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';
import { type ExpenseVoucherPrint, expenseVoucher } from './expense-voucher.document.ts';
import { getExpense, listExpenses } from './expenses.ts';

type InputOf<Name extends keyof typeof cashContract> = ParsedInputOf<(typeof cashContract)[Name]>;

function voucherPrint(ctx: ReadContext, { expenseId, paper }: InputOf<'printExpense'>): ExpenseVoucherPrint {
  const { settings } = clinicAndSettings(ctx.db);
  const expense = getExpense(ctx.db, expenseId);
  const clinic = clinicOfNumber(ctx.db, expense.number);
  const at = expense.postedAt;
  return {
    ...{ paper: paper ?? settings.billPaper, expense, language: settings.screenLanguage },
    clinicName: clinic.name,
    address: [clinic.addressLine, clinic.city].filter(Boolean).join(', '),
    phone: formatPhone(clinic.phone),
    duplicateCopy: null,
    dateAndTime: `${formatDate(localDateAt(at, ctx.zone))}, ${formatTime(at, ctx.zone)}`,
  };
}

export async function printExpense(
  ctx: TaskContext,
  input: InputOf<'printExpense'>,
): Promise<{ pdf: string; fileName: string }> {
  const print = ctx.reading(read => voucherPrint(read, input));
  const { number } = print.expense;
  const thing = { page: 'expenseVoucher', subjectId: input.expenseId, paper: print.paper } as const;
  const { bytes, duplicateCopy } = await printCounted(ctx, thing, copy =>
    renderPdf(expenseVoucher({ ...print, duplicateCopy: copy })),
  );
  ctx.subject('expense', input.expenseId, { number, paper: print.paper, duplicateCopy });
  return { pdf: Buffer.from(bytes).toString('base64'), fileName: `${number.replaceAll('/', '-')}.pdf` };
}

export async function exportExpenses(
  ctx: TaskContext,
  input: InputOf<'exportExpenses'>,
): Promise<ExportedFile> {
  const { fromDate, toDate, language } = input;
  const t = translatorOf(language);
  const rows = ctx.reading(read => listExpenses(read, { fromDate, toDate }));
  const grid = expensesGrid(rows, { t, subtitle: rangeIn(language, { fromDate, toDate }) });
  return exportGrid(ctx, grid, {
    ...{ wanted: input, fileName: `expenses-${fromDate}-${toDate}` },
    ...{ entity: 'expenses', detail: { fromDate, toDate } },
  });
}
