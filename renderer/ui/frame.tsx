import type { ReactNode } from 'react';
import { useTranslation } from '../app/language.tsx';
import classes from './frame.module.css';
import type { KeyBinding } from './key-bindings.ts';
import { useKeys } from './key-bindings.ts';
import { KeyHint, KeyStrip } from './keys.tsx';
import { Logo } from './logo.tsx';
import { useStripNote } from './strip-note.ts';

export type RailItem = {
  id: string;
  word: string;
  icon: ReactNode;
  isActive: boolean;
  /** Stands at the foot of the rail. */
  isLast?: boolean;
  open: () => void;
};

/** Alt and one digit; a number beyond would look like a key and be none. */
const RAIL_KEYS = 9;

type FrameProps = {
  clinicName: string;
  dateAndTime: string;
  rail: readonly RailItem[];
  search: ReactNode;
  counters: ReactNode;
  end: ReactNode;
  onAllKeys: () => void;
  children: ReactNode;
};

/** Rail 72, top bar 48, key strip 28; the screen fills the rest. */
export function Frame(props: FrameProps) {
  const t = useTranslation();
  const note = useStripNote();
  const railKeys = props.rail.slice(0, RAIL_KEYS).map(
    (item, place): KeyBinding => ({
      keys: `Alt ${place + 1}`,
      label: item.word,
      onStrip: false,
      run: item.open,
    }),
  );
  useKeys([...railKeys, { keys: '?', label: t('common.allKeys'), onStrip: false, run: props.onAllKeys }]);
  return (
    <div className={classes.frame}>
      <nav className={classes.rail} aria-label={t('common.mainMenu')}>
        <div className={classes.logo}>
          <Logo />
        </div>
        {props.rail.map((item, place) => (
          <button
            key={item.id}
            type="button"
            className={classes.railItem}
            aria-current={item.isActive ? 'page' : undefined}
            data-last={item.isLast || undefined}
            onClick={item.open}
          >
            {place < RAIL_KEYS && (
              <span className={classes.railKey} aria-hidden>
                {place + 1}
              </span>
            )}
            {item.icon}
            <span>{item.word}</span>
          </button>
        ))}
      </nav>
      <header className={classes.top}>
        <div className={classes.clinic}>
          <span className="strong clip">{props.clinicName}</span>
          <span className="small dim no-wrap">{props.dateAndTime}</span>
        </div>
        {props.search}
        <div className={classes.counters}>{props.counters}</div>
        <div className={classes.end}>{props.end}</div>
      </header>
      <main className={classes.main}>{props.children}</main>
      <KeyStrip
        note={note}
        end={
          <button type="button" className={classes.allKeys} onClick={props.onAllKeys}>
            <KeyHint keys="?">{t('common.allKeys')}</KeyHint>
          </button>
        }
      />
    </div>
  );
}
