import { contract } from '#shared/contract/index.ts';
import { formatPaise } from '#shared/kernel/money.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { EmptyState, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { referrerKindWord } from '../patients/patient-words.ts';
import classes from './settings.module.css';
import { useDayRange } from './use-day-range.tsx';

/** New patients and collected money by who sent them (REG-14), over a range chosen by its key. */
export function ReferralsPanel() {
  const { t } = useLanguage();
  const { fromDate, toDate, bar } = useDayRange();
  const reading = useRead(contract.patients.referralReport, { fromDate, toDate }, { keepPrevious: true });
  return (
    <section className={classes.referrals}>
      <h1 className="title">{t('settings.referralsTitle')}</h1>
      <span className="small dim">{t('settings.referralsAbout')}</span>
      {bar}
      <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
      {reading.isWaiting && <Skeletons label={t('common.loading')} />}
      {reading.answer?.length === 0 && (
        <EmptyState title={t('settings.referralsNone')} hint={t('settings.referralsNoneHint')} />
      )}
      {reading.answer && reading.answer.length > 0 && <ReferralTable rows={reading.answer} />}
    </section>
  );
}

type Row = {
  referrer: { id: number; name: string; kind: Parameters<typeof referrerKindWord>[1] };
  patientCount: number;
  visitCount: number;
  collectedPaise: number;
};

function ReferralTable({ rows }: { rows: readonly Row[] }) {
  const { t } = useLanguage();
  const sum = (of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0);
  return (
    <table className="table">
      <thead>
        <tr>
          <th>{t('patients.referrer')}</th>
          <th>{t('patients.referrerKind')}</th>
          <th className="numeric">{t('settings.referralsPatients')}</th>
          <th className="numeric">{t('settings.referralsVisits')}</th>
          <th className="numeric">{t('settings.referralsCollected')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.referrer.id}>
            <td className="strong">{row.referrer.name}</td>
            <td className="dim">{referrerKindWord(t, row.referrer.kind)}</td>
            <td className="numeric">{row.patientCount}</td>
            <td className="numeric">{row.visitCount}</td>
            <td className="numeric">{formatPaise(row.collectedPaise)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="strong">
          <td colSpan={2}>{t('settings.referralsTotal')}</td>
          <td className="numeric">{sum(row => row.patientCount)}</td>
          <td className="numeric">{sum(row => row.visitCount)}</td>
          <td className="numeric">₹{formatPaise(sum(row => row.collectedPaise))}</td>
        </tr>
      </tfoot>
    </table>
  );
}
