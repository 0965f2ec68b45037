import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { Countersigns } from '#shared/features/encounters/signing.schema.ts';
import type { DayBoard, DoctorQueue, QueueRow } from '#shared/features/queue/queue.contract.ts';
import { mayMove } from '#shared/features/queue/queue.rules.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { isRefusal } from '../../api/refusal.ts';
import { useTranslation } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { usePerson } from '../../app/session.tsx';
import { useChosenRowBy } from '../../ui/chosen-row.ts';
import { ExportFold } from '../../ui/export-fold.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { useListNavigation } from '../../ui/list-navigation.ts';
import { EmptyState, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useStillHere } from '../../ui/still-here.ts';
import { AwayPanel } from '../queue/away.panel.tsx';
import { may } from '../queue/visit-moves.ts';
import { CountersignPanel } from './countersign.panel.tsx';
import classes from './my-queue.module.css';
import { type DoctorMove, PersonInQueue, type QueueSide } from './person-in-queue.panel.tsx';
import { QueueHead } from './queue-head.tsx';
import { inOrderOfMeasuring, inOrderOfWork } from './queue-order.ts';
import { QueueRowLine } from './queue-row.tsx';
import { ToCome } from './to-come.tsx';
import { useCallNext } from './use-call-next.ts';
import { signatureOf, useCountersigns } from './use-countersigns.ts';

/** The doctor's and the nurse's home: who is next, one key to call, Enter to open. */
export function MyQueueScreen() {
  const t = useTranslation();
  const person = usePerson();
  const board = useRead(contract.queue.dayBoard, {}, { everyMs: 30_000 });
  const countersigns = useCountersigns();
  if (!board.answer) {
    if (board.error) return <ProblemNotice error={board.error} onRetry={() => void board.refetch()} />;
    return <Skeletons rows={10} label={t('common.loading')} />;
  }
  const own = board.answer.doctors.filter(({ doctorId }) => doctorId === person.userId);
  // Who signs nothing alone works through everybody's queue, as the nurse does.
  const isAssistant = countersigns?.isAssistant ?? false;
  const isDoctor = person.has('doctor') && own.length > 0 && !isAssistant;
  return (
    <Queue
      board={board.answer}
      queues={isDoctor ? own : board.answer.doctors}
      isDoctor={isDoctor}
      countersigns={countersigns}
    />
  );
}

type QueueProps = {
  board: DayBoard;
  queues: readonly DoctorQueue[];
  isDoctor: boolean;
  countersigns: Countersigns | undefined;
};

function Queue({ board, queues, isDoctor, countersigns }: QueueProps) {
  const t = useTranslation();
  const open = useOpen();
  const isStillHere = useStillHere();
  const person = usePerson();
  const next = useCallNext();
  const calling = useWrite(contract.queue.call);
  const moving = useWrite(contract.queue.act);
  const back = useWrite(contract.queue.setAway);
  const [isLeaving, setIsLeaving] = useState(false);
  const [isSigning, setIsSigning] = useState(false);
  const ownQueue = isDoctor ? queues[0] : undefined;
  const booked = queues.flatMap(queue => queue.booked);
  const byDoctor = queues.flatMap(queue =>
    inOrderOfWork(queue.rows).map(row => ({ row, doctorName: queue.doctorName })),
  );
  const rows = isDoctor ? byDoctor : inOrderOfMeasuring(byDoctor);
  const { chosen: line, at: place, choose } = useChosenRowBy(rows, ({ row }) => row.visitId);
  const list = useListNavigation({
    ...{ count: rows.length, at: place },
    onChoose: at => {
      choose(at);
      setOpened(now => now && rows[at] && { ...now, row: rows[at].row });
    },
    onOpen: at => void openRow(at),
    isEverywhere: true,
    label: t('common.railQueue'),
  });
  // What is being measured belongs to the person, also when they leave this queue meanwhile.
  const [opened, setOpened] = useState<{ side: QueueSide; row: QueueRow }>();
  const chosen = opened
    ? (rows.find(({ row }) => row.visitId === opened.row.visitId)?.row ?? opened.row)
    : line?.row;
  const side = opened?.side ?? 'facts';
  const setSide = (side: QueueSide) =>
    setOpened(now => {
      if (chosen && side !== 'facts') return { side, row: chosen };
      return now?.row.visitId === chosen?.visitId ? undefined : now;
    });

  async function openRow(at: number): Promise<void> {
    const row = rows[at]?.row;
    if (!row) return;
    if (isDoctor && row.state !== 'withDoctor' && mayMove(row.state, 'withDoctor')) {
      try {
        await calling.call({ visitId: row.visitId });
      } catch (thrown) {
        if (!isRefusal(thrown, 'VISIT_NOT_WAITING')) return; // Said above the list.
      }
    }
    if (isStillHere()) open.visit(row.visitId);
  }

  function moveChosen(action: DoctorMove): void {
    // A refusal is said above the list.
    if (chosen) void moving.call({ action, visitId: chosen.visitId }).catch(() => undefined);
  }

  function toggleAway(): void {
    if (ownQueue?.away) void back.call({ doctorId: ownQueue.doctorId, isAway: false }).catch(() => undefined);
    else setIsLeaving(true);
  }

  useKeys([
    { keys: 'N', label: t('encounters.callNext'), run: () => void next.callNext(), isOff: !isDoctor },
    { keys: '↵', label: t('common.open'), isOff: rows.length === 0 },
    {
      keys: 'V',
      label: t('encounters.vitals'),
      run: () => setSide('vitals'),
      isOff: !chosen || !person.may('vitals:record'),
    },
    {
      keys: 'A',
      label: t('encounters.allergies'),
      run: () => setSide('allergies'),
      isOff: !chosen || !person.may('allergies:record'),
    },
    {
      keys: 'H',
      label: t('encounters.hold'),
      run: () => moveChosen('hold'),
      isOff: !chosen || !may.hold(chosen),
      onStrip: false,
    },
    {
      keys: 'R',
      label: t('queue.recall'),
      run: () => moveChosen('recall'),
      isOff: !chosen || !may.recall(chosen),
    },
    {
      keys: 'K',
      label: t('queue.skip'),
      run: () => moveChosen('skip'),
      isOff: !chosen || !may.skip(chosen),
      onStrip: false,
    },
    {
      keys: 'B',
      label: t('encounters.returnToQueue'),
      run: () => moveChosen('return'),
      isOff: !chosen || !may.return(chosen),
      onStrip: false,
    },
    {
      keys: 'C',
      label: t('encounters.toCountersign'),
      run: () => setIsSigning(true),
      isOff: !countersigns?.entries.length,
    },
    {
      keys: 'W',
      label: t(ownQueue?.away ? 'queue.isBack' : 'queue.setAway'),
      run: toggleAway,
      isOff: !ownQueue || !person.may('queue:call'),
      onStrip: false,
    },
  ]);

  const callError = calling.error?.code === 'VISIT_NOT_WAITING' ? null : calling.error;
  return (
    <div className={classes.screen}>
      <section className={classes.queue} aria-label={t('common.railQueue')}>
        <QueueHead
          doctor={isDoctor ? queues[0] : undefined}
          rows={rows.map(({ row }) => row)}
          countersigns={countersigns}
          onCountersigns={() => setIsSigning(true)}
          next={next}
        />
        <ProblemNotice error={next.error ?? callError ?? moving.error ?? back.error} />
        {rows.length === 0 ? (
          <EmptyState
            title={t('encounters.nobodyToday')}
            hint={t('encounters.nobodyTodayHint')}
            action={{ label: t('common.railBoard'), run: () => open.board() }}
          />
        ) : (
          <div className={classes.list} {...list.listProps}>
            {rows.map(({ row, doctorName }, at) => (
              <QueueRowLine
                key={row.visitId}
                row={row}
                now={board.now}
                doctorName={isDoctor ? '' : doctorName}
                signature={signatureOf(countersigns, row.visitId)}
                isNewState={at > 0 && rows[at - 1]?.row.state !== row.state}
                rowProps={list.rowProps(at)}
              />
            ))}
          </div>
        )}
        {rows.length > 0 && (
          <div className={classes.foot}>
            <ExportFold
              procedure={contract.queue.exportDayBoard}
              input={{ doctorId: ownQueue?.doctorId ?? null }}
            />
          </div>
        )}
        {booked.length > 0 && <ToCome booked={booked} hasDoctor={!isDoctor} />}
      </section>
      {countersigns?.entries.length && isSigning ? (
        <CountersignPanel countersigns={countersigns} onDone={() => setIsSigning(false)} />
      ) : ownQueue && isLeaving ? (
        <AwayPanel doctor={ownQueue} now={board.now} onDone={() => setIsLeaving(false)} />
      ) : (
        chosen && (
          <PersonInQueue
            key={chosen.visitId}
            row={chosen}
            now={board.now}
            side={side}
            onSide={setSide}
            onOpen={() => void openRow(list.index)}
            isDoctor={isDoctor}
            onMove={moveChosen}
          />
        )
      )}
    </div>
  );
}
