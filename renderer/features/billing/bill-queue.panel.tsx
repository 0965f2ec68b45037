import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { BOARD_STATE_WORDS } from '#shared/features/queue/board-order.rules.ts';
import type { QueueRow, VisitState } from '#shared/features/queue/queue.contract.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { Shape } from '../../ui/status.tsx';
import { MoneyLinks } from '../dues/money-links.tsx';
import { namesFor } from '../patients/patient-words.ts';
import { useServerNow } from '../queue/board-clock.ts';
import { isLongWait, minutesOf, rowsOf } from '../queue/board-rows.ts';
import classes from './bill-queue.module.css';

const GROUPS: readonly VisitState[] = ['toBill', 'withDoctor', 'waiting'];

/** Today's people beside every bill, who is to bill first; Enter opens another's. */
export function BillQueue({ visitId }: { visitId?: number }) {
  const { t, language } = useLanguage();
  const open = useOpen();
  const id = useId();
  const board = useRead(contract.queue.dayBoard, {}).answer;
  const now = useServerNow(board?.now);
  const groups = GROUPS.map(state => ({
    state,
    rows: rowsOf(board, state).filter(row => state === 'toBill' || !row.isBilled),
  }));
  const rows = groups.flatMap(group => group.rows);
  const [movedTo, setMovedTo] = useState<number>();
  const chosenId = movedTo ?? visitId;
  const place = rows.findIndex(row => row.visitId === chosenId);

  useEffect(() => {
    if (chosenId !== undefined)
      document.getElementById(`${id}-${chosenId}`)?.scrollIntoView?.({ block: 'nearest' });
  }, [id, chosenId]);

  function onKeyDown(event: KeyboardEvent): void {
    const steps: Record<string, number> = {
      ArrowDown: place + 1,
      ArrowUp: place - 1,
      Home: 0,
      End: rows.length - 1,
    };
    const to = steps[event.key];
    const chosen = rows[place];
    if (to !== undefined) setMovedTo(rows[Math.max(0, Math.min(rows.length - 1, to))]?.visitId);
    else if (event.key === 'Enter' && chosen) open.bill(chosen.visitId);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <nav className={classes.queue} aria-label={t('billing.people')}>
      {board && rows.length === 0 && (
        <p className={`${classes.nobody} small dim`}>{t('billing.nobodyToBill')}</p>
      )}
      {rows.length > 0 && (
        <div
          role="listbox"
          tabIndex={0}
          aria-label={t('billing.people')}
          aria-activedescendant={place >= 0 ? `${id}-${chosenId}` : undefined}
          className={classes.list}
          onKeyDown={onKeyDown}
        >
          {groups.map(
            group =>
              group.rows.length > 0 && (
                // biome-ignore lint/a11y/useSemanticElements: a listbox may hold groups of options, not field sets.
                <div key={group.state} role="group" aria-label={t(BOARD_STATE_WORDS[group.state])}>
                  <div className={classes.head} aria-hidden>
                    <span className="small-title">{t(BOARD_STATE_WORDS[group.state])}</span>{' '}
                    <span className="tiny dim">{group.rows.length}</span>
                  </div>
                  {group.rows.map(row => (
                    <Row
                      key={row.visitId}
                      id={`${id}-${row.visitId}`}
                      row={row}
                      name={namesFor(language, row)[0]}
                      minutes={t('common.minutesShort', { count: minutesOf(row, now) })}
                      isLong={isLongWait(row, now)}
                      isChosen={row.visitId === chosenId}
                      onOpen={() => open.bill(row.visitId)}
                    />
                  ))}
                </div>
              ),
          )}
        </div>
      )}
      <MoneyLinks />
    </nav>
  );
}

type RowProps = {
  id: string;
  row: QueueRow;
  name: string;
  minutes: string;
  isLong: boolean;
  isChosen: boolean;
  onOpen: () => void;
};

function Row({ id, row, name, minutes, isLong, isChosen, onOpen }: RowProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox around has the keys of its options.
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays on the listbox; see aria-activedescendant.
    <div id={id} role="option" aria-selected={isChosen} className={classes.row} onClick={onOpen}>
      <Shape shape={row.state} />
      <span className="strong no-wrap">{row.token}</span>
      <span className={`${classes.name} clip`}>{name}</span>
      <span className={`small numeric no-wrap ${isLong ? 'amber strong' : 'dim'}`}>{minutes}</span>
    </div>
  );
}
