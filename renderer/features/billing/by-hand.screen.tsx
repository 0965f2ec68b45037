import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { Bill } from '#shared/features/billing/bill.schema.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useRead, useRefresh } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { usePerson } from '../../app/session.tsx';
import { Fact } from '../../ui/facts.tsx';
import { EmptyState, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useStillHere } from '../../ui/still-here.ts';
import { toast } from '../../ui/toasts.tsx';
import { PatientBanner } from '../patients/patient-banner.panel.tsx';
import classes from './bill.module.css';
import { BillQueue } from './bill-queue.panel.tsx';
import { FindPerson } from './find-person.panel.tsx';
import { NewBill } from './new-bill.panel.tsx';
import { usePrintMoney } from './print-money.ts';

/** A bill without a token: for whom, and then as every other bill. */
export function ByHandScreen({ patientId }: { patientId: number | undefined }) {
  const t = useTranslation();
  const person = usePerson();
  return (
    <div className={classes.screen}>
      {person.may('queue:read') ? <BillQueue /> : <nav aria-label={t('billing.people')} />}
      <div className={classes.right}>
        {!person.may('billing:issue') ? (
          <EmptyState title={t('billing.noBillsYet')} />
        ) : patientId === undefined ? (
          <FindPerson />
        ) : (
          <ByHand key={patientId} patientId={patientId} />
        )}
      </div>
    </div>
  );
}

function ByHand({ patientId }: { patientId: number }) {
  const t = useTranslation();
  const open = useOpen();
  const refresh = useRefresh();
  const { printBill } = usePrintMoney();
  const isStillHere = useStillHere();
  const [doctorId, setDoctorId] = useState<number | null>(null);
  const reading = useRead(contract.billing.draftForPatient, { patientId, doctorId }, { keepPrevious: true });
  // Another doctor is meant from the moment they are chosen, though the answer still tells of the one before.
  const draft = reading.answer && { ...reading.answer, doctorId: doctorId ?? reading.answer.doctorId };
  const banner = useRead(contract.patients.banner, { patientId }).answer;

  function goOn(bill: Bill): void {
    toast(t('billing.issued', { number: bill.number }));
    void printBill(bill.id);
    refresh('patients');
    if (isStillHere()) open.issuedBill(bill.id);
  }

  return (
    <>
      <h1 className="visually-hidden">
        {banner && t('billing.byHandFor', { name: banner.patient.fullName })}
      </h1>
      {banner && (
        <PatientBanner
          banner={{ ...banner, duePaise: null }}
          facts={
            draft && draft.oldDuesPaise > 0 ? (
              <Fact label={t('billing.oldDuesLabel')}>
                <span className="amber strong">{formatRupees(draft.oldDuesPaise)}</span>
              </Fact>
            ) : undefined
          }
          action={
            draft && draft.doctors.length > 1 ? (
              <NativeSelect
                aria-label={t('billing.doctor')}
                value={String(draft.doctorId)}
                onChange={event => setDoctorId(Number(event.currentTarget.value))}
                data={draft.doctors.map(({ userId, fullName }) => ({
                  value: String(userId),
                  label: fullName,
                }))}
              />
            ) : undefined
          }
        />
      )}
      <ProblemNotice
        className={classes.notice ?? ''}
        error={reading.error}
        onRetry={() => void reading.refetch()}
      />
      {reading.isWaiting && <Skeletons rows={6} label={t('common.loading')} />}
      {draft && (
        <div className={classes.body}>
          <NewBill
            draft={draft}
            patientName={banner?.patient.fullName ?? ''}
            onIssued={goOn}
            onStale={() => void reading.refetch()}
            onLeave={() => window.history.back()}
          />
        </div>
      )}
    </>
  );
}
