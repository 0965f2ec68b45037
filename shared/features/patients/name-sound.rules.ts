/** Lower case, without accents or signs between words: what the search compares. Indian scripts stay as they are. */
export function foldName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

export function nameWords(text: string): string[] {
  const folded = foldName(text);
  return folded === '' ? [] : folded.split(' ');
}

// A map: a name may well be 'Constructor', which every plain object has.
const ABBREVIATIONS: ReadonlyMap<string, string> = new Map([
  ['md', 'mohammed'],
  ['mohd', 'mohammed'],
  ['mohammad', 'mohammed'],
  ['muhammad', 'mohammed'],
  ['muhammed', 'mohammed'],
  ['mohamed', 'mohammed'],
  ['sk', 'sheikh'],
  ['shaikh', 'sheikh'],
  ['shaik', 'sheikh'],
  ['kr', 'kumar'],
]);

// Spellings that one Indian name takes in Latin letters, from the longest to the shortest.
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/ksh|x/g, 'ks'],
  [/chh/g, 'c'],
  [/sh|s/g, 's'],
  [/ph|f/g, 'p'],
  [/th|t/g, 't'],
  [/dh|d/g, 'd'],
  [/bh/g, 'b'],
  [/gh/g, 'g'],
  [/jh|z|j/g, 'j'],
  [/kh|q|ck|k/g, 'k'],
  [/ch|c/g, 'c'],
  [/v|w|b(?=h)/g, 'v'],
  [/y(?=[aeiou])/g, 'i'],
];

/** Consonants as they sound: 'Lakshmi', 'Laxmi' and 'Lakshmee' share 'lksm'; 'Vikas' and 'Wikash' share 'vks'. */
export function soundSkeleton(word: string): string {
  const whole = ABBREVIATIONS.get(word) ?? word;
  let sound = whole;
  for (const [spelling, letter] of SOUNDS) sound = sound.replace(spelling, letter);
  const first = /^[aeiou]/.test(sound) ? 'a' : '';
  return (first + sound.replace(/[aeiouhy]/g, '')).replace(/(.)\1+/g, '$1');
}

/**
 * Edits between two words, a swap of neighbours counting as one (optimal string alignment), or `limit + 1` as soon as
 * it is certain to be more than `limit`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    let best = row;
    for (let column = 1; column <= b.length; column++) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1;
      let value = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + cost,
      );
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (isSwap) value = Math.min(value, (beforePrevious[column - 2] ?? 0) + 1);
      current.push(value);
      best = Math.min(best, value);
    }
    if (best > limit) return limit + 1;
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length] ?? limit + 1;
}
