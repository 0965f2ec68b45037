import { TextInput } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useId, useState } from 'react';
import classes from './suggest-input.module.css';

export type Suggestion = { id: string; words: ReactNode; take: () => void };

type SuggestInputProps = {
  label: string;
  value: string;
  onChange: (text: string) => void;
  suggestions: readonly Suggestion[];
  /** What the list is made of, for those who hear the screen. */
  listLabel: string;
  /** False while the suggestions are those of what stood here a letter ago: Enter waits for those of now. */
  isCurrent?: boolean;
  /** True: Enter takes the first suggestion while something is typed; otherwise only one reached with the arrows. */
  isPicky?: boolean;
  /** The list stands above a field that is near the foot of its screen. */
  opensUp?: boolean;
  name?: string;
  placeholder?: string;
  error?: string | undefined;
  maxLength?: number;
  onBlur?: () => void;
  className?: string | undefined;
  inputRef?: Ref<HTMLInputElement>;
};

/** A field whose suggestions hang under it: arrows move, Enter takes, Esc closes the list only. */
export function SuggestInput(props: SuggestInputProps) {
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [reachedId, setReachedId] = useState<string | null>(null);
  const [isEntered, setIsEntered] = useState(false);
  const { suggestions } = props;
  const isShown = isOpen && suggestions.length > 0;
  const first = props.isPicky && props.value.trim() !== '' ? 0 : -1;
  const reached = suggestions.findIndex(({ id: suggestionId }) => suggestionId === reachedId);
  const index = Math.min(Math.max(reached, first), suggestions.length - 1);
  const { isCurrent = true } = props;

  useEffect(() => {
    if (isShown && index >= 0)
      document.getElementById(`${id}-${index}`)?.scrollIntoView?.({ block: 'nearest' });
  }, [id, index, isShown]);

  function forget(): void {
    setReachedId(null);
    setIsEntered(false);
  }

  function take(suggestion: Suggestion): void {
    suggestion.take();
    setIsOpen(false);
    forget();
  }

  useEffect(() => {
    if (!isEntered || !isCurrent) return;
    setIsEntered(false);
    const chosen = suggestions[index];
    if (chosen) take(chosen);
  });

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setIsOpen(true);
      const next = isShown ? Math.max(-1, Math.min(suggestions.length - 1, index + step)) : index;
      setReachedId(suggestions[next]?.id ?? null);
      return;
    }
    const chosen = suggestions[index];
    if (event.key === 'Enter' && !isCurrent && props.isPicky) {
      event.preventDefault();
      setIsEntered(true);
    } else if (event.key === 'Enter' && isShown && chosen) {
      event.preventDefault();
      take(chosen);
    } else if (event.key === 'Escape' && isShown) {
      event.preventDefault();
      setIsOpen(false);
    }
  }

  return (
    <div className={`${classes.field} ${props.className ?? ''}`}>
      <TextInput
        ref={props.inputRef}
        name={props.name}
        label={props.label}
        placeholder={props.placeholder ?? ''}
        error={props.error}
        maxLength={props.maxLength}
        value={props.value}
        role="combobox"
        aria-expanded={isShown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        {...(isShown && index >= 0 ? { 'aria-activedescendant': `${id}-${index}` } : {})}
        autoComplete="off"
        onChange={event => {
          props.onChange(event.currentTarget.value);
          setIsOpen(true);
          forget();
        }}
        onFocus={() => setIsOpen(true)}
        onBlur={() => {
          setIsOpen(false);
          forget();
          props.onBlur?.();
        }}
        onKeyDown={onKeyDown}
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={props.listLabel}
        className={isShown ? `${classes.list} ${props.opensUp ? classes.up : ''}` : undefined}
        hidden={!isShown}
      >
        {isShown &&
          suggestions.map((suggestion, place) => (
            <div
              key={suggestion.id}
              id={`${id}-${place}`}
              role="option"
              tabIndex={-1}
              aria-selected={place === index}
              className={classes.option}
              onMouseDown={event => event.preventDefault()}
              onClick={() => take(suggestion)}
              onKeyDown={undefined}
            >
              {suggestion.words}
            </div>
          ))}
      </div>
    </div>
  );
}
