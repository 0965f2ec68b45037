import { ageOn } from '../../kernel/age.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import { nameWords, soundSkeleton } from './name-sound.rules.ts';
import type { Lookalike, Sex } from './patient.schema.ts';

export type Comparable = {
  fullName: string;
  phone: string;
  birthOn: LocalDate;
  sex: Sex;
  abhaNumber: string;
};

/** From this score on a person is shown beside the new one before saving (REG-5). */
export const LOOKALIKE_SCORE = 60;

const POINTS = { abha: 100, phone: 35, name: 40, soundsAlike: 28, age: 15, sex: 10 } as const;
const AGE_TOLERANCE_YEARS = 2;

type Reason = Lookalike['because'][number];

function sharedWords(a: readonly string[], b: readonly string[]): number {
  const fewer = Math.min(a.length, b.length);
  if (fewer === 0) return 0;
  return a.filter(word => b.includes(word)).length / fewer;
}

/** 0 to 100 from phone, name, how it sounds, age within two years, sex and ABHA; families share a phone, so it never suffices. */
export function lookalikeScore(
  a: Comparable,
  b: Comparable,
  today: LocalDate,
): { score: number; because: Reason[] } {
  if (a.abhaNumber !== '' && a.abhaNumber === b.abhaNumber) return { score: 100, because: ['abha'] };
  const because: Reason[] = [];
  let score = 0;
  const add = (reason: keyof typeof POINTS) => {
    because.push(reason);
    score += POINTS[reason];
  };
  const namesA = nameWords(a.fullName);
  const namesB = nameWords(b.fullName);
  if (sharedWords(namesA, namesB) === 1) add('name');
  else if (sharedWords(namesA.map(soundSkeleton), namesB.map(soundSkeleton)) === 1) add('soundsAlike');
  // Without a like name it is the family of the phone, not the same person.
  else return { score: 0, because: [] };
  if (a.phone === b.phone) add('phone');
  if (Math.abs(ageOn(a.birthOn, today).years - ageOn(b.birthOn, today).years) <= AGE_TOLERANCE_YEARS)
    add('age');
  if (a.sex === b.sex) add('sex');
  return { score, because };
}
