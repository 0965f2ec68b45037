import type { PlannedDoseView } from '#shared/features/immunisations/immunisation.schema.ts';
import type { Language } from '#shared/features/settings/settings.schema.ts';
import type { Translate } from '#shared/i18n/translate.ts';
import { longDay } from '../../app/wall-clock.ts';
import type { StatusShape } from '../../ui/status.tsx';

export const STATE_LOOK: Readonly<Record<PlannedDoseView['state'], { shape: StatusShape; tone: string }>> = {
  given: { shape: 'good', tone: 'dim' },
  due: { shape: 'waiting', tone: 'amber strong' },
  overdue: { shape: 'bad', tone: 'danger strong' },
  coming: { shape: 'booked', tone: 'dim' },
  tooLate: { shape: 'left', tone: 'dim' },
};

/** '21 Nov 2026', 'since 13 Oct 2026', 'from 19 Dec 2026'. */
export function doseDay(t: Translate, dose: PlannedDoseView, language: Language): string {
  if (dose.givenOn !== null) return longDay(dose.givenOn, language);
  if (dose.dueOn === null) return '';
  const day = longDay(dose.dueOn, language);
  return t(dose.state === 'coming' ? 'immunisations.fromDay' : 'immunisations.sinceDay', { day });
}
