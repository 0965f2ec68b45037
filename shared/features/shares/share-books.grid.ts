import { dayIn } from '../../i18n/day-words.ts';
import type { OnPaper } from '../../i18n/on-paper.ts';
import type { Translate, WordKey } from '../../i18n/translate.ts';
import { type Grid, gridOf } from '../../kernel/grid.ts';
import { formatRupees } from '../../kernel/money.ts';
import { MODE_WORDS } from '../cash/cash-words.ts';
import type { Language } from '../settings/settings.schema.ts';
import type { DoctorRules, ShareDoctor, ShareRuleRecord, TdsStanding } from './share.schema.ts';
import { rateInWords } from './share-words.ts';

/** What is due to each doctor up to today; one without a rule gets nothing. */
export function shareDoctorsGrid(doctors: readonly ShareDoctor[], { t, language, today }: OnPaper): Grid {
  return gridOf({
    ...{ title: t('shares.title'), subtitle: dayIn(language, today), totalLabel: t('common.gridTotal') },
    rows: doctors,
    columns: [
      { key: 'doctor', label: t('queue.doctor'), of: row => row.doctorName },
      {
        key: 'rules',
        label: t('catalogue.standing'),
        of: row => (row.hasRules ? '' : t('shares.noRulesShort')),
      },
      { key: 'paidUpTo', label: t('shares.upToShort'), kind: 'day', of: row => row.paidUpTo },
      {
        ...{ key: 'due', label: t('shares.dueNow'), kind: 'paise', total: 'sum' },
        of: (row: ShareDoctor) => (row.hasRules ? row.duePaise : null),
      },
    ],
  });
}

/** Of what a rule speaks: one item, a kind of items, or everything. */
export function matchInWords({ itemName, category }: ShareRuleRecord, t: Translate): string {
  if (itemName) return itemName;
  return category === null ? t('shares.forAll') : t(`catalogue.category_${category}` as WordKey);
}

export function rateOfRule(rule: ShareRuleRecord, t: Translate): string {
  if (rule.fixedPaise !== null) return t('shares.fixedEach', { amount: formatRupees(rule.fixedPaise) });
  return rule.permille === null ? t('shares.endedRule') : rateInWords(rule, t);
}

/** What a doctor gets of what, since when. */
export function shareRulesGrid({ doctorName, rules }: DoctorRules, { t, language, today }: OnPaper): Grid {
  return gridOf({
    title: `${doctorName}: ${t('shares.rules')}`,
    subtitle: dayIn(language, today),
    rows: rules,
    columns: [
      { key: 'match', label: t('shares.ruleFor'), of: rule => matchInWords(rule, t) },
      { key: 'rate', label: t('shares.rate'), of: rule => rateOfRule(rule, t) },
      {
        key: 'basis',
        label: t('shares.basis'),
        of: ({ basis }) => t(basis === 'billed' ? 'shares.basisBilled' : 'shares.basisCollected'),
      },
      { key: 'from', label: t('shares.validFrom'), kind: 'day', of: rule => rule.validFrom },
      {
        key: 'standing',
        label: t('catalogue.standing'),
        of: ({ standing }) => t(`shares.standing_${standing}` as WordKey),
      },
      { key: 'note', label: t('shares.note'), of: rule => rule.note },
      { key: 'by', label: t('registers.by'), of: rule => rule.byName },
    ],
    notes: [t('shares.ruleOrder')],
  });
}

/** 'Nov 2026'. */
export function monthWord(month: string, language: Language): string {
  return dayIn(language, `${month}-01`).replace(/^\S+ /, '');
}

type Line = {
  part: string;
  month?: string;
  day?: string;
  reference?: string;
  mode?: string;
  keptPaise?: number;
  openPaise?: number;
  depositBy?: string;
  depositedPaise?: number | null;
  by?: string;
  takenBack?: string;
};

/** Tax kept back from doctors month by month, and what was deposited of it. */
export function tdsGrid({ months, deposits }: TdsStanding, { t, language, today }: OnPaper): Grid {
  const rows: Line[] = [
    ...months.map(({ month, keptPaise, openPaise, depositBy }) => ({
      ...{ part: t('shares.toDeposit'), month: monthWord(month, language), keptPaise, openPaise, depositBy },
    })),
    ...deposits.map(({ onDate, mode, reference, amountPaise, takenBackBecause, byName }) => ({
      ...{ part: t('shares.deposits'), day: onDate, reference, mode: t(MODE_WORDS[mode]), by: byName },
      ...{ depositedPaise: takenBackBecause === '' ? amountPaise : null, takenBack: takenBackBecause },
    })),
  ];
  return gridOf({
    ...{ title: t('shares.tdsTitle'), subtitle: dayIn(language, today), rows },
    groupBy: { label: t('reports.part'), of: row => row.part },
    markOf: row => (row.takenBack ? 'struck' : undefined),
    columns: [
      { key: 'month', label: t('shares.month'), of: row => row.month ?? '' },
      { key: 'kept', label: t('shares.kept'), kind: 'paise', of: row => row.keptPaise ?? null },
      { key: 'open', label: t('shares.open'), kind: 'paise', of: row => row.openPaise ?? null },
      { key: 'depositBy', label: t('shares.depositBy'), kind: 'day', of: row => row.depositBy ?? null },
      { key: 'day', label: t('registers.date'), kind: 'day', of: row => row.day ?? null },
      { key: 'challan', label: t('shares.challan'), of: row => row.reference ?? '' },
      { key: 'mode', label: t('shares.mode'), of: row => row.mode ?? '' },
      {
        key: 'deposited',
        label: t('shares.depositedSum'),
        kind: 'paise',
        of: row => row.depositedPaise ?? null,
      },
      { key: 'by', label: t('registers.by'), of: row => row.by ?? '' },
      { key: 'takenBack', label: t('shares.takenBack'), of: row => row.takenBack ?? '' },
    ],
  });
}
