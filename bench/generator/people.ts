import type { Guardian, Sex } from '#shared/features/patients/patient.schema.ts';
import { addDays, addMonths, type LocalDate } from '#shared/kernel/local-date.ts';
import { ADULT_ILLNESSES } from './adult-illnesses.ts';
import { CHILD_ILLNESSES } from './child-illnesses.ts';
import type { Illness } from './illness.ts';
import { CITY, PLACES, type Place, REGIONS, type Region } from './names.ts';
import { type Random, seededRandom } from './random.ts';

export type Person = {
  id: number;
  uhid: string;
  oldNumber: string;
  fullName: string;
  localName: string;
  phone: string;
  phoneRelation: 'self' | 'spouse' | 'parent' | 'child';
  birthOn: LocalDate;
  birthIsEstimated: boolean;
  sex: Sex;
  address: string;
  locality: string;
  city: string;
  pinCode: string;
  abhaNumber: string;
  guardian: Guardian | null;
  allergyStatus: 'notRecorded' | 'none' | 'listed';
  allergies: { substance: string; reaction: string; severity: 'unknown' | 'mild' | 'severe' }[];
  isChild: boolean;
  /** What brings the person again and again. */
  chronicIllness: Illness | null;
};

type Household = {
  phone: string;
  place: Place;
  address: string;
  region: Region;
  surname: readonly [string, string];
  head: Person | null;
  size: number;
};

const ALLERGENS = ['Amoxicillin', 'Ibuprofen', 'Diclofenac', 'Ciprofloxacin', 'Cefixime', 'Nitrofurantoin'];
const REACTIONS = ['rash', 'hives', 'swelling of the face', 'breathlessness', ''];
const CHILD_SHARE = 0.28;
const LARGEST_HOUSEHOLD = 6;

/** A number in the unused range from 50000 00000 up; every household another one, in no visible order. */
export function inventedPhone(index: number): string {
  const block = 50_000 + Math.floor(index / 100_000);
  return `${block}${String((index * 38_711 + 41_735) % 100_000).padStart(5, '0')}`;
}

/** Fourteen digits, the last of them the check digit of the rest (Luhn). */
export function inventedAbha(index: number): string {
  const digits = `9100${String((index * 7_919 + 104_729) % 1_000_000_000).padStart(9, '0')}`;
  const sum = [...digits].reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === digits.length % 2 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return digits + ((10 - (sum % 10)) % 10);
}

function childBirth(random: Random, registeredOn: LocalDate): LocalDate {
  return addDays(registeredOn, -random.whole(20, 14 * 365));
}

function adultBirth(random: Random, registeredOn: LocalDate, isEstimated: boolean): LocalDate {
  const years = random.weighted([
    [random.whole(18, 30), 24],
    [random.whole(31, 45), 28],
    [random.whole(46, 62), 30],
    [random.whole(63, 88), 18],
  ]);
  const birthday = addMonths(registeredOn, -12 * years);
  return isEstimated ? birthday : addDays(birthday, -random.whole(1, 360));
}

/** Makes one person after another, many of them families that share a phone and a house. */
export function peopleMaker(seed: number | string) {
  const random = seededRandom(`${seed} people`);
  const open: Household[] = [];
  let householdCount = 0;

  function newHousehold(): Household {
    const region = random.weighted(REGIONS);
    const place = random.weighted(PLACES);
    householdCount += 1;
    const household: Household = {
      phone: inventedPhone(householdCount),
      place,
      address: `${random.whole(1, 240)}, ${random.pick(place.streets)}`,
      region,
      surname: random.pick(region.surnames),
      head: null,
      size: 0,
    };
    open.push(household);
    if (open.length > 400) open.shift();
    return household;
  }

  function householdOf(isChild: boolean): Household {
    const known = open.length > 3 && random.chance(isChild ? 0.75 : 0.35) ? random.pick(open) : undefined;
    return known && known.size < LARGEST_HOUSEHOLD ? known : newHousehold();
  }

  function guardianOf(household: Household, isChild: boolean): Guardian | null {
    if (!isChild) return null;
    const { head, region, surname } = household;
    const [given] = random.pick(region.men);
    const fullName = head ? head.fullName : `${given} ${surname[0]}`;
    return {
      fullName,
      relation: head?.sex === 'F' ? 'mother' : 'father',
      phone: '',
      idType: '',
      idLast4: '',
    };
  }

  function allergiesOf(): Pick<Person, 'allergyStatus' | 'allergies'> {
    if (random.chance(0.06)) {
      const severity = random.pick(['unknown', 'mild', 'severe'] as const);
      const listed = { substance: random.pick(ALLERGENS), reaction: random.pick(REACTIONS), severity };
      return { allergyStatus: 'listed', allergies: [listed] };
    }
    return { allergyStatus: random.chance(0.55) ? 'none' : 'notRecorded', allergies: [] };
  }

  return function newPerson(id: number, uhid: string, registeredOn: LocalDate): Person {
    const isChild = random.chance(CHILD_SHARE);
    const household = householdOf(isChild);
    const { region, surname, place, head } = household;
    const sex: Sex = random.chance(0.52) ? 'F' : 'M';
    const given = random.pick(sex === 'F' ? region.women : region.men);
    const birthIsEstimated = !isChild && random.chance(0.65);
    const chronic = (isChild ? CHILD_ILLNESSES : ADULT_ILLNESSES).filter(illness => illness.isChronic);
    const isChronic = random.chance(isChild ? 0.12 : 0.38);
    const person: Person = {
      id,
      uhid,
      oldNumber: random.chance(0.12) ? `R-${1_000 + ((id * 37) % 9_000)}` : '',
      fullName: `${given[0]} ${surname[0]}`,
      localName: random.chance(0.45) ? `${given[1]} ${surname[1]}` : '',
      phone: household.phone,
      phoneRelation: !head ? 'self' : isChild ? 'parent' : 'spouse',
      birthOn: isChild
        ? childBirth(random, registeredOn)
        : adultBirth(random, registeredOn, birthIsEstimated),
      birthIsEstimated,
      sex,
      address: random.chance(0.8) ? household.address : '',
      locality: place.locality,
      city: CITY,
      pinCode: place.pinCode,
      abhaNumber: random.chance(0.1) ? inventedAbha(id) : '',
      guardian: guardianOf(household, isChild),
      ...allergiesOf(),
      isChild,
      chronicIllness: isChronic
        ? random.weighted(chronic.map(illness => [illness, illness.weight] as const))
        : null,
    };
    household.size += 1;
    if (!isChild && !household.head) household.head = person;
    return person;
  };
}
