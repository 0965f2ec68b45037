import { rangeIn } from '../../i18n/day-words.ts';
import type { Translate, WordKey } from '../../i18n/translate.ts';
import { type Grid, gridOf } from '../../kernel/grid.ts';
import { formatRupees } from '../../kernel/money.ts';
import { BAND_WORDS } from '../dues/dues-list.grid.ts';
import type { Language } from '../settings/settings.schema.ts';
import type { Party, Statement, StatementEntry } from './party.schema.ts';

type StatementOnPaper = { t: Translate; language: Language; fromDate: string; toDate: string };
type StatementRow = Pick<
  StatementEntry,
  'onDate' | 'number' | 'patientName' | 'memberNumber' | 'balancePaise'
> & {
  word: string;
  amountPaise: number | null;
};

/** Opening, every bill and payment in their order with the balance after it, closing; the ageing below. */
export function statementGrid(statement: Statement, about: StatementOnPaper): Grid {
  const { t, language, fromDate, toDate } = about;
  const { party, entries, openingPaise, closingPaise } = statement;
  const edge = (word: WordKey, onDate: string, balancePaise: number): StatementRow => ({
    ...{
      onDate,
      word: t(word),
      number: '',
      patientName: '',
      memberNumber: '',
      amountPaise: null,
      balancePaise,
    },
  });
  const rows: StatementRow[] = [
    edge('parties.opening', fromDate, openingPaise),
    ...entries.map(entry => ({ ...entry, word: t(`parties.entry_${entry.kind}` as WordKey) })),
    edge('parties.closing', toDate, closingPaise),
  ];
  return gridOf({
    title: t('parties.statementOf', { name: party.name }),
    subtitle: rangeIn(language, { fromDate, toDate }),
    rows,
    totalLabel: t('common.gridTotal'),
    markOf: row => (row.amountPaise === null ? 'strong' : undefined),
    columns: [
      { key: 'day', label: t('parties.date'), kind: 'day', of: row => row.onDate },
      { key: 'what', label: t('parties.what'), of: row => row.word },
      { key: 'number', label: t('parties.number'), of: row => row.number },
      { key: 'patient', label: t('parties.patient'), of: row => row.patientName },
      { key: 'member', label: t('parties.memberNumber'), of: row => row.memberNumber },
      {
        ...{ key: 'charged', label: t('parties.charged'), kind: 'paise' },
        of: (row: StatementRow) => (row.amountPaise !== null && row.amountPaise > 0 ? row.amountPaise : null),
        total: 'sum',
      },
      {
        ...{ key: 'settled', label: t('parties.settled'), kind: 'paise' },
        of: (row: StatementRow) =>
          row.amountPaise !== null && row.amountPaise < 0 ? -row.amountPaise : null,
        total: 'sum',
      },
      {
        ...{ key: 'balance', label: t('parties.balance'), kind: 'paise', total: closingPaise },
        of: (row: StatementRow) => row.balancePaise,
      },
    ],
    notes: [...addressOf(party, t), ...ageingOf(statement, t)],
  });
}

function addressOf({ name, address, state, gstin, termsDays }: Party, t: Translate): string[] {
  const place = [address, state, gstin && `GSTIN ${gstin}`].filter(Boolean).join(', ');
  return [
    t('parties.to', { name: place ? `${name}, ${place}` : name }),
    t('parties.terms', { count: termsDays }),
  ];
}

function ageingOf({ ageing, closingPaise }: Statement, t: Translate): string[] {
  if (closingPaise === 0) return [];
  const bands = ageing.filter(({ duePaise }) => duePaise !== 0);
  const words = bands.map(({ band, duePaise }) => `${t(BAND_WORDS[band])} ${formatRupees(duePaise)}`);
  return [t('parties.ageing', { bands: words.join(' · ') })];
}
