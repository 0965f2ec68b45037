import { type KeyboardEvent, useId, useState } from 'react';
import type { EncounterBody } from '#shared/features/encounters/encounter.schema.ts';
import type { TextField } from '#shared/features/templates/template.schema.ts';
import { findTexts, slashBefore } from '#shared/features/templates/text.rules.ts';
import { useTranslation } from '../../app/language.tsx';
import classes from './templates.module.css';
import type { FieldMenu } from './use-kit-menu.tsx';
import { useTexts } from './use-kits.ts';

type TextMenuProps = {
  field: TextField;
  value: string;
  body: Pick<EncounterBody, 'complaints' | 'diagnoses'>;
  onChange: (text: string) => void;
};

/** '/' at the end of a text opens the doctor's texts for it, those for today's complaints first. */
export function useTextMenu({ field, value, body, onChange }: TextMenuProps): FieldMenu {
  const t = useTranslation();
  const id = useId();
  const [chosen, setChosen] = useState(0);
  const [shutFor, setShutFor] = useState('');
  const all = useTexts();
  const slash = slashBefore(value);
  const found = slash ? findTexts(all, field, slash.typed, body) : [];
  const isOpen = found.length > 0 && shutFor !== value;
  const at = Math.max(0, Math.min(chosen, found.length - 1));

  function insert(place: number): void {
    const text = found[place]?.content.text;
    if (text !== undefined && slash) onChange(`${value.slice(0, slash.at)}${text}`);
    setChosen(0);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) insert(at);
    else if (event.key === 'ArrowDown') setChosen(Math.min(found.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setChosen(Math.max(0, at - 1));
    else if (event.key === 'Escape') setShutFor(value);
    else return;
    event.preventDefault();
  }

  const node = isOpen && (
    <div id={`${id}-list`} role="listbox" className={classes.menu} aria-label={t('templates.texts')}>
      {found.map((template, place) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's.
        <div
          key={template.id}
          id={`${id}-${template.id}`}
          role="option"
          tabIndex={-1}
          aria-selected={place === at}
          className={classes.menuRow}
          onMouseDown={event => event.preventDefault()}
          onClick={() => insert(place)}
        >
          <span className="strong">{template.name}</span>
          <span className="dim clip">{template.content.text}</span>
        </div>
      ))}
    </div>
  );
  return {
    ...{ isOpen, onKeyDown, node, listId: `${id}-list` },
    activeId: found[at] && `${id}-${found[at].id}`,
  };
}
