import { contract } from '#shared/contract/index.ts';
import type { AlertShare } from '#shared/features/prescriptions/prescriptions.contract.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { Chip } from '../../ui/chip.tsx';
import { EmptyState, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { levelWord } from '../prescriptions/finding-words.ts';
import classes from './settings.module.css';
import { useDayRange } from './use-day-range.tsx';

/** Above this share a rule only teaches people to look away (RX-14). */
const TOO_OFTEN_PERCENT = 95;
/** Below this many answers a share says nothing. */
const FEWEST_ANSWERS = 10;

/** Which alerts spoke and which were overruled, the most often overruled first. */
export function AlertSharesPanel() {
  const { t } = useLanguage();
  const { fromDate, toDate, bar } = useDayRange();
  const reading = useRead(contract.prescriptions.alertShares, { fromDate, toDate }, { keepPrevious: true });
  return (
    <section className={classes.referrals}>
      <h1 className="title">{t('settings.alertsTitle')}</h1>
      <span className="small dim">{t('settings.alertsAbout')}</span>
      {bar}
      <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
      {reading.isWaiting && <Skeletons label={t('common.loading')} />}
      {reading.answer?.length === 0 && (
        <EmptyState title={t('settings.alertsNone')} hint={t('settings.alertsNoneHint')} />
      )}
      {reading.answer && reading.answer.length > 0 && <AlertTable rows={reading.answer} />}
    </section>
  );
}

function AlertTable({ rows }: { rows: readonly AlertShare[] }) {
  const { t } = useLanguage();
  return (
    <table className="table">
      <thead>
        <tr>
          <th>{t('settings.alertWhat')}</th>
          <th>{t('settings.alertLevel')}</th>
          <th className="numeric">{t('settings.alertShown')}</th>
          <th className="numeric">{t('settings.alertHeeded')}</th>
          <th className="numeric">{t('settings.alertOverridden')}</th>
          <th className="numeric">{t('settings.alertShare')}</th>
          <th />
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={`${row.ruleId} ${row.drug} ${row.other}`}>
            <td className="strong">{[row.drug, row.other].filter(Boolean).join(' + ')}</td>
            <td className="dim">{levelWord(t, row)}</td>
            <td className="numeric">{row.shown}</td>
            <td className="numeric">{row.heeded}</td>
            <td className="numeric">{row.overridden}</td>
            <td className="numeric">{row.overrideShare === null ? '–' : `${row.overrideShare} %`}</td>
            <td>{isTooOften(row) && <Chip tone="amber">{t('settings.alertPrune')}</Chip>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function isTooOften({ overrideShare, overridden, heeded }: AlertShare): boolean {
  return (overrideShare ?? 0) > TOO_OFTEN_PERCENT && overridden + heeded >= FEWEST_ANSWERS;
}
