import type { ReactNode } from 'react';
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
