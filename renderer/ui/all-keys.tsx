import { useEffect, useRef } from 'react';
import type { Refusal } from '../api/refusal.ts';
import { useTranslation } from '../app/language.tsx';
import classes from './all-keys.module.css';
import { type KeyBinding, useActiveBindings } from './key-bindings.ts';
import { KeyHint, KeyLayer } from './keys.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import { SaveButton } from './save-button.tsx';

/** Printing the keys of the whole program on one page. */
export type KeyCardPrinting = { run: () => void; busy: boolean; error: Refusal | null };

/** The keys that work at this moment, read before the sheet itself silences them. */
export function useKeysNow(): readonly KeyBinding[] {
  return useActiveBindings();
}

type AllKeysProps = { keys: readonly KeyBinding[]; print: KeyCardPrinting; onClose: () => void };

/** `?`: every key that works here, on one sheet. P prints the card of all screens, Esc closes. */
export function AllKeys({ keys, print, onClose }: AllKeysProps) {
  const t = useTranslation();
  const sheet = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    sheet.current?.focus();
    return () => (before instanceof HTMLElement ? before.focus() : undefined);
  }, []);
  const isOfRail = (one: KeyBinding) => /^Alt \d$/.test(one.keys);
  const rail = keys.filter(isOfRail);
  const here = keys.filter(one => !isOfRail(one));
  return (
    <KeyLayer
      keys={[
        { keys: 'Esc', label: t('common.close'), run: onClose },
        { keys: '?', run: onClose },
        { keys: 'P', label: t('common.printKeyCard'), run: print.run },
      ]}
    >
      <div className={classes.veil}>
        <dialog open ref={sheet} tabIndex={-1} className={classes.sheet} aria-label={t('common.keysTitle')}>
          <div className="row apart">
            <h2 className="title">{t('common.keysTitle')}</h2>
            <button type="button" className={classes.close} onClick={onClose}>
              <KeyHint keys="Esc">{t('common.close')}</KeyHint>
            </button>
          </div>
          <div className={classes.columns}>
            <Column title={t('common.keysHere')} keys={here} />
            <Column
              title={t('common.keysEverywhere')}
              keys={[
                ...rail,
                { keys: '↑ ↓', label: t('common.move') },
                { keys: 'Enter', label: t('common.open') },
              ]}
            />
          </div>
          <div className={classes.foot}>
            <ProblemNotice error={print.error} onRetry={print.run} />
            <span className="small dim">{t('common.keyCardAbout')}</span>
            <SaveButton keys="P" busy={print.busy} onClick={print.run}>
              {t('common.printKeyCard')}
            </SaveButton>
          </div>
        </dialog>
      </div>
    </KeyLayer>
  );
}

function Column({ title, keys }: { title: string; keys: readonly KeyBinding[] }) {
  return (
    <section>
      <h3 className="small-title">{title}</h3>
      <ul>
        {keys.map(({ keys: combination, label }) => (
          <li key={combination} className={classes.line}>
            <span>{label}</span>
            <KeyHint keys={combination} />
          </li>
        ))}
      </ul>
    </section>
  );
}
