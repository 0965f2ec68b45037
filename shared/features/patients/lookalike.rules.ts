import { ageOn } from '../../kernel/age.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import { nameWords, soundSkeleton, soundsLike } from './name-sound.rules.ts';
import type { Lookalike, Sex } from './patient.schema.ts';

export type Comparable = {
  fullName: string;
  phone: string;
  birthOn: LocalDate;
  sex: Sex;
  abhaNumber: string;
  altPhone?: string;
  locality?: string;
  /** Father's, husband's or mother's name. */
  relativeName?: string;
  guardian?: { fullName: string } | null;
  /** Of the old paper file; a family may share one. */
  oldNumber?: string;
};

/** From this score on a person is shown beside the new one before saving (REG-5). */
export const LOOKALIKE_SCORE = 60;

type Reason = Lookalike['because'][number];
type Judged = { score: number; because: Reason[] };

const FULL_SCORE = 100;
const NAME = { same: 40, soundsAlike: 28, initials: 18, firstNameOnly: 15 } as const;
const ONE_WORD_ELSEWHERE = -15;
const PHONE = 35;
const SEX = { same: 10, different: -20, differentAndName: -30 } as const;
const LOCALITY = { same: 10, different: -10 } as const;
const RELATIVE = { same: 15, different: -25 } as const;
const DIFFERENT_ABHA = -40;
const SAME_OLD_NUMBER = 20;
const SAME_BIRTH_DATE = 8;
const AGE_TOLERANCE_YEARS = 2;
// A son carries his grandfather's name; ages that were guessed lie less than this apart.
const GENERATION_YEARS = 15;

const TITLES: ReadonlySet<string> = new Set([
  ...['mr', 'mrs', 'ms', 'miss', 'smt', 'shri', 'shrimati', 'dr', 'kum', 'kumari', 'mst', 'late'],
]);
// Words that go with many names and tell nobody apart.
const COMPANIONS: ReadonlySet<string> = new Set([
  ...['kumar', 'kr', 'bhai', 'ben', 'devi', 'bai', 'lal', 'ji', 'singh', 'kaur', 'begum', 'bibi', 'khatun'],
  ...[
    'mohammed',
    'mohammad',
    'mohd',
    'md',
    'muhammad',
    'abdul',
    'shaikh',
    'sheikh',
    'sk',
    'rao',
    'bano',
    'kumari',
  ],
]);

const GROWN_ON = /(?<=.{3})(?:lal|bhai|ben|bai|kumar|chand)$/;

function withoutOr(words: readonly string[], left: ReadonlySet<string>): readonly string[] {
  const rest = words.filter(word => !left.has(word));
  return rest.length > 0 ? rest : words;
}

/** 'Mohanlal' and 'Mohan Lal' are both Mohan. */
function withoutCompanions(words: readonly string[]): readonly string[] {
  return withoutOr(words, COMPANIONS).map(word => word.replace(GROWN_ON, ''));
}

/** The words of a name by which a namesake is looked for: no titles and, where others are left, no companions. */
export function tellingWords(fullName: string): string[] {
  return [...withoutOr(withoutOr(nameWords(fullName), TITLES), COMPANIONS)];
}

type WordMatch = 'exact' | 'sound' | 'initial' | undefined;

function matchOf(a: string, b: string): WordMatch {
  if (a === b) return 'exact';
  if (a.length === 1 || b.length === 1) return a[0] === b[0] ? 'initial' : undefined;
  return soundsLike(a, b) ? 'sound' : undefined;
}

const RANK = { exact: 3, sound: 2, initial: 1 } as const;

function bestMatch(word: string, others: readonly string[]): WordMatch {
  let best: WordMatch;
  for (const other of others) {
    const match = matchOf(word, other);
    if (match && (!best || RANK[match] > RANK[best])) best = match;
  }
  return best;
}

type NameLikeness = { kind: keyof typeof NAME; sharedWords: number; words: number } | undefined;

/** How two names agree: every word of the shorter one must be found in the longer, in any order. */
function likenessOf(a: readonly string[], b: readonly string[]): NameLikeness {
  if (a.length === 0 || b.length === 0) return undefined;
  const words = Math.max(a.length, b.length);
  if (a.length !== b.length && soundsLike(a.join(''), b.join('')))
    return { kind: a.join('') === b.join('') ? 'same' : 'soundsAlike', sharedWords: words, words };
  const [fewer, more] = a.length <= b.length ? [a, b] : [b, a];
  const matches = fewer.map(word => bestMatch(word, more));
  if (matches.some(match => match === undefined)) return undefined;
  const spoken = matches.filter(match => match !== 'initial').length;
  if (spoken === 0) return undefined;
  const kind = matches.every(match => match === 'exact')
    ? 'same'
    : matches.includes('initial')
      ? 'initials'
      : 'soundsAlike';
  return { kind, sharedWords: fewer.length, words };
}

function comparableWords(fullName: string): readonly string[] {
  return withoutOr(nameWords(fullName), TITLES);
}

function nameLikeness(a: Comparable, b: Comparable): NameLikeness {
  const wordsA = comparableWords(a.fullName);
  const wordsB = comparableWords(b.fullName);
  const whole = likenessOf(wordsA, wordsB);
  // Jasbir Singh and Jasbir Kaur are brother and sister: with another sex the companion counts.
  const likeness =
    whole || sexesDiffer(a, b) ? whole : likenessOf(withoutCompanions(wordsA), withoutCompanions(wordsB));
  if (likeness) return likeness;
  const isMarriage = a.sex === 'F' && b.sex === 'F' && a.birthOn === b.birthOn && samePhone(a, b);
  const [first = ''] = wordsA;
  const keptFirstName = isMarriage && first === wordsB[0] && wordsA.length > 1 && !COMPANIONS.has(first);
  return keptFirstName ? { kind: 'firstNameOnly', sharedWords: 1, words: 2 } : undefined;
}

function sexesDiffer(a: Comparable, b: Comparable): boolean {
  return a.sex !== 'U' && b.sex !== 'U' && a.sex !== b.sex;
}

function samePhone(a: Comparable, b: Comparable): boolean {
  const phones = [b.phone, b.altPhone].filter(phone => phone);
  return phones.includes(a.phone) || (Boolean(a.altPhone) && phones.includes(a.altPhone));
}

function agePoints(a: Comparable, b: Comparable, today: LocalDate): number {
  const apart = Math.abs(ageOn(a.birthOn, today).years - ageOn(b.birthOn, today).years);
  if (apart <= AGE_TOLERANCE_YEARS) return 15 + (a.birthOn === b.birthOn ? SAME_BIRTH_DATE : 0);
  if (apart <= 5) return 0;
  return apart <= GENERATION_YEARS ? -15 : -45;
}

// A wrong key at the desk gives one Kiran two sexes; Anil and Anila are brother and sister.
function sexPoints(a: Comparable, b: Comparable, name: keyof typeof NAME): number {
  if (a.sex === 'U' || b.sex === 'U') return 0;
  if (a.sex === b.sex) return SEX.same;
  return name === 'same' ? SEX.different : SEX.differentAndName;
}

function localityPoints(a: Comparable, b: Comparable): number {
  const [one, other] = [a.locality, b.locality].map(text =>
    nameWords(text ?? '')
      .map(soundSkeleton)
      .join(''),
  );
  if (!one || !other) return 0;
  return one === other ? LOCALITY.same : LOCALITY.different;
}

function relativePoints(a: Comparable, b: Comparable): number {
  const [one, other] = [a, b].map(({ relativeName, guardian }) =>
    comparableWords(relativeName || (guardian?.fullName ?? '')),
  );
  if (!one?.length || !other?.length) return 0;
  return likenessOf(withoutCompanions(one), withoutCompanions(other)) ? RELATIVE.same : RELATIVE.different;
}

/**
 * 0 to 100 from name, how it sounds, phone, age within two years, sex, locality, relative and ABHA. Families share a
 * phone, a house and a father, so without a like name they are never one person.
 */
export function lookalikeScore(a: Comparable, b: Comparable, today: LocalDate): Judged {
  const bothHaveAbha = a.abhaNumber !== '' && b.abhaNumber !== '';
  if (bothHaveAbha && a.abhaNumber === b.abhaNumber) return { score: FULL_SCORE, because: ['abha'] };
  const likeness = nameLikeness(a, b);
  if (!likeness) return { score: 0, because: [] };
  const because: Reason[] = [likeness.kind === 'same' ? 'name' : 'soundsAlike'];
  let score: number = NAME[likeness.kind];
  const add = (reason: Reason, points: number) => {
    score += points;
    if (points > 0) because.push(reason);
  };
  const isSamePhone = samePhone(a, b);
  add('phone', isSamePhone ? PHONE : 0);
  // A clinic knows a hundred Sunitas: one shared word says little of people who share no phone.
  if (!isSamePhone && likeness.sharedWords === 1) score += ONE_WORD_ELSEWHERE;
  add('age', agePoints(a, b, today));
  add('sex', sexPoints(a, b, likeness.kind));
  add('locality', localityPoints(a, b));
  add(a.relativeName && b.relativeName ? 'relative' : 'guardian', relativePoints(a, b));
  if (a.oldNumber && a.oldNumber === b.oldNumber) score += SAME_OLD_NUMBER;
  if (bothHaveAbha) score += DIFFERENT_ABHA;
  return { score: Math.min(FULL_SCORE, Math.max(0, score)), because };
}
