import { dayIn } from '../../i18n/day-words.ts';
import { translatorOf, type WordKey } from '../../i18n/translate.ts';
import { type Grid, gridOf } from '../../kernel/grid.ts';
import { formatMinute, type LocalDate } from '../../kernel/local-date.ts';
import { formatPhone } from '../../kernel/phone.ts';
import type { Language } from '../settings/settings.schema.ts';
import type { Appointment } from './appointment.schema.ts';

export const APPOINTMENT_KIND_WORDS: Readonly<Record<Appointment['kind'], WordKey>> = {
  consultation: 'appointments.kindConsultation',
  followUp: 'appointments.kindFollowUp',
  procedure: 'appointments.kindProcedure',
  vaccine: 'appointments.kindVaccine',
  teleconsult: 'appointments.kindTeleconsult',
};

type Called = Appointment & { missedCount: number; pastCount: number };

/** Who is booked on a day, to be rung up with the paper in hand. */
export function callListGrid(rows: readonly Called[], onDate: LocalDate, language: Language): Grid {
  const t = translatorOf(language);
  return gridOf<Called>({
    title: t('appointments.callList'),
    subtitle: dayIn(language, onDate),
    rows,
    columns: [
      { key: 'time', label: t('appointments.time'), of: row => formatMinute(row.startMinute) },
      { key: 'token', label: t('queue.token'), of: row => row.token },
      { key: 'name', label: t('patients.fullName'), of: row => row.fullName },
      { key: 'uhid', label: t('patients.uhid'), of: row => row.uhid },
      { key: 'phone', label: t('patients.phone'), of: row => formatPhone(row.phone) },
      { key: 'doctor', label: t('queue.doctor'), of: row => row.doctorName },
      { key: 'kind', label: t('appointments.kind'), of: row => t(APPOINTMENT_KIND_WORDS[row.kind]) },
      { key: 'missed', label: t('appointments.missedCount'), kind: 'number', of: row => row.missedCount },
      { key: 'past', label: t('appointments.pastCount'), kind: 'number', of: row => row.pastCount },
      { key: 'note', label: t('appointments.note'), of: row => row.note },
    ],
  });
}
