import { daysBetween, type LocalDate } from '../../kernel/local-date.ts';

/** A due that is promised for a later day is not late; the others by days since the promise, or since the bill. */
export const DUE_BANDS = ['notYet', 'upTo7', 'upTo30', 'upTo90', 'over90'] as const;
export type DueBand = (typeof DUE_BANDS)[number];

export type DueAge = { sinceOn: LocalDate; ageDays: number; band: DueBand };

/** From which day a due is counted and how old it is on `today`; days before their date are negative. */
export function ageOfDue(billedOn: LocalDate, promisedOn: LocalDate | null, today: LocalDate): DueAge {
  const sinceOn = promisedOn ?? billedOn;
  const ageDays = daysBetween(sinceOn, today);
  return { sinceOn, ageDays, band: bandOf(ageDays) };
}

function bandOf(ageDays: number): DueBand {
  if (ageDays < 0) return 'notYet';
  if (ageDays <= 7) return 'upTo7';
  if (ageDays <= 30) return 'upTo30';
  return ageDays <= 90 ? 'upTo90' : 'over90';
}
