import type { NewPatientInput } from '#shared/features/patients/patient.schema.ts';

const GIVEN = ['Ramesh', 'Sunita', 'Meenakshi', 'Imran', 'Gurpreet', 'Debashish', 'Lalitha', 'Hitesh'];
const SYLLABLES = [
  'va',
  'no',
  'ri',
  'ka',
  'tu',
  'le',
  'mi',
  'sho',
  'pa',
  'ge',
  'du',
  'ya',
  'ho',
  'bi',
  'zu',
  'fe',
];

/** A surname that nobody in the clinic has, so that no duplicate warning stops the registration. */
function unusedSurname(index: number): string {
  const parts: string[] = [];
  for (let left = index + 4_096; left > 0; left = Math.floor(left / 16))
    parts.push(SYLLABLES[left % 16] ?? '');
  const surname = parts.join('');
  return surname.charAt(0).toUpperCase() + surname.slice(1);
}

let made = 0;

export function newWalkIn(): NewPatientInput {
  made += 1;
  return {
    fullName: `${GIVEN[made % GIVEN.length]} ${unusedSurname(made)}`,
    phone: String(5_900_000_000 + made * 37),
    birthOn: '1984-11-21',
    birthIsEstimated: true,
    sex: made % 2 === 0 ? 'F' : 'M',
    locality: 'Vijay Nagar',
  };
}
