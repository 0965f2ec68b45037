import { dayIn } from '#shared/i18n/day-words.ts';
import type { Grid } from '#shared/kernel/grid.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { clinicToSeal } from '../settings/settings.service.ts';
import { listDoctors } from '../users/users.service.ts';
import type { Form3cPrint, Form3cRow } from './form3c.document.ts';
import type { ReportQuestion } from './report.ts';

/** The rows of the register as they stand on the law's page: the columns of the list, without the receipt's number. */
export function form3cPrint(question: ReportQuestion, grid: Grid): Form3cPrint {
  const { ctx, t, language, period } = question;
  const place = new Map(grid.columns.map(({ key }, at) => [key, at]));
  const rows = grid.rows.map(({ cells }): Form3cRow => {
    const cell = (key: string) => cells[place.get(key) ?? -1] ?? '';
    return {
      date: dayOnForm(String(cell('date'))),
      serial: Number(cell('serial')),
      name: String(cell('name')),
      nature: String(cell('nature')),
      feesPaise: Number(cell('fees')),
      received: dayOnForm(String(cell('received'))),
    };
  });
  const head = (key: string) => grid.columns[place.get(key) ?? -1]?.label ?? '';
  return {
    ...{ language, period, rows },
    clinic: clinicToSeal(ctx.db),
    doctors: listDoctors(ctx.db).map(({ fullName, profile }) =>
      [
        fullName,
        profile.qualification,
        `${t('registers.regNo')} ${profile.registrationNumber}`,
        profile.council,
      ]
        .filter(Boolean)
        .join(', '),
    ),
    words: {
      title: grid.title,
      rule: t('registers.form3cRule'),
      heads: [
        head('date'),
        t('registers.serialShort'),
        head('name'),
        t('registers.natureOnForm'),
        `${head('fees')} ₹`,
        head('received'),
      ],
      broughtForward: t('registers.broughtForward'),
      pageTotal: t('registers.pageTotal'),
      carriedForward: t('registers.carriedForward'),
      total: t('common.gridTotal'),
      nothing: t('registers.nothing'),
      notes: grid.notes,
      toWriteIn: stockDays(question).map(day => t('registers.stockOn', { day: dayIn(language, day) })),
    },
  };
}

/** The first and the last day of each financial year that lie in the days (rule 6F(3)(ii)). */
function stockDays({ fromDate, toDate }: ReportQuestion): LocalDate[] {
  const years = [Number(fromDate.slice(0, 4)), Number(toDate.slice(0, 4))];
  const days = [...new Set(years)].flatMap(year => [`${year}-03-31`, `${year}-04-01`]);
  return days.filter(day => day >= fromDate && day <= toDate);
}

/** '21/11/2026': the shortest that an inspector reads without doubt. */
function dayOnForm(date: string): string {
  return date === '' ? '' : date.split('-').reverse().join('/');
}
