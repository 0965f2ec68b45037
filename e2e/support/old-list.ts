const NAMES = [
  'Kamla Devi',
  'Suresh Patidar',
  'Nafisa Begum',
  'Harpreet Kaur',
  'Joseph Mathew',
  'Rukmini Joshi',
];
const AREAS = ['Vijay Nagar', 'Palasia', 'Rau', 'Khajrana'];
const LETTERS = ['A', 'B', 'C', 'D', 'E'];

/** How many rows of the old list stand without a mistake, and how they are told from the wrong ones. */
export const GOOD_ROWS = 27;
export const WRONG_DATE = '31/2/1980';

/**
 * A register as an older program wrote it: 27 good rows; then a day that no calendar has, the first person once more
 * with the same phone, and one without a phone.
 */
export function oldList(): string {
  const good = Array.from({ length: GOOD_ROWS }, (_, index) => {
    const name = `${NAMES[index % NAMES.length]} ${LETTERS[Math.floor(index / NAMES.length)]}`;
    const born = `${String(1 + (index % 28)).padStart(2, '0')}/0${1 + (index % 9)}/${1950 + index}`;
    const sex = index % 6 === 1 || index % 6 === 4 ? 'M' : 'F';
    return [`R-${101 + index}`, name, String(5_000_060_001 + index), born, sex, AREAS[index % AREAS.length]];
  });
  const wrong = [
    ['R-201', 'Omprakash Gupta', '5000060101', WRONG_DATE, 'M', 'Rau'],
    ['R-202', 'Kamla Devi A', '5000060001', '01/01/1950', 'F', 'Vijay Nagar'],
    ['R-203', 'Shanti Lal', '', '12/12/1966', 'M', 'Palasia'],
  ];
  const head = ['Regn No', 'Patient Name', 'Mobile', 'Date of Birth', 'Sex', 'Area'];
  return [head, ...good, ...wrong].map(cells => cells.join(',')).join('\r\n');
}
