import type { ReactNode } from 'react';
import classes from './facts.module.css';

/** A dim key and its value on one 24 px line. Wrap several in <KeyValues>. */
export function KeyValue({
  label,
  children,
  isWide,
}: {
  label: string;
  children: ReactNode;
  isWide?: boolean;
}) {
  return (
    <div className={classes.keyValue} data-wide={isWide || undefined}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

export function KeyValues({ children, className }: { children: ReactNode; className?: string }) {
  return <dl className={className}>{children}</dl>;
}

/** Label over value, as in the patient banner. */
export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <span className="tiny dim">{label}</span>
      <span>{children}</span>
    </div>
  );
}

/** Two letters in a circle. */
export function Initials({ name }: { name: string }) {
  const words = name
    .replace(/^(dr|sr|mr|mrs|ms)\.?\s+/i, '')
    .trim()
    .split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    word => [...(word ?? '')][0] ?? '',
  );
  return (
    <span className={classes.initials} aria-hidden>
      {letters.join('').toUpperCase()}
    </span>
  );
}

/** A top-bar counter: number 15/600, word 13. */
export function Counter({ value, word, isAmber }: { value: ReactNode; word: string; isAmber?: boolean }) {
  return (
    <span className={classes.counter}>
      <b className={isAmber ? 'amber' : undefined}>{value}</b>
      {word}
    </span>
  );
}
