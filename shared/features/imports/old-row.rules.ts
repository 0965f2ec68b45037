import { ageOn, OLDEST_AGE_YEARS } from '../../kernel/age.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import { type NewPatient, newPatientSchema, type Sex } from '../patients/patient.schema.ts';
import type { ImportField, ImportLayout, ImportProblem } from './imports.contract.ts';
import {
  birthOf,
  isNothing,
  readAge,
  readDate,
  readPhones,
  readSex,
  withLatinDigits,
  withoutJunk,
} from './old-cell.rules.ts';

/** `registeredOn` is null when the list does not say since when the person is known. */
export type OldPerson = NewPatient & { registeredOn: LocalDate | null };

export type OldRow = {
  /** Undefined when there is a problem. */
  person: OldPerson | undefined;
  problems: Omit<ImportProblem, 'row'>[];
  /** What the list said and no field could keep: a third phone, half a number. */
  leftOver: string[];
};

const SHOWN = 60;
const TITLES = /^(mr|mrs|ms|miss|smt|master|mast)\.?\s+(?=\p{L})/iu;
const SEX_OF_TITLE: Readonly<Record<string, Sex>> = {
  mr: 'M',
  master: 'M',
  mast: 'M',
  mrs: 'F',
  ms: 'F',
  miss: 'F',
  smt: 'F',
};

/** A problem list carries enough of a cell to find it, never the whole of a hostile one. */
export function shown(cell: string): string {
  return cell.length > SHOWN ? `${cell.slice(0, SHOWN)}…` : cell;
}

export function isBlankRow(cells: readonly string[]): boolean {
  return cells.every(cell => cell.trim() === '');
}

type Reader = {
  raw(field: ImportField): string;
  text(field: ImportField): string;
  wrong(field: ImportField | null, code: string, value: string): void;
};

function nameAndTitle(cell: string): { fullName: string; sex: Sex | undefined } {
  const [, title = ''] = TITLES.exec(cell) ?? [];
  return { fullName: cell.replace(TITLES, ''), sex: SEX_OF_TITLE[title.toLowerCase()] };
}

/** '', '0', '/F', '-/F': a combined cell with the sex alone. */
function isEmptyAge(cell: string): boolean {
  const [, word] = /^[\s/0.,-]*([\p{L}\p{M}]*)[\s.]*$/u.exec(cell) ?? [];
  return word === '' || (word !== undefined && readSex(word) !== undefined);
}

function impossibleBirth(birthOn: LocalDate, today: LocalDate): string | undefined {
  if (birthOn > today) return 'BIRTH_DATE_IN_FUTURE';
  return ageOn(birthOn, today).years > OLDEST_AGE_YEARS ? 'AGE_NOT_POSSIBLE' : undefined;
}

function birth(
  read: Reader,
  layout: ImportLayout,
  today: LocalDate,
): { birthOn: string; birthIsEstimated: boolean } {
  const typedDate = withLatinDigits(read.text('birthOn'));
  if (typedDate !== '') {
    const birthOn = readDate(typedDate, layout.dateOrder, today);
    const problem = birthOn === undefined ? 'NOT_A_DATE' : impossibleBirth(birthOn, today);
    if (problem) read.wrong('birthOn', problem, typedDate);
    return { birthOn: birthOn ?? today, birthIsEstimated: false };
  }
  const typedAge = withLatinDigits(read.text('age'));
  const field = layout.map.age === undefined ? 'birthOn' : 'age';
  const age = readAge(typedAge);
  if (age === undefined)
    read.wrong(field, isEmptyAge(typedAge) ? 'REQUIRED' : 'AGE_NOT_UNDERSTOOD', typedAge);
  else if (age.years > OLDEST_AGE_YEARS) read.wrong(field, 'AGE_NOT_POSSIBLE', typedAge);
  else {
    // The age was possible on the day of the list, which may lie far back.
    const birthOn = birthOf(age, layout.agesOn ?? today);
    const problem = impossibleBirth(birthOn, today);
    if (!problem) return { birthOn, birthIsEstimated: true };
    read.wrong(field, problem, typedAge);
  }
  return { birthOn: today, birthIsEstimated: true };
}

function sexOf(read: Reader, ofTitle: Sex | undefined, isAgeToo: boolean): Sex {
  const typed = read.text('sex');
  const sex = readSex(withLatinDigits(typed));
  if (sex !== undefined) return sex;
  if (typed !== '' && !isAgeToo) read.wrong('sex', 'SEX_NOT_UNDERSTOOD', typed);
  return ofTitle ?? 'U';
}

function registeredOn(read: Reader, layout: ImportLayout, today: LocalDate): LocalDate | null {
  const typed = withLatinDigits(read.text('registeredOn'));
  if (typed === '') return null;
  const date = readDate(typed, layout.dateOrder, today);
  if (date === undefined) read.wrong('registeredOn', 'NOT_A_DATE', typed);
  else if (date > today) read.wrong('registeredOn', 'DATE_IN_FUTURE', typed);
  return date ?? null;
}

function phonesOf(
  read: Reader,
  layout: ImportLayout,
  leftOver: string[],
): { phone: string; altPhone: string } {
  const first = readPhones(withLatinDigits(read.raw('phone')));
  const second = layout.map.altPhone === undefined ? null : readPhones(withLatinDigits(read.raw('altPhone')));
  const numbers = [
    ...new Set([first.phone, first.altPhone, second?.phone ?? '', second?.altPhone ?? '']),
  ].filter(Boolean);
  leftOver.push(...first.leftOver, ...(second?.leftOver ?? []), ...numbers.slice(2));
  const [phone = '', altPhone = ''] = numbers;
  if (phone !== '') return { phone, altPhone };
  if (first.problem === 'PHONE_MISSING' && layout.phoneWhenMissing !== '')
    return { phone: layout.phoneWhenMissing, altPhone };
  read.wrong('phone', first.problem ?? 'PHONE_MISSING', read.raw('phone'));
  return { phone: '', altPhone: '' };
}

const tagsOf = (cell: string) => [...new Set(cell.split(/[,;|]/).map(withoutJunk).filter(Boolean))];
const onlyDigits = (cell: string) => withLatinDigits(cell).replace(/[\s-]/g, '').replace(/\.0$/, '');

/** A field of the register form as a column of the file. */
function columnOf(path: PropertyKey | undefined): ImportField | null {
  return path === 'birthIsEstimated' || path === 'guardian'
    ? 'birthOn'
    : ((path as ImportField | undefined) ?? null);
}

/** One row of an old list by the register form's own rules; several problems are named at once. */
export function readOldRow(
  cells: readonly string[],
  layout: ImportLayout,
  { today, width }: { today: LocalDate; width: number },
): OldRow {
  const problems: OldRow['problems'] = [];
  const leftOver: string[] = [];
  const read: Reader = {
    raw: field => cells[layout.map[field] ?? -1] ?? '',
    text: field => {
      const cell = withoutJunk(read.raw(field));
      return isNothing(cell) ? '' : cell;
    },
    wrong: (field, code, value) => void problems.push({ field, code, value: shown(value) }),
  };
  // A comma that nobody quoted moves every cell behind it one column to the right.
  if (cells.slice(width).some(cell => cell.trim() !== ''))
    read.wrong(null, 'TOO_MANY_CELLS', cells.slice(width).join(' '));
  const { fullName, sex } = nameAndTitle(read.text('fullName'));
  const input = {
    fullName,
    localName: read.text('localName'),
    ...phonesOf(read, layout, leftOver),
    ...birth(read, layout, today),
    sex: sexOf(read, sex, layout.map.sex === layout.map.age),
    address: read.text('address'),
    locality: read.text('locality'),
    city: read.text('city'),
    pinCode: onlyDigits(read.text('pinCode')),
    oldNumber: read.text('oldNumber').replace(/^(\d+)\.0$/, '$1'),
    abhaNumber: onlyDigits(read.text('abhaNumber')),
    relativeName: read.text('relativeName'),
    tags: tagsOf(read.text('tags')),
  };
  const since = registeredOn(read, layout, today);
  const checked = newPatientSchema.safeParse(input);
  if (!checked.success) {
    for (const issue of checked.error.issues) {
      const field = columnOf(issue.path[0]);
      const code = /^[A-Z0-9_]+$/.test(issue.message) ? issue.message : 'INVALID';
      if (!problems.some(one => one.field === field)) read.wrong(field, code, field ? read.raw(field) : '');
    }
  }
  const person =
    checked.success && problems.length === 0 ? { ...checked.data, registeredOn: since } : undefined;
  return { person, problems, leftOver };
}
