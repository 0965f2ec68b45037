import { Kbd } from '@mantine/core';
import { IconDoorExit } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { FeeStanding } from '#shared/features/billing/bill.schema.ts';
import { type BoardEntry, inBoardOrder, isOver } from '#shared/features/queue/board-order.rules.ts';
import type { DoctorQueue, QueueRow } from '#shared/features/queue/queue.contract.ts';
import { useTranslation } from '../../app/language.tsx';
import { isKey } from '../../ui/key-bindings.ts';
import { EmptyState } from '../../ui/panel.tsx';
import { Shape, type StatusShape } from '../../ui/status.tsx';
import { BoardRow } from './board-row.tsx';
import classes from './doctor-queue.module.css';
import { awayWords, sessionWords } from './queue-words.ts';

const OVER_SHOWN = 6;

type DoctorQueueProps = {
  queue: DoctorQueue;
  now: number;
  standings: ReadonlyMap<number, FeeStanding>;
  chosenKey: string | undefined;
  onChoose: (key: string) => void;
  onOpen: (entry: BoardEntry) => void;
  /** A key that is neither an arrow nor Enter: hold, urgent, transfer. True when it was one. */
  onLetter: (event: KeyboardEvent, entry: BoardEntry) => boolean;
  onSide: (by: 1 | -1) => void;
  /** Undefined for whoever may not say so. */
  onAway: (() => void) | undefined;
};

/** One doctor's day: a single listbox, moved with arrows, ruled where the state changes. */
export function DoctorQueuePanel(props: DoctorQueueProps) {
  const { queue, now, standings, chosenKey, onChoose, onOpen, onLetter, onSide, onAway } = props;
  const t = useTranslation();
  const id = useId();
  const [showsAllDone, setShowsAllDone] = useState(false);
  const isPressed = useRef(false);
  const all = inBoardOrder(queue);
  const over = all.filter(entry => isOver(entry.state));
  const hidden = over.length - OVER_SHOWN;
  const rows = showsAllDone ? all : all.slice(0, all.length - Math.max(0, hidden));
  const place = rows.findIndex(entry => entry.key === chosenKey);

  useEffect(() => {
    if (chosenKey !== undefined)
      document.getElementById(`${id}-${chosenKey}`)?.scrollIntoView?.({ block: 'nearest' });
  }, [id, chosenKey]);

  function onKeyDown(event: KeyboardEvent): void {
    // Ctrl Enter belongs to the panel beside the list; Ctrl Z is a letter of the list.
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey || event.altKey)) return;
    const last = rows.length - 1;
    const steps: Record<string, number> = {
      ArrowDown: place + 1,
      ArrowUp: place < 0 ? 0 : place - 1,
      Home: 0,
      End: last,
      PageDown: place + 10,
      PageUp: place - 10,
    };
    const to = steps[event.key];
    const entry = rows[place];
    if (to !== undefined) {
      const next = rows[Math.max(0, Math.min(last, to))];
      if (next) onChoose(next.key);
    } else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft')
      onSide(event.key === 'ArrowRight' ? 1 : -1);
    else if (event.key === 'Enter' && entry) onOpen(entry);
    else if (isKey(event.nativeEvent, 'D') && hidden > 0) setShowsAllDone(!showsAllDone);
    else if (isKey(event.nativeEvent, 'W') && onAway) onAway();
    else if (!entry || !onLetter(event, entry)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <section className={classes.queue} aria-label={queue.doctorName}>
      <Head queue={queue} onAway={onAway} />
      {rows.length === 0 ? (
        <div className={classes.rows}>
          <EmptyState title={t('queue.nobodyYet')} hint={t('queue.nobodyYetHint')} />
        </div>
      ) : (
        <div
          role="listbox"
          tabIndex={0}
          aria-label={t('queue.queueOf', { doctor: queue.doctorName })}
          aria-activedescendant={place >= 0 ? `${id}-${chosenKey}` : undefined}
          className={classes.rows}
          data-queue={queue.doctorId}
          onKeyDown={onKeyDown}
          onMouseDown={event => {
            isPressed.current = document.activeElement !== event.currentTarget;
          }}
          onFocus={() => {
            const [first] = rows;
            // A press of the mouse chooses its own row; choosing here would scroll the list from under it.
            if (!isPressed.current && place < 0 && first) onChoose(first.key);
            isPressed.current = false;
          }}
        >
          {rows.map((entry, index) => (
            <BoardRow
              key={entry.key}
              id={`${id}-${entry.key}`}
              entry={entry}
              now={now}
              standing={entry.kind === 'visit' ? standings.get(entry.person.visitId) : undefined}
              isChosen={entry.key === chosenKey}
              startsGroup={index > 0 && rows[index - 1]?.state !== entry.state}
              onChoose={() => onChoose(entry.key)}
              onOpen={() => onOpen(entry)}
            />
          ))}
        </div>
      )}
      {(hidden > 0 || queue.session) && (
        <div className={classes.foot}>
          <span className="clip">{queue.session && sessionWords(t, queue.session)}</span>
          {hidden > 0 && (
            <button
              type="button"
              className={classes.earlier}
              tabIndex={-1}
              onClick={() => setShowsAllDone(!showsAllDone)}
            >
              {showsAllDone ? t('queue.hideDone') : t('queue.earlierDone', { count: hidden })} <Kbd>D</Kbd>
            </button>
          )}
        </div>
      )}
    </section>
  );
}

function Head({ queue, onAway }: Pick<DoctorQueueProps, 'queue' | 'onAway'>) {
  const t = useTranslation();
  const count = (...states: QueueRow['state'][]) =>
    queue.rows.filter(row => states.includes(row.state)).length;
  const where = [queue.speciality, queue.room && t('queue.room', { room: queue.room })]
    .filter(Boolean)
    .join(' · ');
  return (
    <div className={classes.head}>
      <div className={classes.doctor}>
        <h2 className="strong clip">{queue.doctorName}</h2>
        {queue.away ? (
          <span className="tiny amber strong clip">{awayWords(t, queue.away)}</span>
        ) : (
          <span className="tiny dim clip">{where}</span>
        )}
      </div>
      <div className={classes.counts}>
        <Count shape="waiting" count={count('waiting', 'arrived')} word={t('common.waiting')} />
        <Count shape="toBill" count={count('toBill')} word={t('common.toBill')} />
        <Count shape="done" count={count('done')} word={t('queue.doneCount')} />
        {onAway && (
          <button
            type="button"
            className={classes.away}
            aria-pressed={queue.away !== null}
            aria-label={t(queue.away ? 'queue.isBack' : 'queue.setAway')}
            title={`${t(queue.away ? 'queue.isBack' : 'queue.setAway')} (W)`}
            onClick={onAway}
          >
            <IconDoorExit size={16} aria-hidden />
          </button>
        )}
      </div>
    </div>
  );
}

function Count({ shape, count, word }: { shape: StatusShape; count: number; word: string }) {
  return (
    <span className={classes.count}>
      <Shape shape={shape} />
      <b className="numeric">{count}</b>
      {word}
    </span>
  );
}
