import { dayIn } from '#shared/i18n/day-words.ts';
import { gridOf } from '#shared/kernel/grid.ts';
import { listAdvancesAt } from './advances-held.sql.ts';
import type { MadeReport, ReportQuestion } from './report.ts';
import { setAsideNotes } from './set-aside-days.ts';

/** Money of patients that was not used when the last day ended, by the person who has most. */
export function advancesHeld(question: ReportQuestion): MadeReport {
  const { ctx, t, language, toDate, toDay } = question;
  const rows = listAdvancesAt(ctx.db, toDay);
  const grid = gridOf({
    ...{ title: t('registers.advancesHeld'), rows, totalLabel: t('common.gridTotal') },
    subtitle: t('dues.asOn', { day: dayIn(language, toDate) }),
    columns: [
      { key: 'name', label: t('registers.patient'), of: row => row.patientName },
      { key: 'uhid', label: t('registers.uhid'), of: row => row.uhid },
      { key: 'phone', label: t('registers.phone'), of: row => row.phone },
      {
        ...{ key: 'held', label: t('registers.advanceHeld'), kind: 'paise', total: 'sum' },
        of: row => row.heldPaise,
      },
    ],
    notes: setAsideNotes(question, toDay + 1),
  });
  return { grid, opens: rows.map(({ patientId }) => ({ kind: 'patient', id: patientId })) };
}
