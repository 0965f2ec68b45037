import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { scheduleWord } from '#shared/features/immunisations/chart.grid.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { usePerson } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { ExportFold } from '../../ui/export-fold.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { PanelAction, Skeletons } from '../../ui/panel.tsx';
import { printPdf } from '../../ui/pdf.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { toast } from '../../ui/toasts.tsx';
import { SideHead } from '../patients/side-head.tsx';
import { DoseForm } from './dose-form.panel.tsx';
import { DoseRecord } from './dose-record.panel.tsx';
import { Doses, type OpenedDose } from './doses.list.tsx';
import classes from './immunisations.module.css';
import { StartCourse } from './start-course.panel.tsx';

type ImmunisationPanelProps = { patientId: number; visitId: number | null; onDone: () => void };

/** The schedule with what was given, what is due and what comes next (RX-22). */
export function ImmunisationPanel({ patientId, visitId, onDone }: ImmunisationPanelProps) {
  const { t, language } = useLanguage();
  const [schedule, setSchedule] = useState<string>();
  const [opened, setOpened] = useState<OpenedDose | null>(null);
  const reading = useRead(contract.immunisations.chart, {
    patientId,
    ...(schedule === undefined ? {} : { schedule }),
  });
  const plan = useWrite(contract.immunisations.choosePlan);
  const card = useWrite(contract.immunisations.printCard);
  const may = usePerson().may('immunisations:record');
  const chart = reading.answer;
  const mayFollow =
    may &&
    opened === null &&
    chart !== undefined &&
    !chart.needsStart &&
    !chart.followed.includes(chart.schedule);

  function follow(): void {
    if (!chart) return;
    plan.call({ patientId, schedule: chart.schedule }).then(
      () => toast(t('immunisations.planChosen', { schedule: scheduleWord(t, chart.schedule) })),
      () => undefined, // Said by the notice.
    );
  }

  const print = () =>
    void card.call({ patientId }).then(
      ({ pdf }) => printPdf(pdf),
      () => undefined, // Said by the notice.
    );
  useKeys([
    { keys: 'Esc', label: t('common.close'), run: onDone, isOff: opened !== null },
    {
      keys: '+',
      label: t('immunisations.otherVaccine'),
      run: () => setOpened({ kind: 'new', dose: undefined }),
      isOff: !may || opened !== null,
    },
    { keys: 'F', label: t('immunisations.follow'), run: follow, isOff: !mayFollow },
    { keys: 'F8', label: t('immunisations.printCard'), run: print },
  ]);
  const back = () => setOpened(null);
  return (
    <section className={classes.panel} aria-label={t('immunisations.title')}>
      <SideHead title={t('immunisations.title')} onDone={onDone} />
      <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
      {reading.isWaiting && <Skeletons rows={8} label={t('common.loading')} />}
      {chart && (
        <>
          <NativeSelect
            label={t('immunisations.schedule')}
            value={chart.schedule}
            data={chart.schedules.map(value => ({ value, label: scheduleWord(t, value) }))}
            onChange={event => setSchedule(event.currentTarget.value)}
          />
          {chart.birthIsEstimated && <p className="small amber">{t('immunisations.ageEstimated')}</p>}
          <ProblemNotice error={plan.error} onRetry={follow} />
          {mayFollow && (
            <PanelAction keys="F" onClick={follow}>
              {t('immunisations.follow')}
            </PanelAction>
          )}
          <ProblemNotice error={card.error} onRetry={print} />
          {chart.needsStart && may && <StartCourse patientId={patientId} schedule={chart.schedule} />}
          {opened?.kind === 'new' && (
            <DoseForm
              patientId={patientId}
              visitId={visitId}
              planned={opened.dose}
              chart={chart}
              onDone={back}
            />
          )}
          {opened?.kind === 'record' && <DoseRecord record={opened.record} onDone={back} />}
          {opened === null && <Doses chart={chart} mayRecord={may} onOpen={setOpened} />}
          {opened === null && may && (
            <PanelAction keys="+" onClick={() => setOpened({ kind: 'new', dose: undefined })}>
              {t('immunisations.otherVaccine')}
            </PanelAction>
          )}
          {opened === null && (
            <ExportFold
              procedure={contract.immunisations.exportChart}
              input={{ patientId, schedule: chart.schedule }}
              isNarrow
            />
          )}
          <span className="tiny dim">
            {t('immunisations.reference', {
              version: chart.listVersion,
              date: longDay(chart.listDate, language),
            })}
          </span>
        </>
      )}
    </section>
  );
}
