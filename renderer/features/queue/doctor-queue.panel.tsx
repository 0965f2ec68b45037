import { Kbd } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from 'react';
import type { DoctorQueue, QueueRow } from '#shared/features/queue/queue.contract.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useLanguage, useTranslation } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { Chip } from '../../ui/chip.tsx';
import { isKey } from '../../ui/key-bindings.ts';
import { EmptyState } from '../../ui/panel.tsx';
import { Shape, Status, type StatusShape } from '../../ui/status.tsx';
import { ageAndSex, namesFor } from '../patients/patient-words.ts';
import { inBoardOrder, isLongWait, isOver, minutesOf, STATE_WORDS, shortTime } from './board-rows.ts';
import classes from './doctor-queue.module.css';

const OVER_SHOWN = 6;

type DoctorQueueProps = {
  queue: DoctorQueue;
  now: number;
  chosenId: number | undefined;
  onChoose: (visitId: number) => void;
  onOpen: (row: QueueRow) => void;
  /** A key that is neither an arrow nor Enter: hold, urgent, transfer. True when it was one. */
  onLetter: (event: KeyboardEvent, row: QueueRow) => boolean;
  onSide: (by: 1 | -1) => void;
};

/** One doctor's day: a single listbox, moved with arrows, ruled where the state changes. */
export function DoctorQueuePanel(props: DoctorQueueProps) {
  const { queue, now, chosenId, onChoose, onOpen, onLetter, onSide } = props;
  const t = useTranslation();
  const id = useId();
  const [showsAllDone, setShowsAllDone] = useState(false);
  const all = inBoardOrder(queue.rows);
  const over = all.filter(row => isOver(row.state));
  const rows = showsAllDone ? all : all.slice(0, all.length - Math.max(0, over.length - OVER_SHOWN));
  const hidden = over.length - OVER_SHOWN;
  const place = rows.findIndex(row => row.visitId === chosenId);

  useEffect(() => {
    if (chosenId !== undefined)
      document.getElementById(`${id}-${chosenId}`)?.scrollIntoView?.({ block: 'nearest' });
  }, [id, chosenId]);

  function onKeyDown(event: KeyboardEvent): void {
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
    const row = rows[place];
    if (to !== undefined) {
      const next = rows[Math.max(0, Math.min(last, to))];
      if (next) onChoose(next.visitId);
    } else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft')
      onSide(event.key === 'ArrowRight' ? 1 : -1);
    else if (event.key === 'Enter' && row) onOpen(row);
    else if (isKey(event.nativeEvent, 'D') && hidden > 0) setShowsAllDone(!showsAllDone);
    else if (!row || !onLetter(event, row)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  const count = (...states: QueueRow['state'][]) => all.filter(row => states.includes(row.state)).length;
  const where = [queue.speciality, queue.room && t('queue.room', { room: queue.room })]
    .filter(Boolean)
    .join(' · ');
  return (
    <section className={classes.queue} aria-label={queue.doctorName}>
      <div className={classes.head}>
        <div className="column">
          <h2 className="strong clip">{queue.doctorName}</h2>
          <span className="tiny dim clip">{where}</span>
        </div>
        <div className={classes.counts}>
          <Count shape="waiting" count={count('waiting')} word={t('common.waiting')} />
          <Count shape="toBill" count={count('toBill')} word={t('common.toBill')} />
          <Count shape="done" count={count('done')} word={t('queue.doneCount')} />
        </div>
      </div>
      {rows.length === 0 ? (
        <EmptyState title={t('queue.nobodyYet')} hint={t('queue.nobodyYetHint')} />
      ) : (
        <div
          role="listbox"
          tabIndex={0}
          aria-label={t('queue.queueOf', { doctor: queue.doctorName })}
          aria-activedescendant={place >= 0 ? `${id}-${chosenId}` : undefined}
          className={classes.rows}
          data-queue={queue.doctorId}
          onKeyDown={onKeyDown}
          onFocus={() => {
            const first = rows[0];
            if (place < 0 && first) onChoose(first.visitId);
          }}
        >
          {rows.map((row, index) => (
            <Row
              key={row.visitId}
              id={`${id}-${row.visitId}`}
              row={row}
              now={now}
              isChosen={row.visitId === chosenId}
              startsGroup={index > 0 && rows[index - 1]?.state !== row.state}
              onChoose={() => onChoose(row.visitId)}
              onOpen={() => onOpen(row)}
            />
          ))}
        </div>
      )}
      {hidden > 0 && (
        <div className={classes.foot}>
          <button
            type="button"
            className={classes.earlier}
            tabIndex={-1}
            onClick={() => setShowsAllDone(!showsAllDone)}
          >
            {showsAllDone ? t('queue.hideDone') : t('queue.earlierDone', { count: hidden })} <Kbd>D</Kbd>
          </button>
        </div>
      )}
    </section>
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

/** At most one chip: what is most pressing. */
function RowChip({ row }: { row: QueueRow }): ReactNode {
  const t = useTranslation();
  if (!isOver(row.state) && row.priority === 'urgent') return <Chip tone="danger">{t('queue.urgent')}</Chip>;
  if (!isOver(row.state) && row.priority === 'soon') return <Chip tone="amber">{t('queue.soon')}</Chip>;
  if (row.duePaise)
    return <Chip tone="amber">{t('patients.dueAmount', { amount: formatRupees(row.duePaise) })}</Chip>;
  if (row.isBilled && !isOver(row.state)) return <Chip tone="accent">{t('queue.billed')}</Chip>;
  return null;
}

type RowProps = {
  id: string;
  row: QueueRow;
  now: number;
  isChosen: boolean;
  startsGroup: boolean;
  onChoose: () => void;
  onOpen: () => void;
};

function Row({ id, row, now, isChosen, startsGroup, onChoose, onOpen }: RowProps) {
  const { t, language } = useLanguage();
  const { today, zone } = useClinicDay();
  const time = isOver(row.state)
    ? shortTime(row.stateSince, zone)
    : t('common.minutesShort', { count: minutesOf(row, now) });
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox around has the keys of its options.
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays on the listbox; see aria-activedescendant.
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      className={classes.row}
      data-over={isOver(row.state) || undefined}
      data-group={startsGroup || undefined}
      onClick={onChoose}
      onDoubleClick={onOpen}
    >
      <span className={classes.token}>{row.token}</span>
      <span className={classes.who}>
        <span className={`${classes.name} clip`}>{namesFor(language, row)[0]}</span>
        <span className="dim small no-wrap">{ageAndSex(t, row, today)}</span>
      </span>
      <span>
        <RowChip row={row} />
      </span>
      <span className={classes.state}>
        <Status shape={row.state}>{t(STATE_WORDS[row.state])}</Status>
      </span>
      <span className={classes.minutes} data-long={isLongWait(row, now) || undefined}>
        {time}
      </span>
    </div>
  );
}
