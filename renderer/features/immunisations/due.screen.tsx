import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { DueChild } from '#shared/features/immunisations/immunisation.schema.ts';
import { formatAge } from '#shared/kernel/age.ts';
import { addDays } from '#shared/kernel/local-date.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { useClinicDay } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
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
  const reading = useRead(contract.immunisations.dueList, { byDate });
  const children = reading.answer ?? [];
  return (
    <main className={classes.screen}>
      <div className={classes.head}>
        <h1 className="title">{t('immunisations.dueTitle')}</h1>
        <DayField label={t('immunisations.dueBy')} value={byDate} onChange={setByDate} />
        <span className="small dim">{t('immunisations.dueCount', { count: children.length })}</span>
      </div>
      <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
      {reading.isWaiting && <Skeletons rows={8} label={t('common.loading')} />}
      {reading.answer?.length === 0 && (
        <EmptyState title={t('immunisations.nobodyDue')} hint={t('immunisations.nobodyDueHint')} />
      )}
      {children.length > 0 && <Children people={children} />}
    </main>
  );
}

function Children({ people }: { people: readonly DueChild[] }) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const open = useOpen();
  const list = useListNavigation({
    count: people.length,
    label: t('immunisations.dueTitle'),
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
          <span className="small dim numeric">{formatAge(one.birthOn, today)}</span>
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
