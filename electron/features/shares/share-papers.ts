import type { ExportedFile } from '#shared/contract/grid-export.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { ShareSheet } from '#shared/features/shares/share.schema.ts';
import { shareSheetGrid } from '#shared/features/shares/share-sheet.grid.ts';
import type { sharesContract } from '#shared/features/shares/shares.contract.ts';
import { dayIn } from '#shared/i18n/day-words.ts';
import { translatorOf } from '#shared/i18n/translate.ts';
import { formatDate, formatTime, localDateAt } from '#shared/kernel/local-date.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { clinicOfNumber, findLetterhead } from '../../ledger/letterheads.ts';
import { renderPdf } from '../../printing/render-pdf.ts';
import { exportGrid } from '../../server/grid/export-grid.ts';
import { printCounted } from '../../server/print-counts.ts';
import type { ReadContext, TaskContext } from '../../server/service.ts';
import { type ExpenseVoucherPrint, expenseVoucher } from '../cash/cash.service.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';
import { refuseAnothersShare } from './own-share.ts';
import { shareSheetDocument } from './share-sheet.document.ts';
import { getPayoutRow, paidSheet, payoutOf, sheet } from './sheet.ts';

type InputOf<Name extends keyof typeof sharesContract> = ParsedInputOf<(typeof sharesContract)[Name]>;

function askedSheet(ctx: ReadContext, input: InputOf<'exportSheet'>): ShareSheet {
  const { payoutId } = input;
  return payoutId === null ? sheet(ctx, input) : paidSheet(ctx, { payoutId });
}

export async function exportSheet(ctx: TaskContext, input: InputOf<'exportSheet'>): Promise<ExportedFile> {
  const { language } = input;
  const { shown, clinic } = ctx.reading(read => ({
    shown: askedSheet(read, input),
    clinic: clinicAndSettings(read.db).clinic,
  }));
  const { doctorId, toDate, payout } = shown;
  const grid = shareSheetGrid(shown, { t: translatorOf(language), language });
  const place = [clinic.name, clinic.city].filter(Boolean).join(', ');
  return exportGrid(ctx, grid, {
    wanted: input,
    fileName: payout ? payout.number.replaceAll('/', '-') : `share-${doctorId}-${toDate}`,
    entity: 'shareSheet',
    detail: { doctorId, toDate, payoutId: payout?.id ?? null },
    ...(payout && { counted: { page: 'shareSheet' as const, subjectId: payout.id } }),
    document: duplicateCopy => shareSheetDocument({ sheet: shown, language, place, duplicateCopy }),
  });
}

function voucherPrint(ctx: ReadContext, { payoutId, paper }: InputOf<'printVoucher'>): ExpenseVoucherPrint {
  const payout = payoutOf(getPayoutRow(ctx, payoutId));
  refuseAnothersShare(ctx, payout.doctorId);
  const { settings } = clinicAndSettings(ctx.db);
  const own = findLetterhead(ctx.db, { paper: 'payout', subjectId: payoutId });
  const clinic = own?.clinic ?? clinicOfNumber(ctx.db, payout.number);
  const { screenLanguage: language } = settings;
  const t = translatorOf(language);
  const { number, onDate, at, doctorName, grossPaise, tdsPaise, netPaise, mode, reference } = payout;
  const sums = t('shares.voucherSums', { gross: formatRupees(grossPaise), tds: formatRupees(tdsPaise) });
  return {
    ...{
      paper: paper ?? settings.billPaper,
      language,
      clinicName: clinic.name,
      phone: formatPhone(clinic.phone),
    },
    address: [clinic.addressLine, clinic.city].filter(Boolean).join(', '),
    dateAndTime: `${formatDate(localDateAt(at, ctx.zone))}, ${formatTime(at, ctx.zone)}`,
    expense: {
      ...{ id: payoutId, number, onDate, postedAt: at, paidTo: doctorName, amountPaise: netPaise },
      category: t('shares.voucherFor', { day: dayIn(language, payout.upTo) }),
      categoryCode: null,
      ...{ note: tdsPaise > 0 ? sums : '', billNumber: '', mode, reference },
      ...{ cashierName: payout.byName, reversedBecause: payout.takenBackBecause },
    },
  };
}

export async function printVoucher(
  ctx: TaskContext,
  input: InputOf<'printVoucher'>,
): Promise<{ pdf: string; fileName: string }> {
  const print = ctx.reading(read => voucherPrint(read, input));
  const { number } = print.expense;
  const { paper } = print;
  const thing = { page: 'payoutVoucher', subjectId: input.payoutId, paper } as const;
  const { bytes, duplicateCopy } = await printCounted(ctx, thing, copy =>
    renderPdf(expenseVoucher({ ...print, duplicateCopy: copy })),
  );
  ctx.subject('payout', input.payoutId, { number, paper, duplicateCopy });
  return { pdf: Buffer.from(bytes).toString('base64'), fileName: `${number.replaceAll('/', '-')}.pdf` };
}
