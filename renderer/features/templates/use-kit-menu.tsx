import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import type { KitFacts } from '#shared/features/templates/conditions.rules.ts';
import { findKits } from '#shared/features/templates/kit.rules.ts';
import type { Kit } from '#shared/features/templates/template.schema.ts';
import { useTranslation } from '../../app/language.tsx';
import { KitRow } from './kit-row.tsx';
import classes from './templates.module.css';
import { useKits } from './use-kits.ts';

/** A list that another field opens and steers. */
export type FieldMenu = {
  isOpen: boolean;
  listId: string;
  activeId: string | undefined;
  onKeyDown: (event: KeyboardEvent) => void;
  node: ReactNode;
};

type KitMenuProps = {
  text: string;
  facts: KitFacts;
  onChoose: (kit: Kit) => void;
  onLeave: () => void;
};

/** '/' in the medicines line: the kits, filtered by what is typed after it. */
export function useKitMenu({ text, facts, onChoose, onLeave }: KitMenuProps): FieldMenu {
  const t = useTranslation();
  const id = useId();
  const [chosen, setChosen] = useState(0);
  const all = useKits();
  const isOpen = text.startsWith('/');
  const kits = isOpen ? findKits(all, text.slice(1), facts) : [];
  const at = Math.max(0, Math.min(chosen, kits.length - 1));

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    const kit = kits[at];
    if (event.key === 'Enter' && kit) onChoose(kit);
    else if (event.key === 'ArrowDown') setChosen(Math.min(kits.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setChosen(Math.max(0, at - 1));
    else if (event.key === 'Escape') onLeave();
    else if (event.key !== 'Enter') return;
    event.preventDefault();
  }

  const node = isOpen && (
    <div id={`${id}-list`} role="listbox" className={classes.menu} aria-label={t('templates.kits')}>
      {kits.map((kit, place) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's.
        <div
          key={kit.id}
          id={`${id}-${kit.id}`}
          role="option"
          tabIndex={-1}
          aria-selected={place === at}
          className={classes.menuRow}
          onMouseDown={event => event.preventDefault()}
          onClick={() => onChoose(kit)}
        >
          <KitRow kit={kit} facts={facts} isChosen={place === at} />
        </div>
      ))}
      {kits.length === 0 && (
        <div role="option" aria-selected={false} aria-disabled tabIndex={-1} className={classes.menuRow}>
          <span className="dim">{t(all.length === 0 ? 'templates.noKits' : 'templates.noSuchKit')}</span>
        </div>
      )}
    </div>
  );
  return {
    ...{ isOpen, onKeyDown, node, listId: `${id}-list` },
    activeId: kits[at] && `${id}-${kits[at].id}`,
  };
}
