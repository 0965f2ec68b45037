import type { ReactNode } from 'react';
import type { FeeStanding } from '#shared/features/billing/bill.schema.ts';
import { BOARD_STATE_WORDS, type BoardEntry, isOver } from '#shared/features/queue/board-order.rules.ts';
import { PRIORITY_WORDS } from '#shared/features/queue/day-board.grid.ts';
import type { QueueRow, TriageSuggestion } from '#shared/features/queue/queue.contract.ts';
import { isMoreUrgent } from '#shared/features/queue/queue.rules.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useLanguage, useTranslation } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Status } from '../../ui/status.tsx';
import { useTemperatureUnit } from '../encounters/temperature-unit.ts';
import { ageAndSex, namesFor } from '../patients/patient-words.ts';
import { isLongWait, minutesLate, minutesOf, shortMinute, shortTime } from './board-rows.ts';
import classes from './doctor-queue.module.css';
import { ALERT_WORDS, suggestionWords } from './queue-words.ts';

type ChipProps = { row: QueueRow; standing: FeeStanding | undefined };

/** A suggestion speaks until a person has set at least its tier. */
export function openSuggestion({ suggestion, priority }: QueueRow): TriageSuggestion | null {
  return suggestion && isMoreUrgent(suggestion.priority, priority) ? suggestion : null;
}

/** At most one chip: what is most pressing. */
function VisitChip({ row, standing }: ChipProps): ReactNode {
  const t = useTranslation();
  const [unit] = useTemperatureUnit();
  const isActive = !isOver(row.state);
  const { priority } = row;
  if (isActive && (priority === 'emergency' || priority === 'urgent'))
    return <Chip tone="danger">{t(PRIORITY_WORDS[priority])}</Chip>;
  const suggestion = isActive && row.state !== 'toBill' ? openSuggestion(row) : null;
  if (suggestion) {
    const { because } = suggestion;
    return (
      <Chip tone="amber">
        <span className={classes.chipText}>
          {t('queue.look', {
            words: suggestionWords(t, { ...suggestion, because: because.slice(0, 1) }, unit),
          })}
        </span>
      </Chip>
    );
  }
  if (isActive && priority === 'soon') return <Chip tone="amber">{t('queue.soon')}</Chip>;
  const alert = row.alerts.find(one => one === 'mlc' || one === 'infectious' || one === 'allergy');
  if (isActive && alert && row.state !== 'toBill') return <Chip tone="danger">{t(ALERT_WORDS[alert])}</Chip>;
  if (row.duePaise)
    return <Chip tone="amber">{t('patients.dueAmount', { amount: formatRupees(row.duePaise) })}</Chip>;
  if (isActive && row.isBilled) return <Chip tone="accent">{t('queue.billed')}</Chip>;
  if (isActive && standing?.isFree) return <Chip tone="accent">{t('queue.free')}</Chip>;
  return null;
}

type BoardRowProps = {
  id: string;
  entry: BoardEntry;
  now: number;
  standing: FeeStanding | undefined;
  isChosen: boolean;
  startsGroup: boolean;
  onChoose: () => void;
  onOpen: () => void;
};

/** One person of a doctor's day, here or booked. */
export function BoardRow({
  id,
  entry,
  now,
  standing,
  isChosen,
  startsGroup,
  onChoose,
  onOpen,
}: BoardRowProps) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const { person, state } = entry;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox around has the keys of its options.
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays on the listbox; see aria-activedescendant.
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      className={classes.row}
      data-state={state}
      data-over={isOver(state) || undefined}
      data-group={startsGroup || undefined}
      // Before the list takes the focus and scrolls: what is pressed is what is chosen.
      onMouseDown={event => event.button === 0 && onChoose()}
      onClick={onChoose}
      onDoubleClick={onOpen}
    >
      <span className={classes.token}>{entry.token}</span>
      <span className={classes.who}>
        <span className={`${classes.name} clip`}>{namesFor(language, person)[0]}</span>
        <span className="dim small no-wrap">{ageAndSex(t, person, today)}</span>
      </span>
      <span className={classes.chip}>
        {entry.kind === 'visit' && <VisitChip row={entry.person} standing={standing} />}
      </span>
      <span className={classes.state}>
        <Status shape={state}>{t(BOARD_STATE_WORDS[state])}</Status>
      </span>
      <Time entry={entry} now={now} />
    </div>
  );
}

function Time({ entry, now }: { entry: BoardEntry; now: number }) {
  const t = useTranslation();
  const { zone } = useClinicDay();
  if (entry.kind === 'booked') {
    const late = minutesLate(entry.person, now, zone);
    return (
      <span
        className={classes.minutes}
        data-long={late > 0 || undefined}
        title={late > 0 ? t('queue.minutesLate', { count: late }) : undefined}
      >
        {shortMinute(entry.person.startMinute)}
      </span>
    );
  }
  const row = entry.person;
  return (
    <span className={classes.minutes} data-long={isLongWait(row, now) || undefined}>
      {isOver(row.state)
        ? shortTime(row.stateSince, zone)
        : t('common.minutesShort', { count: minutesOf(row, now) })}
    </span>
  );
}
