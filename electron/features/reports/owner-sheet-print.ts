import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import { ownerGroups } from '#shared/features/reports/owner-sheet.lines.ts';
import type { OwnerSheet } from '#shared/features/reports/owner-sheet.schema.ts';
import type { reportsContract } from '#shared/features/reports/reports.contract.ts';
import type { Language } from '#shared/features/settings/settings.schema.ts';
import { dayIn, rangeIn } from '#shared/i18n/day-words.ts';
import { type Translate, translatorOf } from '#shared/i18n/translate.ts';
import { formatNumber } from '#shared/kernel/grid.ts';
import { formatTime, toDayNumber } from '#shared/kernel/local-date.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { renderPdf } from '../../printing/render-pdf.ts';
import type { ReadContext, TaskContext } from '../../server/service.ts';
import { longDate } from '../cash/cash.service.ts';
import { clinicToSeal } from '../settings/settings.service.ts';
import { type OwnerSheetPrint, ownerSheetDocument } from './owner-sheet.document.ts';
import { type CountExceptions, daysAsked, ownerSheetOf } from './owner-sheet.ts';

function notesOf(sheet: OwnerSheet, t: Translate): string[] {
  const { comparedCount: count, isClosed } = sheet;
  return [
    count > 0 ? t('reports.sheetCompared', { count }) : t('reports.sheetNotCompared'),
    ...(isClosed ? [] : [t('reports.sheetNotClosed')]),
  ];
}

function chartOf({ fortnight }: OwnerSheet, t: Translate): OwnerSheetPrint['chart'] {
  const most = Math.max(0, ...fortnight.map(({ collectedPaise }) => collectedPaise));
  return {
    title: t('reports.sheetFortnight'),
    most: formatRupees(most),
    bars: fortnight.map(({ onDate, collectedPaise }) => ({
      label: `${Number(onDate.slice(8))}/${Number(onDate.slice(5, 7))}`,
      paise: collectedPaise,
    })),
  };
}

export function ownerSheetPrint(
  { db, today, now, zone }: ReadContext,
  sheet: OwnerSheet,
  language: Language,
): OwnerSheetPrint {
  const t = translatorOf(language);
  const clinic = clinicToSeal(db);
  const count = (value: number) => formatNumber(value, 0);
  return {
    language,
    title: t('reports.sheetTitle'),
    clinic: [clinic.name, ...clinic.addressLines].join(', '),
    days: sheet.fromDate === sheet.toDate ? longDate(sheet.toDate, language) : rangeIn(language, sheet),
    printedAt: t('common.printedAt', {
      when: `${dayIn(language, today())}, ${formatTime(now(), zone)}`,
    }),
    notes: notesOf(sheet, t),
    heads: { now: t('reports.sheetNow'), usual: t('reports.sheetUsual'), change: t('reports.sheetChange') },
    groups: ownerGroups(sheet, t),
    services: {
      title: t('reports.sheetServices'),
      nothing: t('reports.noMoneyYet'),
      rows: sheet.services.map(({ name, quantity, amountPaise }) => ({
        ...{ name, count: count(quantity), amount: formatRupees(amountPaise) },
      })),
    },
    doctors: {
      title: t('reports.byDoctor'),
      nothing: t('reports.noMoneyYet'),
      rows: sheet.doctors.map(({ name, visits, collectedPaise }) => ({
        ...{ name, count: count(visits), amount: formatRupees(collectedPaise) },
      })),
    },
    chart: chartOf(sheet, t),
  };
}

export function printOwnerSheetWith(countExceptions: CountExceptions) {
  return async (
    ctx: TaskContext,
    input: ParsedInputOf<typeof reportsContract.printOwnerSheet>,
  ): Promise<{ pdf: string; fileName: string }> => {
    const { range, print } = ctx.reading(read => {
      const range = daysAsked(read, input);
      const sheet = ownerSheetOf(read, range, countExceptions);
      return { range, print: ownerSheetPrint(read, sheet, input.language) };
    });
    ctx.subject('day', toDayNumber(range.toDate), range);
    const { bytes } = await renderPdf(ownerSheetDocument(print));
    return { pdf: Buffer.from(bytes).toString('base64'), fileName: `owner-${range.toDate}.pdf` };
  };
}
