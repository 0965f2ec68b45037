import type { OldPerson } from '#shared/features/imports/old-row.rules.ts';
import { LOOKALIKE_SCORE, lookalikeScore } from '#shared/features/patients/lookalike.rules.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { Registered } from '../patients/patients.service.ts';

export type Likeness = {
  score: number;
  /** Of a registered patient, or empty when it is an earlier row of the file. */
  uhid: string;
  row: number | null;
  /** The ABHA number of another record: such a row never comes in, for a number stands on one record only. */
  isSameAbha: boolean;
};

type Compared = Omit<Registered, 'id' | 'uhid'>;

const SAME_ABHA = 100;
const SAME_OLD_NUMBER = 90;
const MOST_COMPARED = 30;

/** One file number for a whole family is common: with an unlike name it makes nobody the same person. */
function scoreOf(
  person: OldPerson,
  other: Compared,
  today: LocalDate,
): { score: number; isSameAbha: boolean } {
  if (person.abhaNumber !== '' && person.abhaNumber === other.abhaNumber)
    return { score: SAME_ABHA, isSameAbha: true };
  const { score, because } = lookalikeScore(person, other, today);
  const isSameFile = because.length > 0 && person.oldNumber !== '' && person.oldNumber === other.oldNumber;
  return { score: isSameFile ? Math.max(score, SAME_OLD_NUMBER) : score, isSameAbha: false };
}

function isNear(person: OldPerson, other: Compared): boolean {
  const sharesPhone = [other.phone, other.altPhone].some(
    phone => phone !== '' && (phone === person.phone || phone === person.altPhone),
  );
  const same = (a: string, b: string) => a !== '' && a === b;
  return sharesPhone || same(person.oldNumber, other.oldNumber) || same(person.abhaNumber, other.abhaNumber);
}

/** Of two likenesses the one to act on: one ABHA number keeps a row out, whatever the other one scores. */
export function likelier(one: Likeness | undefined, other: Likeness | undefined): Likeness | undefined {
  if (!one || !other) return one ?? other;
  if (one.isSameAbha !== other.isSameAbha) return one.isSameAbha ? one : other;
  return other.score > one.score ? other : one;
}

/** The registered patient that this row most looks like, if it looks like one at all. */
export function bestLikeness(
  person: OldPerson,
  registered: readonly Registered[],
  today: LocalDate,
): Likeness | undefined {
  let best: Likeness | undefined;
  for (const other of registered) {
    if (!isNear(person, other)) continue;
    const { score, isSameAbha } = scoreOf(person, other, today);
    if (score >= LOOKALIKE_SCORE) best = likelier(best, { score, isSameAbha, uhid: other.uhid, row: null });
  }
  return best;
}

type Earlier = { row: number; person: OldPerson };

/** The rows of the file that came before, found by phone, old number and ABHA. */
export function earlierRows() {
  const byKey = new Map<string, Earlier[]>();

  const keysOf = ({ phone, altPhone, oldNumber, abhaNumber }: OldPerson) => [
    ...[phone, altPhone].filter(Boolean).map(number => `phone ${number}`),
    ...(oldNumber ? [`old ${oldNumber}`] : []),
    ...(abhaNumber ? [`abha ${abhaNumber}`] : []),
  ];

  return {
    add(row: number, person: OldPerson): void {
      for (const key of keysOf(person)) {
        const rows = byKey.get(key) ?? [];
        // Ten thousand rows under one made-up phone must not be compared each with each.
        if (rows.length < MOST_COMPARED) rows.push({ row, person });
        byKey.set(key, rows);
      }
    },
    likenessOf(person: OldPerson, today: LocalDate): Likeness | undefined {
      let best: Likeness | undefined;
      for (const earlier of new Set(keysOf(person).flatMap(key => byKey.get(key) ?? []))) {
        const { score, isSameAbha } = scoreOf(person, earlier.person, today);
        if (score >= LOOKALIKE_SCORE)
          best = likelier(best, { score, isSameAbha, uhid: '', row: earlier.row });
      }
      return best;
    },
  };
}
