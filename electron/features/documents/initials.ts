const MOST_INITIALS = 3;

/** 'Lakshmi Raghavan' is 'L R': enough to tell whose pages they are, for nobody who does not know. */
export function initialsOf(fullName: string): string {
  const letters = new Intl.Segmenter('und', { granularity: 'grapheme' });
  return fullName
    .split(/\s+/)
    .flatMap(word => [...letters.segment(word)].map(({ segment }) => segment).slice(0, 1))
    .slice(0, MOST_INITIALS)
    .join(' ');
}
