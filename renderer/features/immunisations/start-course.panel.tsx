import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import { DayField } from '../appointments/day.field.tsx';
import classes from './immunisations.module.css';

/** A course after an exposure or in a pregnancy is counted from a day that somebody says. */
export function StartCourse({ patientId, schedule }: { patientId: number; schedule: string }) {
  const t = useTranslation();
  const { today } = useClinicDay();
  const [startOn, setStartOn] = useState(today);
  const plan = useWrite(contract.immunisations.choosePlan);
  const begin = () =>
    void plan.call({ patientId, schedule, startOn }).then(
      () => toast(t('immunisations.begun')),
      () => undefined, // Said by the notice.
    );
  return (
    <div className={classes.form}>
      <span className="small amber">{t('immunisations.startNeeded')}</span>
      <DayField
        label={t('immunisations.startOn')}
        value={startOn}
        onChange={setStartOn}
        onEnter={begin}
        hasPast
      />
      <ProblemNotice error={plan.error} />
      <SaveButton busy={plan.pending} keys="↵" onClick={begin}>
        {t('immunisations.begin')}
      </SaveButton>
    </div>
  );
}
