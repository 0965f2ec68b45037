import { useMemo } from 'react';
import { contract } from '#shared/contract/index.ts';
import { referralsGrid } from '#shared/features/patients/referrals.grid.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useDateRange } from '../../ui/date-range.tsx';
import { ExportButtons } from '../../ui/export-buttons.tsx';
import { GridHead } from '../../ui/grid-head.tsx';
import { EmptyState, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ReportGrid } from '../../ui/report-grid.tsx';
import classes from './settings.module.css';

/** New patients and collected money by who sent them (REG-14), over a range chosen by its key. */
export function ReferralsPanel() {
  const { t } = useLanguage();
  const { fromDate, toDate, inWords, bar } = useDateRange();
  const range = { fromDate, toDate };
  const reading = useRead(contract.patients.referralReport, range, { keepPrevious: true });
  const rows = reading.answer;
  const grid = useMemo(() => referralsGrid(rows ?? [], t, inWords), [rows, t, inWords]);
  return (
    <section className={classes.referrals}>
      <GridHead title={grid.title} count={rows?.length}>
        <ExportButtons procedure={contract.patients.exportReferrals} input={range} isOff={!rows?.length} />
      </GridHead>
      <span className="small dim">{t('settings.referralsAbout')}</span>
      {bar}
      <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
      {reading.isWaiting && <Skeletons label={t('common.loading')} />}
      {rows?.length === 0 && (
        <EmptyState title={t('settings.referralsNone')} hint={t('settings.referralsNoneHint')} />
      )}
      {rows && rows.length > 0 && <ReportGrid grid={grid} />}
    </section>
  );
}
