import type { RxLine } from '#shared/features/prescriptions/dose.schema.ts';
import { ageOn } from '#shared/kernel/age.ts';
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts';
import { ADULT_ILLNESSES } from './adult-illnesses.ts';
import { CHILD_ILLNESSES } from './child-illnesses.ts';
import type { Illness } from './illness.ts';
import type { Person } from './people.ts';
import { type Random, seededRandom } from './random.ts';

export type Regular = {
  person: Person;
  registeredAt: number;
  lastSeenAt: number;
  lastVisitOn: LocalDate | null;
  lastDoctorId: number | null;
  dues: { billId: number; duePaise: number }[];
  /** What the last note for something lasting prescribes. */
  taking: readonly RxLine[];
};

export type Comer = { regular: Regular; illness: Illness; isFollowUp: boolean };

const CHILDHOOD_YEARS = 15;

export function isChildOn(person: Person, onDate: LocalDate): boolean {
  return ageOn(person.birthOn, onDate).years < CHILDHOOD_YEARS;
}

function illnessOf(random: Random, person: Person, onDate: LocalDate): Illness {
  const month = Number(onDate.slice(5, 7));
  const list = isChildOn(person, onDate) ? CHILD_ILLNESSES : ADULT_ILLNESSES;
  return random.weighted(
    list
      .filter(illness => !illness.isChronic)
      .map(illness => [illness, illness.weight * (illness.season?.includes(month) ? 3 : 1)] as const),
  );
}

/** Who comes on a day: those whose review is due, the new ones, and old patients with something new. */
export function turnout(seed: number | string) {
  const random = seededRandom(`${seed} turnout`);
  const regulars: Regular[] = [];
  const expected = new Map<LocalDate, { regular: Regular; illness: Illness }[]>();

  function expectAgain(regular: Regular, illness: Illness, onDate: LocalDate): void {
    const days = illness.reviewDays;
    if (days === null || !random.chance(illness.isChronic ? 0.85 : 0.35)) return;
    const due = addDays(onDate, Math.max(1, days + random.whole(-2, 5)));
    expected.set(due, [...(expected.get(due) ?? []), { regular, illness }]);
  }

  function comersOf(onDate: LocalDate, visitCount: number, newPeople: () => Regular[]): Comer[] {
    const comers = new Map<number, Comer>();
    const add = (regular: Regular, illness: Illness, isFollowUp: boolean) => {
      if (comers.has(regular.person.id)) return;
      comers.set(regular.person.id, { regular, illness, isFollowUp });
    };
    for (const regular of newPeople()) {
      regulars.push(regular);
      add(regular, regular.person.chronicIllness ?? illnessOf(random, regular.person, onDate), false);
    }
    // A review that falls on a closed day is made on the next open one.
    const due = [...expected.keys()].filter(day => day <= onDate).sort();
    for (const day of due) {
      const waiting = expected.get(day) ?? [];
      while (waiting.length > 0 && comers.size < visitCount) {
        const next = waiting.shift();
        if (next) add(next.regular, next.illness, true);
      }
      if (waiting.length === 0) expected.delete(day);
    }
    for (let tries = 0; comers.size < visitCount && tries < visitCount * 20 && regulars.length > 0; tries++) {
      const regular = random.pick(regulars);
      add(regular, illnessOf(random, regular.person, onDate), false);
    }
    for (const { regular, illness } of comers.values()) expectAgain(regular, illness, onDate);
    return [...comers.values()].sort((a, b) => orderOf(a, onDate) - orderOf(b, onDate));
  }

  return { regulars, comersOf };
}

// Neither the new ones first nor the old: an order of the day's own.
function orderOf({ regular }: Comer, onDate: LocalDate): number {
  return Math.imul(regular.person.id + 7, 0x9e3779b1 ^ Number(onDate.replaceAll('-', ''))) >>> 0;
}
