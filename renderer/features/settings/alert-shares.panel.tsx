import { useMemo } from 'react';
import { contract } from '#shared/contract/index.ts';
import { alertSharesGrid } from '#shared/features/prescriptions/alert-shares.grid.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useDateRange } from '../../ui/date-range.tsx';
import { ExportButtons } from '../../ui/export-buttons.tsx';
import { GridHead } from '../../ui/grid-head.tsx';
import { EmptyState, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ReportGrid } from '../../ui/report-grid.tsx';
import classes from './settings.module.css';

/** Which alerts spoke and which were overruled, the most often overruled first (RX-14). */
export function AlertSharesPanel() {
  const { t } = useLanguage();
  const { fromDate, toDate, inWords, bar } = useDateRange();
  const range = { fromDate, toDate };
  const reading = useRead(contract.prescriptions.alertShares, range, { keepPrevious: true });
  const rows = reading.answer;
  const grid = useMemo(() => alertSharesGrid(rows ?? [], t, inWords), [rows, t, inWords]);
  return (
    <section className={classes.referrals}>
      <GridHead title={grid.title} count={rows?.length}>
        <ExportButtons
          procedure={contract.prescriptions.exportAlertShares}
          input={range}
          isOff={!rows?.length}
        />
      </GridHead>
      <span className="small dim">{t('settings.alertsAbout')}</span>
      {bar}
      <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
      {reading.isWaiting && <Skeletons label={t('common.loading')} />}
      {rows?.length === 0 && (
        <EmptyState title={t('settings.alertsNone')} hint={t('settings.alertsNoneHint')} />
      )}
      {rows && rows.length > 0 && <ReportGrid grid={grid} />}
    </section>
  );
}
