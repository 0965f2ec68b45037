import { dayIn } from '../../i18n/day-words.ts';
import type { Translate, WordKey } from '../../i18n/translate.ts';
import { formatRupees } from '../../kernel/money.ts';
import type { Language } from '../settings/settings.schema.ts';
import type { ShareLine, ShareSheet } from './share.schema.ts';

export function percentOf(permille: number): string {
  return `${permille / 10} %`;
}

/** '40 %', '₹200', or a dash where no rule speaks any more. */
export function rateInWords(
  { permille, fixedPaise }: Pick<ShareLine, 'permille' | 'fixedPaise'>,
  t: Translate,
): string {
  if (permille !== null) return percentOf(permille);
  return fixedPaise === null ? t('shares.noRate') : formatRupees(fixedPaise);
}

/** 'Up to 21 Nov 2026, since 1 Nov 2026'. */
export function sheetDays(
  { fromDate, toDate, payout }: ShareSheet,
  t: Translate,
  language: Language,
): string {
  const day = dayIn(language, toDate);
  if (payout || fromDate === null) return t('shares.upTo', { day });
  return t('shares.fromUpTo', { from: dayIn(language, fromDate), day });
}

const LAWS: Readonly<Record<string, WordKey>> = {
  '2010-07-01': 'shares.lawOf2010',
  '2025-04-01': 'shares.lawOf2025',
  '2026-04-01': 'shares.lawOf2026',
};

/** Where the law says what is to be kept back; a figure that came with a later program says it in its own words. */
export function lawInWords({ lawSince, source }: ShareSheet['tds'], t: Translate): string {
  const words = LAWS[lawSince];
  return words ? t(words) : source;
}

/** Why so much tax is kept back, or none, in one or two sentences. */
export function tdsInWords({ tds }: Pick<ShareSheet, 'tds'>, t: Translate): string {
  const { keepsTds, yearGrossPaise, yearTdsPaise, thresholdPaise, maskedPan, year } = tds;
  if (!keepsTds) return t('shares.tdsNotKept');
  const sums = { year, gross: formatRupees(yearGrossPaise), tds: formatRupees(yearTdsPaise) };
  const limit = { limit: formatRupees(thresholdPaise), percent: percentOf(tds.permille) };
  const pan = maskedPan === '' ? t('shares.tdsNoPan') : t('shares.tdsPan', { pan: maskedPan });
  const before = yearGrossPaise > 0 ? [t('shares.tdsYear', sums)] : [];
  return [t('shares.tdsRule', limit), pan, ...before].join(' ');
}
