import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { PatientBanner as Banner } from '#shared/features/patients/patient.schema.ts';
import { BOARD_STATE_WORDS } from '#shared/features/queue/board-order.rules.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { usePerson } from '../../app/session.tsx';
import { Fact } from '../../ui/facts.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { useOnceReady } from '../../ui/once-ready.ts';
import { EmptyState, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { BookPanel } from '../appointments/book.panel.tsx';
import { PatientAppointments } from '../appointments/patient-appointments.panel.tsx';
import { PatientBills } from '../billing/patient-bills.panel.tsx';
import { CardPanel } from './card.panel.tsx';
import { ChangePatient } from './change-patient.panel.tsx';
import { ConsentsPanel } from './consents.panel.tsx';
import { PatientBanner } from './patient-banner.panel.tsx';
import { PatientDetails } from './patient-details.panel.tsx';
import { PATIENT_SIDES } from './patient-sides.tsx';
import { PatientWays, type Way } from './patient-ways.panel.tsx';
import classes from './patients.module.css';
import { PhotoPanel } from './photo.panel.tsx';
import { TokenActions } from './token-actions.panel.tsx';
import { WhoPanel } from './who.panel.tsx';

/** What stands in the right column; the bills unless something else was opened. Other rooms add theirs by name. */
type Side = 'bills' | 'photo' | 'card' | 'notice' | 'who' | 'book' | (string & {});
type Changing = 'no' | 'details' | 'name';

const WAYS_OF_THE_DESK: readonly Way[] = [
  { name: 'photo', letter: 'P', word: 'patients.photo' },
  { name: 'notice', letter: 'N', word: 'patients.noticeShort' },
  { name: 'card', letter: 'C', word: 'patients.card' },
];

/** One person: who it is, what can be done today, what was billed. */
export function PatientScreen({ patientId: askedId }: { patientId: number }) {
  const { t } = useLanguage();
  const open = useOpen();
  const person = usePerson();
  const reading = useRead(contract.patients.banner, { patientId: askedId });
  const queue = useRead(contract.queue.dayBoard, {}, { enabled: person.may('queue:read') });
  const board = queue.answer;
  const [changing, setChanging] = useState<Changing>('no');
  const [side, setSide] = useState<Side>('bills');
  const banner = reading.answer;
  // An older link may name a record that was joined to another: the answer is the person as known now.
  const patientId = banner?.patient.id ?? askedId;
  const visits = (board?.doctors ?? [])
    .flatMap(doctor => doctor.rows)
    .filter(row => row.patientId === patientId);
  const visit = visits.find(row => row.state !== 'done' && row.state !== 'left') ?? visits.at(-1);
  const isStanding = banner !== undefined && banner.patient.mergedInto === null;
  const mayRegister = person.may('patients:register') && isStanding;
  const mayChange = mayRegister && changing === 'no';
  const canSayWho = mayChange && (banner.patient.isUnknown || person.may('patients:merge'));
  // Whoever has no token today, or was billed for it, gets a bill by hand.
  const billThem = useOnceReady(!reading.isWaiting && !queue.isWaiting, () => {
    if (!isStanding) return;
    if (visit && !visit.isBilled) open.bill(visit.visitId);
    else open.billFor(patientId);
  });
  const show = (next: Side) => () => setSide(next);
  const sides = PATIENT_SIDES.filter(({ permission }) => person.may(permission));
  const ways: readonly Way[] = [...(mayRegister ? WAYS_OF_THE_DESK : []), ...sides];
  useKeys([
    { keys: 'Ctrl E', label: t('common.change'), run: () => setChanging('details'), isOff: !mayChange },
    ...ways.map(({ name, letter, word }) => ({
      keys: letter,
      label: t(word),
      // The list of ways on the page shows the letter.
      onStrip: false,
      run: show(name),
      isOff: changing !== 'no' || side !== 'bills',
    })),
    {
      keys: 'W',
      label: banner?.patient.isUnknown ? t('patients.sayWho') : t('patients.joinWith'),
      onStrip: banner?.patient.isUnknown ?? false,
      run: show('who'),
      isOff: side !== 'bills' || !canSayWho,
    },
    {
      keys: 'F4',
      label: t('common.book'),
      run: show('book'),
      isOff: !isStanding || !person.may('appointments:book'),
    },
    {
      keys: 'F6',
      label: t('common.bill'),
      run: billThem,
      isOff: (banner !== undefined && !isStanding) || !person.may('billing:issue'),
    },
  ]);
  const close = () => setSide('bills');
  return (
    <div className={classes.page}>
      <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
      {reading.isWaiting && <Skeletons rows={6} label={t('common.loading')} />}
      {banner && (
        <>
          <PatientBanner
            banner={banner}
            onSayWho={canSayWho ? show('who') : undefined}
            facts={
              visit && (
                <Fact label={t('queue.token')}>
                  {visit.token} <span className="dim">{t(BOARD_STATE_WORDS[visit.state])}</span>
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
              {changing === 'no' ? (
                <PatientDetails
                  banner={banner}
                  onChange={() => setChanging('details')}
                  onPhoto={show('photo')}
                  ways={<PatientWays ways={ways} current={side} onOpen={setSide} />}
                />
              ) : (
                <ChangePatient
                  patient={banner.patient}
                  referrerName={banner.referrerName}
                  isNaming={changing === 'name'}
                  onDone={() => setChanging('no')}
                />
              )}
              {changing === 'no' && isStanding && person.may('queue:manage') && (
                <TokenActions patientId={patientId} name={banner.patient.fullName} doctors={board?.doctors} />
              )}
              {changing === 'no' && isStanding && person.may('appointments:read') && (
                <PatientAppointments patientId={patientId} />
              )}
            </div>
            <SideColumn
              side={side}
              banner={banner}
              onDone={close}
              onTypeName={() => {
                close();
                setChanging('name');
              }}
              bills={
                person.may('billing:read') ? (
                  <PatientBills patientId={patientId} />
                ) : (
                  <section className={classes.side}>
                    <EmptyState title={t('patients.nothingOpen')} hint={t('patients.nothingOpenHint')} />
                  </section>
                )
              }
            />
          </div>
        </>
      )}
    </div>
  );
}

type SideColumnProps = {
  side: Side;
  banner: Banner;
  onDone: () => void;
  onTypeName: () => void;
  bills: ReactNode;
};

function SideColumn({ side, banner, onDone, onTypeName, bills }: SideColumnProps) {
  const { patient } = banner;
  const other = PATIENT_SIDES.find(({ name }) => name === side);
  if (other)
    return (
      <section className={classes.side}>
        <other.Panel banner={banner} onDone={onDone} />
      </section>
    );
  if (side === 'book') return <BookPanel patientId={patient.id} onDone={onDone} onLeave={onDone} />;
  if (side === 'photo') return <PhotoPanel patient={patient} onDone={onDone} />;
  if (side === 'card') return <CardPanel patient={patient} onDone={onDone} />;
  if (side === 'notice') return <ConsentsPanel banner={banner} onDone={onDone} />;
  if (side === 'who')
    return (
      <WhoPanel patient={patient} onTypeName={patient.isUnknown ? onTypeName : undefined} onDone={onDone} />
    );
  return bills;
}
