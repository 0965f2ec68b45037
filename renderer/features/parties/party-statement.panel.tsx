import { type ReactNode, useMemo } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { Party } from '#shared/features/parties/party.schema.ts';
import { statementGrid } from '#shared/features/parties/statement.grid.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { useDateRange } from '../../ui/date-range.tsx';
import { ExportButtons } from '../../ui/export-buttons.tsx';
import { Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ReportGrid } from '../../ui/report-grid.tsx';
import classes from './parties.module.css';

/** What moved between the clinic and a company over some days, as it is printed and sent to them. */
export function PartyStatement({ party, head }: { party: Party; head: ReactNode }) {
  const { t, language } = useLanguage();
  const open = useOpen();
  const range = useDateRange({ first: 'year' });
  const { fromDate, toDate } = range;
  const asked = { partyId: party.id, fromDate, toDate };
  const reading = useRead(contract.parties.statement, asked, { keepPrevious: true });
  const { answer } = reading;
  const grid = useMemo(
    () => answer && statementGrid(answer, { t, language, fromDate, toDate }),
    [answer, t, language, fromDate, toDate],
  );
  return (
    <section className={classes.main} aria-label={t('parties.tabStatement')}>
      {head}
      <div className="row">
        <ExportButtons procedure={contract.parties.exportStatement} input={asked} isOff={!answer} />
      </div>
      {range.bar}
      <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
      {reading.isWaiting && <Skeletons rows={6} label={t('common.loading')} />}
      {grid && (
        <div className={classes.grid}>
          <ReportGrid
            grid={grid}
            isSortable={false}
            onOpen={place => {
              // The first row is the opening balance.
              const billId = answer?.entries[place - 1]?.billId;
              if (billId) open.issuedBill(billId);
            }}
          />
        </div>
      )}
    </section>
  );
}
