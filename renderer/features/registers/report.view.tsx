import { type ReactNode, useEffect, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { OutputOf } from '#shared/contract/procedure.ts';
import type { ReportAsk, ReportOpens } from '#shared/features/registers/register.schema.ts';
import { REPORTS, type ReportName } from '#shared/features/registers/report-list.ts';
import { rangeIn } from '#shared/i18n/day-words.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { useDateRange } from '../../ui/date-range.tsx';
import { ExportButtons } from '../../ui/export-buttons.tsx';
import { GridHead } from '../../ui/grid-head.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { EmptyState, PanelAction, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ReportGrid } from '../../ui/report-grid.tsx';
import { keptRangeOf, type RegistersPlace, viewedRangeOf } from './place.ts';
import classes from './registers.module.css';
import { ReportOptions } from './report-options.tsx';

type OpenRow = (opens: ReportOpens | null | undefined) => void;

type ReportViewProps = {
  report: ReportName;
  place: RegistersPlace;
  /** Other days or another cut were chosen. */
  onChange: (place: RegistersPlace) => void;
  onOpen: OpenRow;
  /** Under the head. */
  children?: ReactNode;
};

/** One report with its days and its choices. */
export function ReportView(props: ReportViewProps) {
  return REPORTS[props.report].isOfToday ? <ReportOfToday {...props} /> : <ReportOfDays {...props} />;
}

function ReportOfDays({ report, place, onChange, onOpen, children }: ReportViewProps) {
  const { today } = useClinicDay();
  const { bar, fromDate, toDate } = useDateRange({
    ...{ first: REPORTS[report].firstRange, kept: keptRangeOf(place.range, today) },
    onChange: range => onChange({ ...place, range: viewedRangeOf(range) }),
  });
  const { options = {} } = place;
  const ask: ReportAsk = { report, fromDate, toDate, options: { ...options } };
  return (
    <>
      <ReportHead ask={ask} />
      {children}
      {bar}
      <ReportOptions
        report={report}
        chosen={options}
        onChoose={chosen => onChange({ ...place, options: chosen })}
      />
      <ReportRows ask={ask} isUnderBar onOpen={onOpen} />
    </>
  );
}

function ReportOfToday({ report, place, onChange, onOpen, children }: ReportViewProps) {
  const { today } = useClinicDay();
  const { options = {} } = place;
  const ask: ReportAsk = { report, fromDate: today, toDate: today, options: { ...options } };
  return (
    <>
      <ReportHead ask={ask} />
      {children}
      <ReportOptions
        report={report}
        chosen={options}
        onChoose={chosen => onChange({ ...place, options: chosen })}
      />
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
            cellColumns={answer.across.flatMap((one, at) => (one ? [at] : []))}
            {...(canOpen && {
              onOpen: (place: number, column?: number) => onOpen(opensOf(answer, place, column)),
            })}
          />
        </>
      )}
    </div>
  );
}

type Shown = OutputOf<typeof contract.registers.show>;

/** What a row opens, or the one of its cells on which the cursor stands; an empty cell has nothing. */
function opensOf({ grid, opens, across }: Shown, place: number, column = 0): ReportOpens | null {
  const row = opens[place] ?? null;
  const more = column > 0 ? across[column] : null;
  if (!more || row?.kind !== 'report') return row;
  if (grid.rows[place]?.cells[column] === null) return null;
  return { ...row, ask: { ...row.ask, options: { ...row.ask.options, ...more } } };
}
