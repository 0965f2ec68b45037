import { hasIndianScript, inLatin } from './script-fold.rules.ts';

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
  ['mohmd', 'mohammed'],
  ['mohamad', 'mohammed'],
  ['mohammad', 'mohammed'],
  ['mohmmad', 'mohammed'],
  ['mohammod', 'mohammed'],
  ['muhammad', 'mohammed'],
  ['muhammed', 'mohammed'],
  ['mohamed', 'mohammed'],
  ['mahammad', 'mohammed'],
  ['sk', 'sheikh'],
  ['shaikh', 'sheikh'],
  ['shaik', 'sheikh'],
  ['kr', 'kumar'],
]);

/** Whether two or three letters stand for a whole name: 'md', 'sk'. */
export function isAbbreviation(word: string): boolean {
  return ABBREVIATIONS.has(word);
}

// Spellings that one Indian name takes in Latin letters; longer ones first.
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/dny|gny|jn|gy(?=a)/g, 'gn'],
  [/(?:au|ou|ow)(?![aeiou])/g, 'o'],
  [/ksh|x/g, 'ks'],
  [/c(?=[aourlt])/g, 'k'],
  [/chh?/g, 'c'],
  [/sh/g, 's'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/dh/g, 'd'],
  [/bh/g, 'b'],
  [/gh/g, 'g'],
  [/jh|z/g, 'j'],
  [/kh|q|ck/g, 'k'],
  [/w/g, 'v'],
  [/(?:ee|ea)/g, 'i'],
  [/oo/g, 'u'],
  [/aa/g, 'a'],
  // 'Nayar' is 'Nair'.
  [/(?<=a)y[ae](?=[^aeiou])/g, 'i'],
  // 'Shyam' is 'Sham', 'Vijay' is 'Vijai', 'Priya' is 'Pria'.
  [/(?<=[^aeiou])y(?=[aeiou])/g, ''],
  [/y/g, 'i'],
  // An h that only colours its neighbour, or closes the word: 'Sulbha', 'Sarah'.
  [/(?<=[^aeiou])h|h(?![aeiou])/g, ''],
  // 'Kushwaha' is 'Kushwah', though 'Saha' is not 'Shah'.
  [/(?<=[aeiou][^aeiou]+a)ha$/g, ''],
  [/(.)\1+/g, '$1'],
];

/** A word as it is spoken, whatever way it is spelt: 'Lakshmi', 'Laxmee' and 'लक्ष्मी' are all 'laksmi'. */
export function spokenWord(word: string): string {
  const latin = hasIndianScript(word) ? inLatin(word) : word;
  let sound = ABBREVIATIONS.get(latin) ?? latin;
  for (const [spelling, letters] of SOUNDS) sound = sound.replace(spelling, letters);
  return sound;
}

/** Consonants as they sound: 'Lakshmi', 'Laxmi' and 'Lakshmee' share 'lksm'; 'Vikas' and 'Wikash' share 'vks'. */
export function soundSkeleton(word: string): string {
  const sound = spokenWord(word);
  const first = /^[aeiou]/.test(sound) ? 'a' : '';
  return (first + sound.replace(/[aeiouh]/g, '')).replace(/(.)\1+/g, '$1');
}

const SHORT_SKELETON = 2;
const CLOSE_VOWELS: ReadonlySet<string> = new Set(['ae', 'ea', 'ei', 'ie', 'ou', 'uo']);

// One unspoken 'a' more or less after the first vowel, or a vowel that is heard as its neighbour: Verma and Varma, but
// not Manish and Munish.
function differByOneWeakVowel(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (long.length === short.length) {
    return CLOSE_VOWELS.has(`${short[at]}${long[at]}`) && short.slice(at + 1) === long.slice(at + 1);
  }
  if (!/[aeiou]/.test(short.slice(0, at))) return false;
  return long.length === short.length + 1 && long[at] === 'a' && short.slice(at) === long.slice(at + 1);
}

/** Whether two words may be one name spelt twice; strict with short names, where 'Ram' is not 'Roma'. */
export function soundsLike(a: string, b: string): boolean {
  const spokenA = spokenWord(a);
  const spokenB = spokenWord(b);
  if (spokenA === spokenB) return true;
  const skeleton = soundSkeleton(a);
  if (skeleton.length <= SHORT_SKELETON || skeleton !== soundSkeleton(b)) return false;
  return differByOneWeakVowel(spokenA, spokenB);
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
