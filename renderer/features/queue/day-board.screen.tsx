import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { type BoardEntry, inBoardOrder, visitKey } from '#shared/features/queue/board-order.rules.ts';
import type { DoctorQueue } from '#shared/features/queue/queue.contract.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { isRefusal } from '../../api/refusal.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { usePerson } from '../../app/session.tsx';
import { ExportFold } from '../../ui/export-fold.tsx';
import { isKey } from '../../ui/key-bindings.ts';
import { EmptyState, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { BookPanel } from '../appointments/book.panel.tsx';
import { AwayPanel } from './away.panel.tsx';
import { useServerNow } from './board-clock.ts';
import { useBoardKeys } from './board-keys.ts';
import { findEntry } from './board-rows.ts';
import { BoardSide } from './board-side.tsx';
import { useChosenEntry } from './chosen-entry.ts';
import classes from './day-board.module.css';
import { DoctorQueuePanel } from './doctor-queue.panel.tsx';
import { useGiveToken, usePrintSlip } from './give-token.ts';
import { LooseEndsLine } from './loose-ends-line.tsx';
import { useOpenEntry } from './open-entry.ts';
import { RegisterLine, type RegisterLineHandle } from './register-line.panel.tsx';
import { type Asking, type RowAction, rowActions } from './row-actions.ts';
import { useFeeStandings } from './use-fee-standings.ts';
import { useVisitMoves } from './visit-moves.ts';

const NO_DOCTORS: readonly DoctorQueue[] = [];

/** What stands beside the lists instead of the chosen person. */
type Side = { kind: 'vitals' } | { kind: 'away'; doctorId: number } | { kind: 'book'; patientId?: number };

/** Reception's home: the line that makes a token, one queue per doctor, and the person who is chosen. */
export function DayBoardScreen({ start }: { start?: 'newPatient' | 'walkIn' | undefined }) {
  const { t } = useLanguage();
  const open = useOpen();
  const person = usePerson();
  const reading = useRead(contract.queue.dayBoard, {});
  const board = reading.answer;
  const doctors = board?.doctors ?? NO_DOCTORS;
  const now = useServerNow(board?.now);
  const standings = useFeeStandings(doctors);
  const line = useRef<RegisterLineHandle>(null);
  const lists = useRef<HTMLDivElement>(null);
  const { chosenKey, chosen, awaitedVisitId, setChosenKey, setNewVisitId, isStill } = useChosenEntry(doctors);
  const [asking, setAsking] = useState<Asking>(null);
  const [side, setSide] = useState<Side | null>(null);
  const moves = useVisitMoves();
  const slip = usePrintSlip();
  const walkIn = useGiveToken();
  const back = useWrite(contract.queue.setAway);
  const openEntry = useOpenEntry();
  const chosenVisit = chosen?.entry.kind === 'visit' ? chosen.entry.person : undefined;
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

  function choose(key: string): void {
    setChosenKey(key);
    setAsking(null);
    setSide(null);
  }

  function chooseNew({ visitId }: { visitId: number }): void {
    choose(visitKey(visitId));
    setNewVisitId(visitId);
  }

  /** The list that holds the chosen person gets the keyboard, so that letters and arrows work. */
  function focusList(doctorId = chosen?.doctor.doctorId): void {
    requestAnimationFrame(() =>
      lists.current?.querySelector<HTMLElement>(`[data-queue="${doctorId}"]`)?.focus(),
    );
  }

  function backToList(): void {
    setAsking(null);
    setSide(null);
    focusList();
  }

  function goAside(from: DoctorQueue, by: 1 | -1): void {
    const other = doctors[doctors.indexOf(from) + by];
    const entry = other && inBoardOrder(other)[0];
    if (!other || !entry) return;
    choose(entry.key);
    focusList(other.doctorId);
  }

  async function arrive(entry: BoardEntry): Promise<void> {
    if (entry.kind !== 'booked') return;
    const issued = await moves.arrive(entry.person);
    if (issued && isStill(chosenKey)) chooseNew(issued);
  }

  const actions: RowAction[] = chosen
    ? rowActions(chosen.entry, {
        t,
        mayDo: person.may,
        moves,
        canTransfer: doctors.length > 1,
        onAsk: setAsking,
        onTakeVitals: () => setSide({ kind: 'vitals' }),
        onArrive: entry => void arrive(entry),
        onPrintSlip: visitId => void slip.print(visitId),
      })
    : [];

  function onLetter({ nativeEvent }: KeyboardEvent): boolean {
    const action = actions.find(({ keys }) => isKey(nativeEvent, keys));
    const isUndo = isKey(nativeEvent, 'Z') || isKey(nativeEvent, 'Ctrl Z');
    if (action) action.run();
    else if (isUndo && person.may('queue:manage')) moves.undo(chosenVisit);
    else return false;
    return true;
  }

  function toggleAway({ doctorId, away }: DoctorQueue): void {
    // Said by the notice above the lists when it is refused.
    if (away) void back.call({ doctorId, isAway: false }).catch(() => undefined);
    else setSide({ kind: 'away', doctorId });
  }

  async function giveWalkIn(): Promise<void> {
    if (line.current?.submitPicked()) return;
    const isListFocused = lists.current?.contains(document.activeElement);
    if (!chosen || !isListFocused) {
      line.current?.focus();
      return;
    }
    const { entry, doctor } = chosen;
    try {
      const issued = await walkIn.give({
        patientId: entry.person.patientId,
        doctorId: doctor.doctorId,
        name: entry.person.fullName,
      });
      if (isStill(chosenKey)) chooseNew(issued);
    } catch (error) {
      // The person's token is there already: show it. Anything else is said by the notice.
      if (isRefusal(error, 'ALREADY_IN_QUEUE') && isStill(chosenKey))
        choose(visitKey(Number(error.data.visitId)));
    }
  }

  function book(): void {
    const isListFocused = lists.current?.contains(document.activeElement);
    // The top row stands chosen by itself at first: while the line has the cursor, only what somebody chose counts.
    const inHand = isListFocused ? chosen : findEntry(doctors, chosenKey);
    const patientId = line.current?.pickedId() ?? inHand?.entry.person.patientId;
    setSide({ kind: 'book', ...(patientId === undefined ? {} : { patientId }) });
  }

  useBoardKeys({
    isRead: board !== undefined,
    chosen,
    awaitedVisitId,
    onRegister: () => line.current?.focus(),
    onWalkIn: () => void giveWalkIn(),
    onBook: book,
    onPrintSlip: visitId => void slip.print(visitId),
    onOpen: openEntry,
    onUndo: () => moves.undo(chosenVisit),
    onList: focusList,
    rowKeys: actions,
  });

  const awayDoctor = side?.kind === 'away' && doctors.find(({ doctorId }) => doctorId === side.doctorId);
  return (
    <div className={classes.screen}>
      <h1 className="visually-hidden">{t('queue.title')}</h1>
      <div className={classes.left}>
        {mayRegister && (
          <RegisterLine
            handle={line}
            doctors={doctors}
            onToken={chooseNew}
            onShowVisit={visitId => {
              choose(visitKey(visitId));
              focusList(findEntry(doctors, visitKey(visitId))?.doctor.doctorId);
            }}
            onLeave={focusList}
          />
        )}
        <LooseEndsLine />
        <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
        <ProblemNotice error={back.error} />
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
              standings={standings}
              chosenKey={chosen?.entry.key}
              onChoose={choose}
              onOpen={openEntry}
              onLetter={onLetter}
              onSide={by => goAside(doctor, by)}
              onAway={person.may('queue:call') ? () => toggleAway(doctor) : undefined}
            />
          ))}
        </div>
        {doctors.length > 0 && <ExportFold procedure={contract.queue.exportDayBoard} input={{}} />}
      </div>
      {side?.kind === 'book' ? (
        <div className={classes.book}>
          <BookPanel
            key={side.patientId}
            patientId={side.patientId}
            doctorId={chosen?.doctor.doctorId}
            onDone={backToList}
            onLeave={backToList}
          />
        </div>
      ) : awayDoctor ? (
        <AwayPanel key={awayDoctor.doctorId} doctor={awayDoctor} now={now} onDone={backToList} />
      ) : (
        <BoardSide
          chosen={chosen}
          isRead={board !== undefined && awaitedVisitId === undefined}
          doctors={doctors}
          standings={standings}
          now={now}
          moves={moves}
          actions={actions}
          asking={asking}
          isTakingVitals={side?.kind === 'vitals'}
          onAnswered={backToList}
          onBill={open.bill}
        />
      )}
    </div>
  );
}
