import { dayIn } from '../../i18n/day-words.ts';
import type { Translate } from '../../i18n/translate.ts';
import { type Grid, gridOf } from '../../kernel/grid.ts';
import { formatMinute, type LocalDate } from '../../kernel/local-date.ts';
import { formatPhone } from '../../kernel/phone.ts';
import type { Language } from '../settings/settings.schema.ts';
import type { Appointment } from './appointment.schema.ts';
import { APPOINTMENT_KIND_WORDS } from './call-list.grid.ts';

type RebookOnPaper = { t: Translate; language: Language; today: LocalDate };

/** Whom leave, a holiday or a changed schedule left without their doctor. */
export function toRebookGrid(rows: readonly Appointment[], { t, language, today }: RebookOnPaper): Grid {
  return gridOf({
    title: t('appointments.toRebook'),
    subtitle: dayIn(language, today),
    rows,
    columns: [
      { key: 'day', label: t('appointments.day'), kind: 'day', of: row => row.onDate },
      { key: 'time', label: t('appointments.time'), of: row => formatMinute(row.startMinute) },
      { key: 'token', label: t('queue.token'), of: row => row.token },
      { key: 'name', label: t('patients.fullName'), of: row => row.fullName },
      { key: 'uhid', label: t('patients.uhid'), of: row => row.uhid },
      { key: 'phone', label: t('patients.phone'), of: row => formatPhone(row.phone) },
      { key: 'doctor', label: t('queue.doctor'), of: row => row.doctorName },
      { key: 'kind', label: t('appointments.kind'), of: row => t(APPOINTMENT_KIND_WORDS[row.kind]) },
      { key: 'note', label: t('appointments.note'), of: row => row.note },
    ],
  });
}
