import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { DoctorQueue, QueueRow } from '#shared/features/queue/queue.contract.ts';
import { useRead } from '../../api/hooks.ts';
import { isRefusal } from '../../api/refusal.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { useClinicDay, usePerson } from '../../app/session.tsx';
import { isKey, useKeys } from '../../ui/key-bindings.ts';
import { EmptyState, Panel, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { VitalsPanel } from '../encounters/vitals.panel.tsx';
import { ageAndSex, namesFor } from '../patients/patient-words.ts';
import { useServerNow } from './board-clock.ts';
import { findRow, inBoardOrder } from './board-rows.ts';
import classes from './day-board.module.css';
import { DoctorQueuePanel } from './doctor-queue.panel.tsx';
import { useGiveToken, usePrintSlip } from './give-token.ts';
import { RegisterLine, type RegisterLineHandle } from './register-line.panel.tsx';
import { type Asking, SelectedVisitPanel } from './selected-visit.panel.tsx';
import { isInQueue, mayHold, useVisitMoves } from './visit-moves.ts';

const NO_DOCTORS: readonly DoctorQueue[] = [];

function firstOf(doctors: readonly DoctorQueue[]): QueueRow | undefined {
  const tops = doctors.flatMap(doctor => inBoardOrder(doctor.rows).slice(0, 1));
  return tops.find(row => row.state === 'toBill') ?? tops[0];
}

/** Reception's home: the line that makes a token, one queue per doctor, and the person who is chosen. */
export function DayBoardScreen({ start }: { start?: 'newPatient' | 'walkIn' | undefined }) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const open = useOpen();
  const person = usePerson();
  const reading = useRead(contract.queue.dayBoard, {});
  const board = reading.answer;
  const doctors = board?.doctors ?? NO_DOCTORS;
  const now = useServerNow(board?.now);
  const line = useRef<RegisterLineHandle>(null);
  const lists = useRef<HTMLDivElement>(null);
  const [chosenId, setChosenId] = useState<number>();
  const [asking, setAsking] = useState<Asking>(null);
  const [vitalsOf, setVitalsOf] = useState<number | null>(null);
  const moves = useVisitMoves();
  const slip = usePrintSlip();
  const walkIn = useGiveToken();
  const chosen =
    findRow(board, chosenId ?? firstOf(doctors)?.visitId) ?? findRow(board, firstOf(doctors)?.visitId);
  const mayRegister = person.may('patients:register') && person.may('queue:manage');

  useEffect(() => {
    if (start) line.current?.focus();
  }, [start]);

  // A person given to another doctor takes the keyboard along.
  const chosenDoctorId = chosen?.doctor.doctorId;
  useEffect(() => {
    const focused = document.activeElement;
    const list = lists.current?.querySelector<HTMLElement>(`[data-queue="${chosenDoctorId}"]`);
    if (list && list !== focused && focused?.matches('[data-queue]')) list.focus();
  }, [chosenDoctorId]);

  function choose(visitId: number): void {
    setChosenId(visitId);
    setAsking(null);
    setVitalsOf(null);
  }

  /** The list that holds the chosen person gets the keyboard, so that letters and arrows work. */
  function focusList(doctorId = chosen?.doctor.doctorId): void {
    requestAnimationFrame(() =>
      lists.current?.querySelector<HTMLElement>(`[data-queue="${doctorId}"]`)?.focus(),
    );
  }

  function openRow(row: QueueRow): void {
    if (row.state === 'toBill' && person.may('billing:issue')) open.bill(row.visitId);
    else if (person.may('patients:readChart')) open.visit(row.visitId);
    else open.patient(row.patientId);
  }

  function goAside(from: DoctorQueue, by: 1 | -1): void {
    const other = doctors[doctors.indexOf(from) + by];
    const row = other && inBoardOrder(other.rows)[0];
    if (!other || !row) return;
    choose(row.visitId);
    focusList(other.doctorId);
  }

  function onLetter({ nativeEvent }: KeyboardEvent, row: QueueRow): boolean {
    if (!person.may('queue:manage')) return false;
    if (isKey(nativeEvent, 'U') && isInQueue(row)) moves.urgent(row);
    else if (isKey(nativeEvent, 'H') && mayHold(row)) moves.hold(row);
    else if (isKey(nativeEvent, 'S') && isInQueue(row) && person.may('queue:call')) moves.send(row);
    else if (isKey(nativeEvent, 'T') && isInQueue(row) && doctors.length > 1) setAsking('transfer');
    else if (isKey(nativeEvent, 'L') && isInQueue(row)) setAsking('leave');
    else if (isKey(nativeEvent, 'V') && person.may('vitals:record')) setVitalsOf(row.visitId);
    else return false;
    return true;
  }

  async function giveWalkIn(): Promise<void> {
    if (line.current?.submitPicked()) return;
    const isListFocused = lists.current?.contains(document.activeElement);
    if (!chosen || !isListFocused) {
      line.current?.focus();
      return;
    }
    const { row, doctor } = chosen;
    try {
      const issued = await walkIn.give({
        patientId: row.patientId,
        doctorId: doctor.doctorId,
        name: row.fullName,
      });
      choose(issued.visitId);
    } catch (error) {
      // The person's token is there already: show it. Anything else is said by the notice.
      if (isRefusal(error, 'ALREADY_IN_QUEUE')) choose(Number(error.data.visitId));
    }
  }

  const canBill = person.may('billing:issue') && chosen !== undefined && chosen.row.state !== 'left';
  useKeys([
    { keys: 'F2', label: t('common.newPatient'), run: () => line.current?.focus(), isOff: !mayRegister },
    { keys: 'F3', label: t('common.walkIn'), run: () => void giveWalkIn(), isOff: !mayRegister },
    {
      keys: 'F6',
      label: t('common.bill'),
      run: () => chosen && open.bill(chosen.row.visitId),
      isOff: !canBill,
    },
    {
      keys: 'F8',
      label: t('queue.slip'),
      run: () => chosen && void slip.print(chosen.row.visitId),
      isOff: !chosen,
    },
    { keys: '↑ ↓', label: t('common.move') },
    { keys: '↓', run: () => focusList() },
    { keys: '↑', run: () => focusList() },
    { keys: 'Enter', label: t('common.open'), run: () => chosen && openRow(chosen.row), isOff: !chosen },
  ]);

  return (
    <div className={classes.screen}>
      <h1 className="visually-hidden">{t('queue.title')}</h1>
      <div className={classes.left}>
        {mayRegister && (
          <RegisterLine
            handle={line}
            doctors={doctors}
            onToken={({ visitId }) => choose(visitId)}
            onShowVisit={visitId => {
              choose(visitId);
              focusList(findRow(board, visitId)?.doctor.doctorId);
            }}
            onLeave={focusList}
          />
        )}
        <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
        {walkIn.error?.code !== 'ALREADY_IN_QUEUE' && <ProblemNotice error={walkIn.error} />}
        {reading.isWaiting && <Skeletons rows={8} label={t('common.loading')} />}
        {board && doctors.length === 0 && (
          <EmptyState title={t('queue.noDoctors')} hint={t('queue.noDoctorsHint')} />
        )}
        <div ref={lists} className={classes.queues}>
          {doctors.map(doctor => (
            <DoctorQueuePanel
              key={doctor.doctorId}
              queue={doctor}
              now={now}
              chosenId={chosen?.row.visitId}
              onChoose={choose}
              onOpen={openRow}
              onLetter={onLetter}
              onSide={by => goAside(doctor, by)}
            />
          ))}
        </div>
      </div>
      {chosen && vitalsOf === chosen.row.visitId ? (
        <Panel label={t('queue.takeVitals')} className={classes.nobody}>
          <div className={classes.whose}>
            <span className="strong">{chosen.row.token}</span>{' '}
            <span className="strong">{namesFor(language, chosen.row)[0]}</span>{' '}
            <span className="dim">{ageAndSex(t, chosen.row, today)}</span>
          </div>
          <VitalsPanel
            key={vitalsOf}
            visitId={vitalsOf}
            onDone={() => {
              setVitalsOf(null);
              focusList();
            }}
          />
        </Panel>
      ) : chosen ? (
        <SelectedVisitPanel
          row={chosen.row}
          doctor={chosen.doctor}
          doctors={doctors}
          now={now}
          moves={moves}
          asking={asking}
          onAsk={setAsking}
          onAnswered={() => {
            setAsking(null);
            focusList();
          }}
          onPrintSlip={() => void slip.print(chosen.row.visitId)}
          onBill={() => open.bill(chosen.row.visitId)}
          onTakeVitals={setVitalsOf}
        />
      ) : (
        <aside className={classes.nobody}>
          {board && <EmptyState title={t('queue.nobodyChosen')} hint={t('queue.nobodyChosenHint')} />}
        </aside>
      )}
    </div>
  );
}
