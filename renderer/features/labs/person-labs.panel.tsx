import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { LabReportLine, LabTrend } from '#shared/features/labs/lab.schema.ts';
import { FLAG_WORDS } from '#shared/features/labs/results.grid.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { usePerson } from '../../app/session.tsx';
import { longDay, shortDay } from '../../app/wall-clock.ts';
import { Chip } from '../../ui/chip.tsx';
import { ExportFold } from '../../ui/export-fold.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { EmptyState, PanelAction, Skeletons } from '../../ui/panel.tsx';
import { printPdf } from '../../ui/pdf.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Sparkline } from '../encounters/sparkline.tsx';
import { SideHead } from '../patients/side-head.tsx';
import { flagTone } from './lab-words.ts';
import classes from './labs.module.css';
import { OrderTests } from './order-tests.panel.tsx';

type PersonLabsProps = { patientId: number; visitId: number | null; onDone: () => void };

/** What was measured of a person, latest first, what is waited for, and how it goes. */
export function PersonLabs({ patientId, visitId, onDone }: PersonLabsProps) {
  const { t } = useLanguage();
  const open = useOpen();
  const may = usePerson().may('labs:order');
  const [isOrdering, setIsOrdering] = useState(false);
  const reading = useRead(contract.labs.ofPatient, { patientId });
  const labs = reading.answer;
  useKeys([
    { keys: 'Esc', label: t('common.close'), run: isOrdering ? () => setIsOrdering(false) : onDone },
    { keys: 'N', label: t('labs.order'), run: () => setIsOrdering(true), isOff: !may || isOrdering },
  ]);
  const pending = labs?.pending ?? [];
  return (
    <section className={classes.person} aria-label={t('labs.ofPerson')}>
      <SideHead title={t('labs.ofPerson')} onDone={onDone} />
      <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
      {reading.isWaiting && <Skeletons rows={4} label={t('common.loading')} />}
      {isOrdering && (
        <OrderTests patientId={patientId} visitId={visitId} onDone={() => setIsOrdering(false)} />
      )}
      {may && !isOrdering && (
        <PanelAction keys="N" onClick={() => setIsOrdering(true)}>
          {t('labs.order')}
        </PanelAction>
      )}
      {labs && labs.reports.length + pending.length > 0 && (
        <ExportFold procedure={contract.labs.exportOfPatient} input={{ patientId }} isNarrow />
      )}
      {pending.length > 0 && (
        <div className="column">
          <h3 className="small-title">{t('labs.pending')}</h3>
          {pending.map(({ orderId, name }) => (
            <button
              key={orderId}
              type="button"
              className={classes.choice}
              onClick={() => open.labReports([orderId])}
            >
              {name}
            </button>
          ))}
        </div>
      )}
      {labs && labs.trends.length > 0 && (
        <div className="column">
          <h3 className="small-title">{t('labs.trend')}</h3>
          {labs.trends.map(trend => (
            <Trend key={trend.testId} trend={trend} />
          ))}
        </div>
      )}
      {labs?.reports.length === 0 && pending.length === 0 && (
        <EmptyState title={t('labs.noReports')} hint={t('labs.noReportsHint')} />
      )}
      {labs?.reports.map(report => (
        <Report key={report.serial} report={report} />
      ))}
    </section>
  );
}

const POINTS = 12;

function Trend({ trend }: { trend: LabTrend }) {
  const { language } = useLanguage();
  const points = trend.points.slice(-POINTS);
  const last = points.at(-1);
  if (!last) return null;
  return (
    <div className={classes.trend}>
      <span className="small">
        {trend.name}
        <br />
        <span className="dim">{shortDay(last.onDate, language)}</span>
      </span>
      <span className="numeric">
        {last.number} <span className="small dim">{trend.unit}</span>
      </span>
      <Sparkline points={points.map(({ number }) => number)} isFlagged={last.flag !== null} />
    </div>
  );
}

function Report({ report }: { report: LabReportLine }) {
  const { t, language } = useLanguage();
  const open = useOpen();
  const print = useWrite(contract.labs.printReport);
  const { serial, version, reason, labName } = report;
  const send = () =>
    void print.call({ serial }).then(
      ({ pdf }) => printPdf(pdf),
      () => undefined, // Said by the notice.
    );
  return (
    <article className={classes.report} aria-label={serial}>
      <div className="row apart">
        <button type="button" className={classes.link} onClick={() => open.labReports(report.orderIds)}>
          {report.names.join(', ')}
        </button>
        <span className="small dim">{longDay(report.onDate, language)}</span>
      </div>
      <span className="tiny dim">
        {serial} · {report.doctorName} {labName && t('labs.measuredBy', { lab: labName })}
      </span>
      {version > 1 && <span className="tiny amber">{t('labs.amended', { version, reason })}</span>}
      {report.results.map(({ orderId, testId, name, value, unit, flag }) => (
        <div key={`${orderId}:${testId}`} className={classes.result}>
          <span>{name}</span>
          <span className={flag ? 'strong numeric' : 'numeric'}>
            {value} <span className="small dim">{unit}</span>
          </span>
          <span>{flag && <Chip tone={flagTone(flag)}>{t(FLAG_WORDS[flag])}</Chip>}</span>
        </div>
      ))}
      {report.comment && <p className="small">{report.comment}</p>}
      <ProblemNotice error={print.error} onRetry={send} />
      <PanelAction onClick={send}>{t('labs.print')}</PanelAction>
    </article>
  );
}
