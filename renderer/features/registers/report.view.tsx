import { useEffect, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { ReportAsk, ReportOpens } from '#shared/features/registers/register.schema.ts';
import { REPORTS, type ReportName } from '#shared/features/registers/report-list.ts';
import { rangeIn } from '#shared/i18n/day-words.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { type KeptRange, useDateRange } from '../../ui/date-range.tsx';
import { ExportButtons } from '../../ui/export-buttons.tsx';
import { GridHead } from '../../ui/grid-head.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { EmptyState, PanelAction, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ReportGrid } from '../../ui/report-grid.tsx';
import classes from './registers.module.css';
import { ReportOptions } from './report-options.tsx';

type OpenRow = (opens: ReportOpens | null | undefined) => void;
type Chosen = Readonly<Record<string, string>>;
export type Kept = { chosen: Chosen; range: KeptRange | undefined };

type ReportViewProps = {
  report: ReportName;
  kept: Kept | undefined;
  onKeep: (kept: Kept) => void;
  onOpen: OpenRow;
};

/** One report with its days and its choices. */
export function ReportView(props: ReportViewProps) {
  return REPORTS[props.report].isOfToday ? <ReportOfToday {...props} /> : <ReportOfDays {...props} />;
}

function ReportOfDays({ report, kept, onKeep, onOpen }: ReportViewProps) {
  const { bar, fromDate, toDate, name } = useDateRange({
    ...{ first: REPORTS[report].firstRange, kept: kept?.range },
  });
  const [chosen, setChosen] = useState<Chosen>(kept?.chosen ?? {});
  const ask: ReportAsk = { report, fromDate, toDate, options: { ...chosen } };

  function openRow(opens: ReportOpens | null | undefined): void {
    onKeep({ chosen, range: { fromDate, toDate, name } });
    onOpen(opens);
  }

  return (
    <>
      <ReportHead ask={ask} />
      {bar}
      <ReportOptions report={report} chosen={chosen} onChoose={setChosen} />
      <ReportRows ask={ask} isUnderBar onOpen={openRow} />
    </>
  );
}

function ReportOfToday({ report, kept, onOpen }: ReportViewProps) {
  const { today } = useClinicDay();
  const [chosen, setChosen] = useState<Chosen>(kept?.chosen ?? {});
  const ask: ReportAsk = { report, fromDate: today, toDate: today, options: { ...chosen } };
  return (
    <>
      <ReportHead ask={ask} />
      <ReportOptions report={report} chosen={chosen} onChoose={setChosen} />
      <ReportRows ask={ask} onOpen={onOpen} />
    </>
  );
}

type DrilledReportProps = { ask: ReportAsk; from: ReportName; onOpen: OpenRow; onBack: () => void };

/** What a row of another report is made of; Esc goes back to it. */
export function DrilledReport({ ask, from, onOpen, onBack }: DrilledReportProps) {
  const { t } = useLanguage();
  const back = t('registers.back', { report: t(REPORTS[from].word) });
  useKeys([{ keys: 'Esc', label: back, run: onBack }]);
  return (
    <>
      <ReportHead ask={ask} />
      <div>
        <PanelAction keys="Esc" onClick={onBack}>
          {back}
        </PanelAction>
      </div>
      <ReportRows ask={ask} onOpen={onOpen} />
    </>
  );
}

function ReportHead({ ask }: { ask: ReportAsk }) {
  const { t } = useLanguage();
  const { word, about } = REPORTS[ask.report];
  return (
    <header className={classes.head}>
      <GridHead title={t(word)}>
        <ExportButtons procedure={contract.registers.export} input={ask} />
      </GridHead>
      <p className="small dim">{t(about)}</p>
    </header>
  );
}

const PASSING_MS = 120;

/** Whoever passes through the list by the arrows asks for nothing; who stays, does. */
function useHasStayed(): boolean {
  const [hasStayed, setHasStayed] = useState(false);
  useEffect(() => {
    const waiting = setTimeout(() => setHasStayed(true), PASSING_MS);
    return () => clearTimeout(waiting);
  }, []);
  return hasStayed;
}

type ReportRowsProps = { ask: ReportAsk; isUnderBar?: boolean; onOpen: OpenRow };

function ReportRows({ ask, isUnderBar = false, onOpen }: ReportRowsProps) {
  const { t, language } = useLanguage();
  const enabled = useHasStayed();
  const reading = useRead(contract.registers.show, { ...ask, language }, { keepPrevious: true, enabled });
  const { answer } = reading;
  const shown = answer?.grid.rows.length ?? 0;
  // The bar of days says the period already.
  const subtitle = answer?.grid.subtitle ?? '';
  const said = isUnderBar && subtitle === rangeIn(language, ask) ? '' : subtitle;
  const canOpen = answer?.opens.some(one => one !== null) ?? false;
  return (
    <div className={classes.rows} aria-busy={reading.isRefreshing || reading.isWaiting}>
      <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
      {!answer && !reading.error && <Skeletons label={t('common.loading')} />}
      {answer && shown === 0 && (
        <EmptyState
          title={t('registers.nothing')}
          {...(!REPORTS[ask.report].isOfToday && { hint: t('registers.nothingHint') })}
        />
      )}
      {answer && shown > 0 && (
        <>
          {said && <span className="small dim">{said}</span>}
          {answer.rowCount > shown && (
            <span className="small amber">{t('registers.more', { shown, count: answer.rowCount })}</span>
          )}
          <ReportGrid
            grid={answer.grid}
            {...(canOpen && { onOpen: (place: number) => onOpen(answer.opens[place]) })}
          />
        </>
      )}
    </div>
  );
}
