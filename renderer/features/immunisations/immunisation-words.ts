import type { PlannedDoseView } from '#shared/features/immunisations/immunisation.schema.ts';
import type { Language } from '#shared/features/settings/settings.schema.ts';
import type { Translate, WordKey } from '#shared/i18n/translate.ts';
import { longDay } from '../../app/wall-clock.ts';
import type { StatusShape } from '../../ui/status.tsx';

const SCHEDULE_WORDS: Readonly<Record<string, WordKey>> = {
  NIS: 'immunisations.scheduleNIS',
  IAP: 'immunisations.scheduleIAP',
  'IAP-highrisk': 'immunisations.scheduleIAPhighrisk',
  'NIS-pregnancy': 'immunisations.scheduleNISpregnancy',
  'RABIES-PEP-ID': 'immunisations.scheduleRABIESPEPID',
  'RABIES-PEP-IM': 'immunisations.scheduleRABIESPEPIM',
  'RABIES-PEP-RIG': 'immunisations.scheduleRABIESPEPRIG',
  'RABIES-REEXPOSURE': 'immunisations.scheduleRABIESREEXPOSURE',
};

export function scheduleWord(t: Translate, schedule: string): string {
  const key = SCHEDULE_WORDS[schedule];
  return key ? t(key) : schedule;
}

export const STATE_LOOK: Readonly<
  Record<PlannedDoseView['state'], { shape: StatusShape; word: WordKey; tone: string }>
> = {
  given: { shape: 'good', word: 'immunisations.given', tone: 'dim' },
  due: { shape: 'waiting', word: 'immunisations.due', tone: 'amber strong' },
  overdue: { shape: 'bad', word: 'immunisations.overdue', tone: 'danger strong' },
  coming: { shape: 'booked', word: 'immunisations.coming', tone: 'dim' },
  tooLate: { shape: 'left', word: 'immunisations.tooLate', tone: 'dim' },
};

/** '21 Nov 2026', 'since 13 Oct 2026', 'from 19 Dec 2026'. */
export function doseDay(t: Translate, dose: PlannedDoseView, language: Language): string {
  if (dose.givenOn !== null) return longDay(dose.givenOn, language);
  if (dose.dueOn === null) return '';
  const day = longDay(dose.dueOn, language);
  return t(dose.state === 'coming' ? 'immunisations.fromDay' : 'immunisations.sinceDay', { day });
}
