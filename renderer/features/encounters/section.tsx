import { type KeyboardEvent, type ReactNode, useId } from 'react';
import classes from './visit.module.css';

type SectionProps = { label: string; children: ReactNode; htmlFor?: string; problem?: string | undefined };

/** Label 92, then the text; one rule each. */
export function Section({ label, children, htmlFor, problem }: SectionProps) {
  return (
    <div className={classes.section}>
      {htmlFor ? (
        <label htmlFor={htmlFor} className="small dim">
          {label}
        </label>
      ) : (
        <span className="small dim">{label}</span>
      )}
      <div className="column">
        {children}
        {problem && (
          <span className="tiny danger" role="alert">
            {problem}
          </span>
        )}
      </div>
    </div>
  );
}

type NoteTextProps = {
  section: string;
  label: string;
  value: string;
  placeholder?: string;
  maxLength: number;
  problem?: string | undefined;
  onChange: (text: string) => void;
  onNext: () => void;
};

/** Text without a box until it is typed in; Enter goes on, Shift Enter makes a new line. */
export function NoteText({
  section,
  label,
  value,
  placeholder,
  maxLength,
  problem,
  onChange,
  onNext,
}: NoteTextProps) {
  const id = useId();
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.nativeEvent.isComposing) return;
    event.preventDefault();
    onNext();
  }
  return (
    <Section label={label} htmlFor={id} problem={problem}>
      <textarea
        id={id}
        data-section={section}
        className={classes.text}
        value={value}
        rows={1}
        maxLength={maxLength}
        placeholder={placeholder}
        onChange={event => onChange(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
    </Section>
  );
}

/** Moves the cursor to the next or previous part of the note; true when there was one. */
export function goToSection(root: HTMLElement | null, by: 1 | -1): void {
  const places = [...(root?.querySelectorAll<HTMLElement>('[data-section]') ?? [])];
  const at = places.findIndex(
    place => place === document.activeElement || place.contains(document.activeElement),
  );
  const here = at === -1 ? placeAround(places) : at;
  places[Math.max(0, Math.min(places.length - 1, here + by))]?.focus();
}

/** From inside a medicine or a warning, "here" is the section that follows in the page. */
function placeAround(places: readonly HTMLElement[]): number {
  const { activeElement } = document;
  if (!activeElement || activeElement === document.body) return -1;
  return places.findIndex(
    place => activeElement.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
}

export function focusSection(root: HTMLElement | null, section: string): void {
  root?.querySelector<HTMLElement>(`[data-section="${section}"]`)?.focus();
}
