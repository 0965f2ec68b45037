import { describe, expect, test } from 'vitest';
import { type Comparable, LOOKALIKE_SCORE, lookalikeScore } from './lookalike.rules.ts';

const TODAY = '2026-11-22';
const base: Comparable = {
  fullName: '',
  phone: '5000041735',
  birthOn: '1984-11-21',
  sex: 'F',
  abhaNumber: '',
};

type Change = Partial<Comparable>;
type Pair = readonly [string, string, first: Change, second: Change];

const M: Change = { sex: 'M' };
const elsewhere: Change = { phone: '5000055284' };

const ONE_PERSON: readonly Pair[] = [
  ['Asha Rao', 'Asha Rao', {}, {}],
  ['Asha Rao', 'Aasha Raao', {}, { birthOn: '1985-06-01' }],
  ['Asha Rao', 'Rao Asha', {}, { birthOn: '1986-01-01' }],
  ['Asha Rao', 'Smt. Asha Rao', {}, {}],
  ['Asha Rao', 'ASHA RAO', {}, elsewhere],
  ['Lakshmi Nair', 'Laxmi Nair', {}, {}],
  ['Lakshmi Nair', 'Lakshmee Nayar', {}, {}],
  ['Lakshmi Nair', 'लक्ष्मी नायर', {}, {}],
  ['Ramesh Patil', 'રમેશ પાટીલ', M, M],
  ['Vikas Sharma', 'Wikash Sharma', M, M],
  ['Shyam Verma', 'Sham Varma', M, M],
  ['Mohd Salim', 'Mohammed Saleem', M, M],
  ['Mohammed Salim', 'Salim', M, M],
  ['Mohd. Imran Khan', 'Imran Khan', M, { ...M, ...elsewhere }],
  ['Zakir Sheikh', 'Jakir Shaikh', M, M],
  ['Farooq Ansari', 'Pharuk Ansari', M, M],
  ['Srinivas Reddy', 'Shreenivas Reddy', M, M],
  ['Ram Chandra Joshi', 'Ramchandra Joshi', M, M],
  ['Omprakash', 'Om Prakash', M, { ...M, birthOn: '1985-03-02' }],
  ['Ramesh Kumar Sharma', 'Ramesh Sharma', M, M],
  ['Sunita Devi', 'Sunita Bai', {}, {}],
  ['Sunita', 'Sunita Malviya', {}, {}],
  ['R Sharma', 'Ramesh Sharma', M, M],
  ['Aarti Soni', 'Arati Soni', {}, {}],
  ['Kamla Yadav', 'Kamala Yadav', {}, { birthOn: '1982-12-01' }],
  ['Rashid Khan', 'Rasheed Khan', M, M],
  ['Deepak Chaudhari', 'Dipak Chowdhary', M, M],
  // Another phone: the locality decides about a name that only sounds alike.
  ['Geeta Mishra', 'Gita Mishra', { locality: 'Palasia' }, { ...elsewhere, locality: 'Palasia' }],
  ['Mohan Kushwah', 'Mohan Kushwaha', { ...M, locality: 'Rau' }, { ...M, ...elsewhere, locality: 'Rau' }],
  [
    'Vijay Pawar',
    'Vijai Pawar',
    { ...M, locality: 'Vijay Nagar' },
    { ...M, ...elsewhere, locality: 'Vijaynagar' },
  ],
  ['Geeta Mishra', 'Geeta Mishra', {}, { ...elsewhere, birthOn: '1985-11-21' }],
  ['Geeta Mishra', 'Geeta Mishra', { locality: 'Rau' }, { ...elsewhere, locality: 'Palasia' }],
  [
    'Geeta Mishra',
    'Gita Mishra',
    { relativeName: 'Mohan Mishra' },
    { ...elsewhere, relativeName: 'Mohanlal' },
  ],
  // The old number stands as the second one.
  ['Asha Rao', 'Aasha Rao', {}, { phone: '5000099900', altPhone: '5000041735' }],
  // The desk struck the wrong key for the sex, or guessed the age badly.
  ['Kiran Joshi', 'Kiran Joshi', {}, M],
  ['Kiran Joshi', 'Kiran Joshi', {}, { birthOn: '1975-01-01' }],
  ['Unknown', 'Somebody Else', { abhaNumber: '91000000000001' }, { ...M, abhaNumber: '91000000000001' }],
  // Married since: the first name, the phone and the very day of birth stayed.
  ['Asha Joshi', 'Asha Rao', {}, {}],
  ['Pooja Jain', 'Puja Jain', { sex: 'U' }, {}],
];

const TWO_PEOPLE: readonly Pair[] = [
  // A family of one phone and one house.
  ['Asha Rao', 'Mohan Rao', { locality: 'Rau' }, { ...M, locality: 'Rau' }],
  [
    'Ram Sharma',
    'Shyam Sharma',
    { ...M, relativeName: 'Mohan Sharma' },
    { ...M, relativeName: 'Mohan Sharma' },
  ],
  ['Ram Verma', 'Roma Verma', M, {}],
  ['Reema Verma', 'Roma Verma', {}, {}],
  ['Sumit Jain', 'Samit Jain', M, M],
  ['Manish Soni', 'Munish Soni', M, M],
  ['Kiran Patil', 'Karan Patil', {}, M],
  ['Anil Gupta', 'Anila Gupta', M, {}],
  ['Sunil Gupta', 'Sunita Gupta', M, {}],
  ['Ramesh Patel', 'Rakesh Patel', M, M],
  ['Suresh Patel', 'Mahesh Patel', M, M],
  ['Jasbir Singh', 'Jasbir Kaur', { ...M, birthOn: '1990-02-02' }, { birthOn: '1994-05-05' }],
  ['Manjit Gill', 'Manjot Gill', M, M],
  ['Mohammed Salim', 'Mohammed Imran', M, M],
  ['Abdul Rashid', 'Abdul Nasir', M, M],
  ['Usha Joshi', 'Asha Joshi', {}, {}],
  ['Vinita Shah', 'Vanita Shah', {}, {}],
  ['Mohan Lal', 'Mohan', { ...M, birthOn: '1950-01-01' }, M],
  ['Ram Kumar Sharma', 'Ram Sharma', { ...M, birthOn: '1950-01-01' }, M],
  ['Sunita', 'Baby of Sunita', {}, { birthOn: '2026-10-02' }],
  ['Asha Rao', 'Kavya Rao', {}, { birthOn: '2007-02-03' }],
  // Namesakes of the town.
  [
    'Sunita Sharma',
    'Sunita Sharma',
    { locality: 'Rau' },
    { ...elsewhere, birthOn: '1985-05-05', locality: 'Palasia' },
  ],
  ['Sunita', 'Sunita', {}, { ...elsewhere, birthOn: '1985-05-05' }],
  ['Gita Mishra', 'Geeta Mishra', {}, { ...elsewhere, birthOn: '1985-05-05' }],
  ['R Sharma', 'Rakesh Sharma', M, { ...M, ...elsewhere }],
  ['Ramesh Patil', 'Ramesh Joshi', M, { ...M, ...elsewhere }],
  [
    'Ramesh Patil',
    'Ramesh Patil',
    { ...M, relativeName: 'Vasant' },
    { ...M, ...elsewhere, birthOn: '1985-05-05', relativeName: 'Dinkar' },
  ],
  ['Ramesh Patil', 'Ramesh Patil', M, { ...M, ...elsewhere, birthOn: '1996-05-05' }],
  ['Vidya Kale', 'Vijaya Kale', {}, {}],
  ['Asha Rao', 'Asha Rao', { abhaNumber: '91000000000001' }, { ...elsewhere, abhaNumber: '91000000000019' }],
];

const scoreOf = ([one, other, first, second]: Pair) =>
  lookalikeScore({ ...base, ...first, fullName: one }, { ...base, ...second, fullName: other }, TODAY).score;

describe('the duplicate check', () => {
  test.each(ONE_PERSON.map(pair => [pair[0], pair[1], pair] as const))(
    'warns of %s and %s',
    (_one, _other, pair) => {
      expect(scoreOf(pair)).toBeGreaterThanOrEqual(LOOKALIKE_SCORE);
    },
  );

  test.each(TWO_PEOPLE.map(pair => [pair[0], pair[1], pair] as const))(
    'keeps %s and %s apart',
    (_one, _other, pair) => {
      expect(scoreOf(pair)).toBeLessThan(LOOKALIKE_SCORE);
    },
  );

  test('judges a pair alike from either side', () => {
    for (const [one, other, first, second] of [...ONE_PERSON, ...TWO_PEOPLE]) {
      expect(scoreOf([one, other, first, second])).toBe(scoreOf([other, one, second, first]));
    }
  });

  test('says why', () => {
    const known: Comparable = { ...base, fullName: 'Asha Rao', locality: 'Rau', relativeName: 'Mohan Rao' };
    const { because } = lookalikeScore(
      { ...known, fullName: 'Aasha Rao', relativeName: 'Mohan' },
      known,
      TODAY,
    );
    expect(because).toEqual(['soundsAlike', 'phone', 'age', 'sex', 'locality', 'relative']);
  });
});
