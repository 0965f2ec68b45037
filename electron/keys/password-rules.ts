import { COMMON_PASSWORD_WORDS } from './common-password-words.ts';
import { isWalk, withoutWalks } from './keyboard-walks.ts';

const OWNER_MINIMUM = 12;
const STAFF_MINIMUM = 10;
const FEWEST_OWN_CHARACTERS = 6;
const FEWEST_DIFFERENT_CHARACTERS = 5;

export type PasswordCandidate = {
  readonly password: string;
  readonly isOwner: boolean;
  /** Sign-in name, own name, clinic name, phone: what a guesser in town knows. */
  readonly knownWords: readonly string[];
};
export type PasswordRefusal =
  | { readonly code: 'PASSWORD_TOO_SHORT'; readonly minimum: number }
  | { readonly code: 'PASSWORD_TOO_COMMON'; readonly reason: 'word' | 'walk' | 'repetition' | 'name' };

/** The first reason to refuse a new password, or undefined when it is good enough. */
export function refusalOfPassword(candidate: PasswordCandidate): PasswordRefusal | undefined {
  const minimum = candidate.isOwner ? OWNER_MINIMUM : STAFF_MINIMUM;
  const characters = [...candidate.password.normalize('NFKC')];
  if (characters.length < minimum) return { code: 'PASSWORD_TOO_SHORT', minimum };
  const password = characters.join('').toLowerCase();
  if (isRepetition(password)) return { code: 'PASSWORD_TOO_COMMON', reason: 'repetition' };
  if (isWalk(password, FEWEST_OWN_CHARACTERS)) return { code: 'PASSWORD_TOO_COMMON', reason: 'walk' };
  if (containsKnownWord(password, candidate.knownWords))
    return { code: 'PASSWORD_TOO_COMMON', reason: 'name' };
  if (isMadeOfCommonWords(password)) return { code: 'PASSWORD_TOO_COMMON', reason: 'word' };
  return undefined;
}

function isRepetition(password: string): boolean {
  if (new Set(password).size < FEWEST_DIFFERENT_CHARACTERS) return true;
  for (let period = 1; period * 2 <= password.length && period < FEWEST_OWN_CHARACTERS; period++) {
    const block = password.slice(0, period);
    if (block.repeat(Math.ceil(password.length / period)).startsWith(password)) return true;
  }
  return false;
}

function containsKnownWord(password: string, knownWords: readonly string[]): boolean {
  const spellings = spellingsOf(password).map(lettersAndDigits);
  const parts = knownWords
    .flatMap(known => [known, ...known.split(/[^\p{L}\p{M}\p{N}]+/u)])
    .map(lettersAndDigits);
  return parts.some(part => part.length >= 4 && spellings.some(spelling => spelling.includes(part)));
}

// One common word, or two, with a year and a sign: what a guessing program tries first. Three words and more are a
// phrase, and a phrase is what we ask for.
function isMadeOfCommonWords(password: string): boolean {
  return spellingsOf(password).some(spelling => {
    const letters = withoutWalks(spelling).replace(/[^\p{L}\p{M}]/gu, '');
    return isOneOrTwoCommonWords(letters) || isOneOrTwoCommonWords(spelling.replace(/[^\p{L}\p{M}]/gu, ''));
  });
}

function isOneOrTwoCommonWords(letters: string): boolean {
  if (COMMON_PASSWORD_WORDS.has(letters) || letters.length < 3) return true;
  for (let cut = 2; cut <= letters.length - 2; cut++) {
    if (COMMON_PASSWORD_WORDS.has(letters.slice(0, cut)) && COMMON_PASSWORD_WORDS.has(letters.slice(cut)))
      return true;
  }
  return false;
}

const SWAPS: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '0': 'o',
  '1': 'i',
  '!': 'i',
  $: 's',
  '5': 's',
  '7': 't',
  '8': 'b',
};

function spellingsOf(password: string): string[] {
  const trimmed = password.replace(/[^\p{L}\p{M}]+$/u, '');
  const swapped = (text: string) => [...text].map(character => SWAPS[character] ?? character).join('');
  return [password, swapped(password), swapped(trimmed), swapped(password).replaceAll('i', 'l')];
}

function lettersAndDigits(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}
