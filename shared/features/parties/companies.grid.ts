import { dayIn } from '../../i18n/day-words.ts';
import type { Translate } from '../../i18n/translate.ts';
import { type Grid, gridOf } from '../../kernel/grid.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import { formatPhone } from '../../kernel/phone.ts';
import type { Language } from '../settings/settings.schema.ts';
import type { Party } from './party.schema.ts';

type CompaniesOnPaper = { t: Translate; language: Language; today: LocalDate };

/** The companies that pay later, with what each owes today (BIL-15). */
export function companiesGrid(parties: readonly Party[], { t, language, today }: CompaniesOnPaper): Grid {
  return gridOf({
    title: t('parties.title'),
    subtitle: dayIn(language, today),
    totalLabel: t('common.gridTotal'),
    rows: parties,
    columns: [
      { key: 'name', label: t('parties.name'), of: party => party.name },
      { key: 'gstin', label: t('parties.gstin'), of: party => party.gstin },
      { key: 'contact', label: t('parties.contactName'), of: party => party.contactName },
      { key: 'phone', label: t('parties.contactPhone'), of: party => formatPhone(party.contactPhone) },
      { key: 'terms', label: t('parties.termsDays'), kind: 'number', of: party => party.termsDays },
      { key: 'limit', label: t('parties.creditLimit'), kind: 'paise', of: party => party.creditLimitPaise },
      {
        key: 'state',
        label: t('parties.standing'),
        of: party => (party.isRetired ? t('parties.noMore') : ''),
      },
      {
        key: 'bills',
        label: t('parties.billsOpen'),
        kind: 'number',
        of: party => party.openBills,
        total: 'sum',
      },
      { key: 'due', label: t('parties.due'), kind: 'paise', of: party => party.duePaise, total: 'sum' },
    ],
  });
}
