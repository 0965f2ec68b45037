import { contract } from '#shared/contract/index.ts';
import type { DueRow } from '#shared/features/dues/due.schema.ts';
import type { Language } from '#shared/features/settings/settings.schema.ts';
import { dayIn } from '#shared/i18n/day-words.ts';
import { translate } from '#shared/i18n/translate.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useRead } from '../../api/hooks.ts';
import { useClinicDay } from '../../app/session.tsx';
import { namesFor } from '../patients/patient-words.ts';

/** The reminder that the desk sends from its own phone, in the language the clinic writes to its patients. */
export function dueMessage(language: Language, clinic: string, due: DueRow): string {
  const { number, promise } = due;
  const about = { name: namesFor(language, due)[0], amount: formatRupees(due.duePaise), number, clinic };
  return promise
    ? translate(language, 'dues.messagePromised', { ...about, promised: dayIn(language, promise.promisedOn) })
    : translate(language, 'dues.message', { ...about, day: dayIn(language, due.onDate) });
}

export function useDueMessage(due: DueRow | undefined): string {
  const { clinicName } = useClinicDay();
  const settings = useRead(contract.settings.get, {}).answer?.settings;
  if (!due) return '';
  // Messages are written in two languages; a third would never be guessed from them.
  return dueMessage(settings?.patientLanguage === 'hi' ? 'hi' : 'en', clinicName, due);
}
