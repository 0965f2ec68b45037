import { useEffect, useRef } from 'react';
import { useTranslation } from '../app/language.tsx';
import classes from './all-keys.module.css';
import { type KeyBinding, useActiveBindings } from './key-bindings.ts';
import { KeyHint, KeyLayer } from './keys.tsx';

/** The keys that work at this moment, read before the sheet itself silences them. */
export function useKeysNow(): readonly KeyBinding[] {
  return useActiveBindings();
}

/** `?`: every key that works here, on one sheet. Esc closes. */
export function AllKeys({ keys, onClose }: { keys: readonly KeyBinding[]; onClose: () => void }) {
  const t = useTranslation();
  const sheet = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    sheet.current?.focus();
    return () => (before instanceof HTMLElement ? before.focus() : undefined);
  }, []);
  const rail = keys.filter(one => one.keys.startsWith('Alt '));
  const here = keys.filter(one => !one.keys.startsWith('Alt '));
  return (
    <KeyLayer
      keys={[
        { keys: 'Esc', label: t('common.close'), run: onClose },
        { keys: '?', run: onClose },
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
