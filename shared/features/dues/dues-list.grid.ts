import { dayIn } from '../../i18n/day-words.ts';
import type { Translate, WordKey } from '../../i18n/translate.ts';
import { type Grid, gridOf } from '../../kernel/grid.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import { formatPhone } from '../../kernel/phone.ts';
import type { Language } from '../settings/settings.schema.ts';
import type { DueBand } from './ageing.rules.ts';
import type { DueRow, DuesFilter } from './due.schema.ts';

export const BAND_WORDS: Readonly<Record<DueBand, WordKey>> = {
  notYet: 'dues.bandNotYet',
  upTo7: 'dues.bandUpTo7',
  upTo30: 'dues.bandUpTo30',
  upTo90: 'dues.bandUpTo90',
  over90: 'dues.bandOver90',
};

type DuesOnPaper = {
  t: Translate;
  language: Language;
  today: LocalDate;
  filter: DuesFilter;
  /** On the screen, where the chosen due's other facts stand beside the list. */
  isBrief?: boolean;
};

function subtitleOf(rows: readonly DueRow[], { t, language, today, filter }: DuesOnPaper): string {
  return [
    t('dues.asOn', { day: dayIn(language, today) }),
    filter.band && t(BAND_WORDS[filter.band]),
    filter.doctorId !== null && rows[0]?.doctorName,
    filter.isPromised !== null && t(filter.isPromised ? 'dues.onlyPromised' : 'dues.onlyUnpromised'),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Who owes what, and since when (BIL-7). */
export function duesGrid(rows: readonly DueRow[], about: DuesOnPaper): Grid {
  const { t, isBrief = false } = about;
  return gridOf({
    title: t('dues.listTitle'),
    subtitle: subtitleOf(rows, about),
    totalLabel: t('common.gridTotal'),
    rows,
    columns: [
      { key: 'name', label: t('dues.person'), of: row => row.fullName },
      ...(isBrief ? [] : reachOf(t)),
      { key: 'bill', label: t('dues.bill'), of: row => row.number },
      { key: 'billed', label: t('dues.billedOn'), kind: 'day', of: row => row.onDate },
      {
        key: 'promised',
        label: t('dues.promisedOn'),
        kind: 'day',
        of: row => row.promise?.promisedOn ?? null,
      },
      ...(isBrief ? [] : [{ key: 'guarantor', label: t('dues.guarantor'), of: guarantorOf }]),
      { key: 'age', label: t('dues.age'), kind: 'number', of: row => row.ageDays },
      ...(isBrief
        ? []
        : [{ key: 'band', label: t('dues.band'), of: (row: DueRow) => t(BAND_WORDS[row.band]) }]),
      { key: 'due', label: t('dues.due'), kind: 'paise', of: row => row.duePaise, total: 'sum' },
    ],
    notes: [t('dues.listNote')],
  });
}

function reachOf(t: Translate) {
  return [
    { key: 'uhid', label: t('dues.uhid'), of: (row: DueRow) => row.uhid },
    { key: 'phone', label: t('dues.phone'), of: (row: DueRow) => formatPhone(row.phone) },
  ];
}

function guarantorOf({ promise }: DueRow): string {
  return [promise?.guarantorName, formatPhone(promise?.guarantorPhone ?? '')].filter(Boolean).join(', ');
}
