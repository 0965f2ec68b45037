import { Button } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { DUE_PAGE, type DueChild } from '#shared/features/immunisations/immunisation.schema.ts';
import { ageInShort } from '#shared/features/patients/age-words.ts';
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { useClinicDay } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { useChosenRowBy } from '../../ui/chosen-row.ts';
import { ExportButtons } from '../../ui/export-buttons.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { useListNavigation } from '../../ui/list-navigation.ts';
import { EmptyState, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { DayField } from '../appointments/day.field.tsx';
import classes from './immunisations.module.css';

const AHEAD_DAYS = 7;

/** Whoever follows a schedule and has a dose due by a day, the longest waiting first (RX-22). */
export function DueVaccinesScreen() {
  const { t } = useLanguage();
  const { today } = useClinicDay();
  const [byDate, setByDate] = useState(() => addDays(today, AHEAD_DAYS));
  const [page, setPage] = useState(0);
  const reading = useRead(contract.immunisations.dueList, { byDate, page }, { keepPrevious: true });
  const { people = [], peopleCount = 0 } = reading.answer ?? {};
  const changeDay = (day: LocalDate) => {
    setByDate(day);
    setPage(0);
  };
  return (
    <main className={classes.screen}>
      <div className={classes.head}>
        <h1 className="title">{t('immunisations.dueTitle')}</h1>
        <DayField label={t('immunisations.dueBy')} value={byDate} onChange={changeDay} />
        <span className="small dim">{t('immunisations.dueCount', { count: peopleCount })}</span>
        <ExportButtons
          procedure={contract.immunisations.exportDueList}
          input={{ byDate }}
          isOff={peopleCount === 0}
          isBeside
        />
        {peopleCount > DUE_PAGE && <Pages page={page} peopleCount={peopleCount} onChoose={setPage} />}
      </div>
      <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
      {reading.isWaiting && <Skeletons rows={8} label={t('common.loading')} />}
      {reading.answer && peopleCount === 0 && (
        <EmptyState title={t('immunisations.nobodyDue')} hint={t('immunisations.nobodyDueHint')} />
      )}
      {people.length > 0 && <Children key={page} people={people} />}
    </main>
  );
}

type PagesProps = { page: number; peopleCount: number; onChoose: (page: number) => void };

function Pages({ page, peopleCount, onChoose }: PagesProps) {
  const { t } = useLanguage();
  const last = Math.ceil(peopleCount / DUE_PAGE) - 1;
  const steps = [
    { keys: '←', label: t('immunisations.earlierPage'), to: page - 1 },
    { keys: '→', label: t('immunisations.laterPage'), to: page + 1 },
  ].map(step => ({ ...step, isOff: step.to < 0 || step.to > last }));
  useKeys(steps.map(({ to, ...step }) => ({ ...step, run: () => onChoose(to) })));
  return (
    <>
      <span className="small dim numeric">
        {t('immunisations.pageOf', { page: page + 1, count: last + 1 })}
      </span>
      {steps.map(({ keys, label, to, isOff }) => (
        <Button key={keys} variant="default" disabled={isOff} onClick={() => onChoose(to)}>
          {label}
        </Button>
      ))}
    </>
  );
}

function Children({ people }: { people: readonly DueChild[] }) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const open = useOpen();
  const { at: place, choose } = useChosenRowBy(people, ({ patientId }) => patientId);
  const list = useListNavigation({
    ...{ count: people.length, at: place, onChoose: choose, label: t('immunisations.dueTitle') },
    isEverywhere: true,
    onOpen: at => {
      const one = people[at];
      if (one) open.patient(one.patientId);
    },
  });
  return (
    <div {...list.listProps} className={classes.people}>
      {people.map((one, at) => (
        <div key={one.patientId} className={`list-row ${classes.person}`} {...list.rowProps(at)}>
          <span className="strong clip">{one.fullName}</span>
          <span className="small dim numeric">{ageInShort(t, one, today)}</span>
          <span className="small numeric">{formatPhone(one.phone)}</span>
          <span className="small clip">
            {one.doses.map(({ vaccine, doseLabel }) => `${vaccine} ${doseLabel}`).join(' · ')}
          </span>
          <span className={`small numeric right ${one.doses[0]?.isOverdue ? 'danger strong' : ''}`}>
            {one.doses[0]?.isOverdue && `${t('immunisations.overdue')} `}
            {one.doses[0] && longDay(one.doses[0].dueOn, language)}
          </span>
        </div>
      ))}
    </div>
  );
}
