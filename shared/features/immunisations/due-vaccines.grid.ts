import { dayIn } from '../../i18n/day-words.ts';
import { translatorOf } from '../../i18n/translate.ts';
import { type Grid, gridOf } from '../../kernel/grid.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import { formatPhone } from '../../kernel/phone.ts';
import { ageInShort } from '../patients/age-words.ts';
import type { Language } from '../settings/settings.schema.ts';
import type { DueChild } from './immunisation.schema.ts';

type DueDose = DueChild & DueChild['doses'][number];

/** A line for every dose that is due by a day (RX-22), people in the order of the screen. */
export function dueVaccinesGrid(
  people: readonly DueChild[],
  { byDate, today, language }: { byDate: LocalDate; today: LocalDate; language: Language },
): Grid {
  const t = translatorOf(language);
  const rows = people.flatMap(person => person.doses.map((dose): DueDose => ({ ...person, ...dose })));
  return gridOf<DueDose>({
    title: t('immunisations.dueTitle'),
    subtitle: `${t('immunisations.dueBy')} ${dayIn(language, byDate)}`,
    rows,
    columns: [
      { key: 'name', label: t('patients.fullName'), of: row => row.fullName },
      { key: 'age', label: t('patients.age'), of: row => ageInShort(t, row, today) },
      { key: 'phone', label: t('patients.phone'), of: row => formatPhone(row.phone) },
      { key: 'vaccine', label: t('immunisations.vaccine'), of: row => row.vaccine },
      { key: 'dose', label: t('immunisations.doseOfList'), of: row => row.doseLabel },
      { key: 'due', label: t('immunisations.due'), kind: 'day', of: row => row.dueOn },
      { key: 'overdue', label: '', of: row => (row.isOverdue ? t('immunisations.overdue') : null) },
    ],
  });
}
