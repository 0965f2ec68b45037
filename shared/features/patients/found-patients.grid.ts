import { dayIn } from '../../i18n/day-words.ts';
import type { Translate } from '../../i18n/translate.ts';
import { type Grid, gridOf } from '../../kernel/grid.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import { formatPhone } from '../../kernel/phone.ts';
import type { Language } from '../settings/settings.schema.ts';
import { ageInShort } from './age-words.ts';
import type { SearchHit } from './patient.schema.ts';

/** As many as the screen lists; nobody else's data leaves with them. */
export const MOST_FOUND = 50;

type FoundOnPaper = { t: Translate; language: Language; today: LocalDate };

/** The people whom a search found, in its order. */
export function foundPatientsGrid(hits: readonly SearchHit[], { t, language, today }: FoundOnPaper): Grid {
  return gridOf({
    title: t('patients.title'),
    subtitle: dayIn(language, today),
    totalLabel: t('common.gridTotal'),
    rows: hits,
    notes: hits.length === MOST_FOUND ? [t('patients.moreFound', { count: MOST_FOUND })] : [],
    columns: [
      { key: 'uhid', label: t('patients.uhid'), of: ({ patient }) => patient.uhid },
      { key: 'name', label: t('patients.fullName'), of: ({ patient }) => patient.fullName },
      { key: 'localName', label: t('patients.localName'), of: ({ patient }) => patient.localName },
      {
        key: 'age',
        label: t('patients.age'),
        of: ({ patient }) => ageInShort(t, patient, today),
      },
      { key: 'sex', label: t('patients.sex'), of: ({ patient }) => patient.sex },
      { key: 'phone', label: t('patients.phone'), of: ({ patient }) => formatPhone(patient.phone) },
      { key: 'locality', label: t('patients.locality'), of: ({ patient }) => patient.locality },
      {
        key: 'lastVisit',
        label: t('patients.lastVisit'),
        kind: 'day',
        of: ({ patient }) => patient.lastVisitOn,
      },
      {
        key: 'dues',
        label: t('patients.dues'),
        kind: 'paise',
        of: ({ patient }) => patient.duePaise,
        total: 'sum',
      },
    ],
  });
}
