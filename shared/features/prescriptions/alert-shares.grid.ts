import type { Translate, WordKey } from '../../i18n/translate.ts';
import { type Grid, gridOf } from '../../kernel/grid.ts';
import type { AlertShare } from './prescriptions.contract.ts';

const LEVELS: Readonly<Record<AlertShare['level'], WordKey>> = {
  contraindicated: 'prescriptions.levelStop',
  major: 'prescriptions.levelMajor',
  moderate: 'prescriptions.levelNote',
};

/** Above this share a rule only teaches people to look away (RX-14). */
const TOO_OFTEN_PERCENT = 95;
/** Below this many answers a share says nothing. */
const FEWEST_ANSWERS = 10;

/** Which alerts spoke and which were overruled, the most often overruled first. */
export function alertSharesGrid(rows: readonly AlertShare[], t: Translate, period: string): Grid {
  return gridOf({
    ...{ title: t('settings.alertsTitle'), subtitle: period, rows },
    columns: [
      {
        key: 'what',
        label: t('settings.alertWhat'),
        of: row => [row.drug, row.other].filter(Boolean).join(' + '),
      },
      { key: 'level', label: t('settings.alertLevel'), of: row => t(LEVELS[row.level]) },
      { key: 'shown', label: t('settings.alertShown'), kind: 'number', of: row => row.shown },
      { key: 'heeded', label: t('settings.alertHeeded'), kind: 'number', of: row => row.heeded },
      { key: 'overridden', label: t('settings.alertOverridden'), kind: 'number', of: row => row.overridden },
      { key: 'share', label: t('settings.alertShare'), kind: 'percent', of: row => row.overrideShare },
      { key: 'prune', label: '', of: row => (isTooOften(row) ? t('settings.alertPrune') : null) },
    ],
  });
}

function isTooOften({ overrideShare, overridden, heeded }: AlertShare): boolean {
  return (overrideShare ?? 0) > TOO_OFTEN_PERCENT && overridden + heeded >= FEWEST_ANSWERS;
}
