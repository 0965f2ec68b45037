import type { ComponentProps } from 'react';
import { PRIORITY_WORDS } from '#shared/features/queue/day-board.grid.ts';
import type { QueueRow } from '#shared/features/queue/queue.contract.ts';
import type { WordKey } from '#shared/i18n/translate.ts';
import { useLanguage, useTranslation } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { wallTime } from '../../app/wall-clock.ts';
import { Chip } from '../../ui/chip.tsx';
import { Status } from '../../ui/status.tsx';
import { ageAndSex, namesFor } from '../patients/patient-words.ts';
import { openSuggestion } from '../queue/board-row.tsx';
import { suggestionWords } from '../queue/queue-words.ts';
import classes from './my-queue.module.css';
import { LONG_WAIT_MINUTES, minutesOf } from './queue-order.ts';
import { useTemperatureUnit } from './temperature-unit.ts';

const STATE_WORDS: Record<QueueRow['state'], WordKey> = {
  arrived: 'queue.arrived',
  waiting: 'queue.waiting',
  skipped: 'queue.skipped',
  held: 'queue.held',
  withDoctor: 'queue.withDoctor',
  toBill: 'encounters.seenToBill',
  done: 'queue.done',
  left: 'queue.left',
};

type QueueRowLineProps = {
  row: QueueRow;
  now: number;
  /** Empty in a doctor's own queue. */
  doctorName: string;
  /** What an assistant has written here and nobody has signed. */
  signature: 'waits' | 'sentBack' | null;
  isNewState: boolean;
  rowProps: ComponentProps<'div'>;
};

/** One mark: what was set, or what the numbers and words suggest beyond it. */
function RowMark({ row }: { row: QueueRow }) {
  const t = useTranslation();
  const [unit] = useTemperatureUnit();
  const { priority } = row;
  const suggestion = openSuggestion(row);
  if (priority === 'urgent' || priority === 'emergency')
    return <Chip tone="danger">{t(PRIORITY_WORDS[priority])}</Chip>;
  if (suggestion)
    return <Chip tone="amber">{t('queue.look', { words: suggestionWords(t, suggestion, unit) })}</Chip>;
  if (priority === 'soon') return <Chip tone="amber">{t('queue.soon')}</Chip>;
  return null;
}

export function QueueRowLine({ row, now, doctorName, signature, isNewState, rowProps }: QueueRowLineProps) {
  const { t, language } = useLanguage();
  const { today, zone } = useClinicDay();
  const [name, otherName] = namesFor(language, row);
  const isOver = row.state === 'done' || row.state === 'left' || row.state === 'toBill';
  const minutes = minutesOf(row, now);
  const isLong = row.state === 'waiting' && minutes > LONG_WAIT_MINUTES;
  return (
    <div
      className={`list-row ${classes.row}`}
      data-over={isOver || undefined}
      data-new-state={isNewState || undefined}
      {...rowProps}
    >
      <span className={classes.token}>{row.token}</span>
      <span className="clip">
        <span className={classes.name}>{name}</span>{' '}
        <span className="small dim">{ageAndSex(t, row, today)}</span>
      </span>
      <span className="tiny dim clip">{doctorName || otherName}</span>
      <span className={classes.mark}>
        {!isOver && (row.hasVitals ? <span className="tiny dim">{t('encounters.vitalsTaken')}</span> : null)}
        {signature ? (
          <Chip tone="amber">
            {t(signature === 'waits' ? 'encounters.waitingSignature' : 'encounters.cameBack')}
          </Chip>
        ) : (
          !isOver && <RowMark row={row} />
        )}
      </span>
      <Status shape={row.state === 'toBill' ? 'done' : row.state}>{t(STATE_WORDS[row.state])}</Status>
      <span className={classes.minutes} data-long={isLong || undefined}>
        {isOver ? wallTime(row.stateSince, zone) : t('common.minutesShort', { count: minutes })}
      </span>
    </div>
  );
}
