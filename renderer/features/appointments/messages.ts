import { contract } from '#shared/contract/index.ts';
import type { Appointment } from '#shared/features/appointments/appointment.schema.ts';
import type { Language } from '#shared/features/settings/settings.schema.ts';
import { translate } from '#shared/i18n/translate.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { useRead } from '../../api/hooks.ts';
import { useClinicDay } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { namesFor } from '../patients/patient-words.ts';
import { clock } from './clock-words.ts';

type Named = { fullName: string; localName: string; doctorName: string };
export type Messages = {
  reminder: (appointment: Appointment) => string;
  rebook: (appointment: Appointment) => string;
  followUp: (person: Named & { dueOn: LocalDate }) => string;
};

/** What the desk sends to a phone, in the language the clinic writes to its patients. */
export function messagesIn(language: Language, clinicName: string): Messages {
  const about = (person: Named) => ({
    name: namesFor(language, person)[0],
    doctor: person.doctorName,
    clinic: clinicName,
  });
  const booking = (one: Appointment) => ({
    ...about(one),
    day: longDay(one.onDate, language, true),
    time: clock(one.startMinute),
    token: one.token,
  });
  return {
    reminder: one => translate(language, 'appointments.messageReminder', booking(one)),
    rebook: one => translate(language, 'appointments.messageRebook', booking(one)),
    followUp: one =>
      translate(language, 'appointments.messageFollowUp', {
        ...about(one),
        day: longDay(one.dueOn, language, true),
      }),
  };
}

export function useMessages(): Messages {
  const { clinicName } = useClinicDay();
  const settings = useRead(contract.settings.get, {}).answer?.settings;
  // Messages are written in two languages; a third would never be guessed from them.
  return messagesIn(settings?.patientLanguage === 'hi' ? 'hi' : 'en', clinicName);
}
