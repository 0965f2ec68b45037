import { Button } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { useRead } from '../../api/hooks.ts';
import { isRefusal } from '../../api/refusal.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { usePerson } from '../../app/session.tsx';
import { Fact } from '../../ui/facts.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { PatientBills } from '../billing/patient-bills.panel.tsx';
import { STATE_WORDS } from '../queue/board-rows.ts';
import { useGiveToken } from '../queue/give-token.ts';
import { ChangePatient } from './change-patient.panel.tsx';
import { PatientBanner } from './patient-banner.panel.tsx';
import { PatientDetails } from './patient-details.panel.tsx';
import classes from './patients.module.css';

/** One person: who it is, what can be done today, what was billed. */
export function PatientScreen({ patientId }: { patientId: number }) {
  const { t } = useLanguage();
  const open = useOpen();
  const person = usePerson();
  const reading = useRead(contract.patients.banner, { patientId });
  const board = useRead(contract.queue.dayBoard, {}, { enabled: person.may('queue:read') }).answer;
  const [isChanging, setIsChanging] = useState(false);
  const banner = reading.answer;
  const visits = (board?.doctors ?? [])
    .flatMap(doctor => doctor.rows)
    .filter(row => row.patientId === patientId);
  const visit = visits.find(row => row.state !== 'done' && row.state !== 'left') ?? visits.at(-1);
  const mayChange = person.may('patients:register') && banner !== undefined && !isChanging;
  const canBill = visit !== undefined && person.may('billing:issue');
  useKeys([
    { keys: 'Ctrl E', label: t('common.change'), run: () => setIsChanging(true), isOff: !mayChange },
    { keys: 'F6', label: t('common.bill'), run: () => visit && open.bill(visit.visitId), isOff: !canBill },
  ]);
  return (
    <div className={classes.page}>
      <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
      {reading.isWaiting && <Skeletons rows={6} label={t('common.loading')} />}
      {banner && (
        <>
          <PatientBanner
            banner={banner}
            facts={
              visit && (
                <Fact label={t('queue.token')}>
                  {visit.token} <span className="dim">{t(STATE_WORDS[visit.state])}</span>
                </Fact>
              )
            }
            action={
              visit && person.may('patients:readChart') ? (
                <Button onClick={() => open.visit(visit.visitId)}>{t('patients.openVisit')}</Button>
              ) : undefined
            }
          />
          <div className={classes.body}>
            <div className={classes.details}>
              {isChanging ? (
                <ChangePatient patient={banner.patient} onDone={() => setIsChanging(false)} />
              ) : (
                <PatientDetails patient={banner.patient} onChange={() => setIsChanging(true)} />
              )}
              {!isChanging && person.may('queue:manage') && (
                <TokenActions
                  patientId={patientId}
                  name={banner.patient.fullName}
                  doctors={board?.doctors ?? []}
                />
              )}
            </div>
            {person.may('billing:read') && <PatientBills patientId={patientId} />}
          </div>
        </>
      )}
    </div>
  );
}

type TokenActionsProps = {
  patientId: number;
  name: string;
  doctors: readonly { doctorId: number; doctorName: string }[];
};

/** A token for today, one line per doctor; F3 takes the only one or puts the cursor on the first. */
function TokenActions({ patientId, name, doctors }: TokenActionsProps) {
  const { t } = useLanguage();
  const token = useGiveToken();
  const give = (doctorId: number) => void token.give({ patientId, doctorId, name }).catch(() => undefined);
  useKeys([
    {
      keys: 'F3',
      label: t('common.walkIn'),
      run: () => {
        const [only] = doctors;
        if (only && doctors.length === 1) give(only.doctorId);
        else document.querySelector<HTMLElement>('[data-tokens] button')?.focus();
      },
      isOff: doctors.length === 0,
    },
  ]);
  const already = isRefusal(token.error, 'ALREADY_IN_QUEUE') ? String(token.error.data.token) : null;
  return (
    <section aria-label={t('queue.giveToken')} data-tokens>
      <div className="row apart">
        <h2 className="small-title">{t('queue.giveToken')}</h2>
        <KeyHint keys="F3" />
      </div>
      <div className={classes.tokens}>
        {doctors.map(doctor => (
          <Button key={doctor.doctorId} variant="default" onClick={() => give(doctor.doctorId)}>
            {doctor.doctorName}
          </Button>
        ))}
      </div>
      {already ? (
        <p className="small amber" role="alert">
          {t('queue.alreadyInQueue', { token: already })}
        </p>
      ) : (
        <ProblemNotice error={token.error} />
      )}
    </section>
  );
}
