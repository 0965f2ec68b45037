import type { Translate } from '../../i18n/translate.ts';
import { type Grid, gridOf } from '../../kernel/grid.ts';
import type { Language } from '../settings/settings.schema.ts';
import type { ShareSheet } from './share.schema.ts';
import { rateInWords, sheetDays, tdsInWords } from './share-words.ts';

/** Every line that gives something now or takes it back; no word about what the patient came for but the service. */
export function shareSheetGrid(
  sheet: ShareSheet,
  { t, language }: { t: Translate; language: Language },
): Grid {
  const { payout } = sheet;
  return gridOf({
    title: [t('shares.sheetTitle'), sheet.doctorName, payout?.number].filter(Boolean).join(' · '),
    subtitle: sheetDays(sheet, t, language),
    totalLabel: t('common.gridTotal'),
    rows: sheet.lines,
    columns: [
      { key: 'bill', label: t('shares.bill'), of: row => row.number },
      { key: 'day', label: t('shares.day'), kind: 'day', of: row => row.onDate },
      { key: 'uhid', label: t('shares.uhid'), of: row => row.uhid },
      { key: 'service', label: t('shares.service'), of: row => row.description },
      { key: 'net', label: t('shares.netAmount'), kind: 'paise', of: row => row.netPaise, total: 'sum' },
      {
        key: 'collected',
        label: t('shares.collected'),
        kind: 'paise',
        of: row => row.collectedPaise,
        total: 'sum',
      },
      { key: 'rate', label: t('shares.rate'), of: row => rateInWords(row, t) },
      { key: 'share', label: t('shares.share'), kind: 'paise', of: row => row.sharePaise, total: 'sum' },
      { key: 'before', label: t('shares.before'), kind: 'paise', of: row => row.beforePaise, total: 'sum' },
      { key: 'now', label: t('shares.now'), kind: 'paise', of: row => row.nowPaise, total: 'sum' },
    ],
    notes: [tdsInWords(sheet, t)],
  });
}
