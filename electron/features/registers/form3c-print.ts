import type { Grid } from '#shared/kernel/grid.ts';
import { clinicToSeal } from '../settings/settings.service.ts';
import { listDoctors } from '../users/users.service.ts';
import type { Form3cPrint, Form3cRow } from './form3c.document.ts';
import type { ReportQuestion } from './report.ts';

/** The rows of the register as they stand on the law's page: the columns of the list, without the receipt's number. */
export function form3cPrint({ ctx, t, language, period }: ReportQuestion, grid: Grid): Form3cPrint {
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
    },
  };
}

/** '21/11/2026': the shortest that an inspector reads without doubt. */
function dayOnForm(date: string): string {
  return date === '' ? '' : date.split('-').reverse().join('/');
}
