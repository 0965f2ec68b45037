import { type KeyboardEvent, useId, useLayoutEffect, useRef } from 'react';
import type { EncounterBody } from '#shared/features/encounters/encounter.schema.ts';
import type { TextField } from '#shared/features/templates/template.schema.ts';
import { useTranslation } from '../../app/language.tsx';
import { isKey } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import templateClasses from '../templates/templates.module.css';
import { useShorthand } from '../templates/use-shorthand.ts';
import { useTextMenu } from '../templates/use-text-menu.tsx';
import { Section } from './section.tsx';
import classes from './visit.module.css';

type SmartTextProps = {
  section: TextField;
  label: string;
  placeholder?: string;
  maxLength: number;
  problem?: string | undefined;
  body: EncounterBody;
  /** Complaints are written in shorthand. */
  hasShorthand?: boolean;
  onChange: (text: string) => void;
  onNext: () => void;
  /** A medicine typed here by mistake goes to the medicines; the rest stays. */
  onMedicine?: (medicine: string, rest: string) => void;
};

/** A text of the note with the doctor's own texts behind '/', and shorthand in full as it is typed. */
export function SmartText(props: SmartTextProps) {
  const { section, body, maxLength, onChange, onNext } = props;
  const t = useTranslation();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const moveTo = useRef<number | null>(null);
  const value = body[section];
  const menu = useTextMenu({ field: section, value, body, onChange: write });
  const shorthand = useShorthand(value);
  const isShort = props.hasShorthand === true;
  const medicine = isShort && props.onMedicine ? shorthand.medicine : null;

  useLayoutEffect(() => {
    if (moveTo.current === null) return;
    field.current?.setSelectionRange(moveTo.current, moveTo.current);
    moveTo.current = null;
  });

  function write(text: string): void {
    moveTo.current = Math.min(text.length, maxLength);
    onChange(text.slice(0, maxLength));
  }

  function onType(text: string, caret: number): void {
    const full = isShort ? shorthand.typed(text, caret) : text;
    if (full === text) onChange(text);
    else write(full);
  }

  function takeBack(): boolean {
    const before = shorthand.takenBack(value);
    if (before === undefined) return false;
    write(before);
    return true;
  }

  function moveMedicine(): void {
    if (medicine === null) return;
    const rest = value.replace(medicine, '').replace(/^[\s,;]+|[\s,;]+$/g, '');
    props.onMedicine?.(medicine, rest);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (menu.isOpen) {
      menu.onKeyDown(event);
      if (event.defaultPrevented) return;
    }
    const isBack = event.key === 'Backspace' || isKey(event.nativeEvent, 'Ctrl Z');
    if (isBack && isShort && takeBack()) event.preventDefault();
    else if (isKey(event.nativeEvent, 'Alt Enter') && medicine !== null) {
      event.preventDefault();
      moveMedicine();
    } else if (isKey(event.nativeEvent, 'Enter')) {
      event.preventDefault();
      const full = isShort ? shorthand.ended(value) : value;
      if (full !== value) onChange(full.slice(0, maxLength));
      onNext();
    }
  }

  return (
    <Section label={props.label} htmlFor={id} problem={props.problem}>
      <textarea
        ref={field}
        id={id}
        data-section={section}
        className={classes.text}
        value={value}
        rows={1}
        maxLength={maxLength}
        placeholder={props.placeholder}
        {...(menu.isOpen ? { 'aria-controls': menu.listId, 'aria-activedescendant': menu.activeId } : {})}
        onChange={event => onType(event.currentTarget.value, event.currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
      />
      {isShort && shorthand.expanded && (
        <span className={templateClasses.expanded} role="status">
          <span className="dim">{shorthand.expanded.typed}</span> → {shorthand.expanded.became}{' '}
          <KeyHint keys="Backspace">{t('templates.keyTakeBack')}</KeyHint>
        </span>
      )}
      {medicine !== null && (
        <span className={templateClasses.expanded}>
          <span className="amber strong">{t('templates.readsAsMedicine', { medicine })}</span>{' '}
          <button type="button" tabIndex={-1} className={templateClasses.plainButton} onClick={moveMedicine}>
            <KeyHint keys="Alt Enter">{t('templates.toMedicines')}</KeyHint>
          </button>
        </span>
      )}
      <div className={templateClasses.menuPlace}>{menu.node}</div>
    </Section>
  );
}
