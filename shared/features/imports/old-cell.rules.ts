import { addDays, addMonths, isLocalDate, type LocalDate } from '../../kernel/local-date.ts';
import { normalisePhone } from '../../kernel/phone.ts';
import type { Sex } from '../patients/patient.schema.ts';

export type DateOrder = 'dayFirst' | 'monthFirst' | 'yearFirst';

const NOTHING =
  /^(?:[-–—.*?/\\ ]*|n\.?\s*\/?\s*a\.?|nil|none|null|not (?:known|given|available)|0{1,2}[/-]0{1,2}[/-]0{2,4})$/i;

/** What old programs write for "nothing": '-', 'NA', 'nil', '00/00/0000'. */
export function isNothing(cell: string): boolean {
  return NOTHING.test(cell.trim());
}

// Controls and marks that an export leaves at the ends: a byte order mark, no-break spaces, Excel's leading apostrophe.
const JUNK_BEFORE = /^[\s\u00a0\ufeff\u200b-\u200f'`"*,;:|_]+/;
const JUNK_AFTER = /[\s\u00a0\ufeff\u200b-\u200f`"*,;:|_]+$/;

/** '९८४५०' → '98450': numbers stand in the script of the list. */
export function withLatinDigits(cell: string): string {
  return cell.replace(
    /[\u0966-\u096f\u09e6-\u09ef\u0a66-\u0a6f\u0ae6-\u0aef\u0be6-\u0bef\u0c66-\u0c6f\u0ce6-\u0cef\u0d66-\u0d6f]/g,
    digit => String(((digit.charCodeAt(0) - 0x0966) % 0x80) % 16),
  );
}

export function withoutJunk(cell: string): string {
  return cell.replace(JUNK_BEFORE, '').replace(JUNK_AFTER, '');
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthOf = (word: string) => MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;

function fullYear(year: string, month: number, day: number, notAfter: LocalDate): number {
  if (year.length === 4) return Number(year);
  const inThisCentury = 2000 + Number(year);
  const date = `${inThisCentury}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return date <= notAfter ? inThisCentury : inThisCentury - 100;
}

/**
 * A day as old lists write it: '31/12/1980', '5-Mar-84', '1980.12.31', with a time behind it or not. Two figures of a
 * year mean the latest such year that is not after `notAfter`. Undefined when there is no such day.
 */
export function readDate(cell: string, order: DateOrder, notAfter: LocalDate): LocalDate | undefined {
  const text = cell.trim().replace(/[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*([ap]\.?m\.?|z)?$/i, '');
  const numbers = /^(\d{1,4})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{1,4})$/.exec(text);
  const words = /^(\d{1,2})(?:st|nd|rd|th)?[\s/.,-]*([a-z]{3,9})[\s/.,-]*(\d{4}|\d{2})$/i.exec(text);
  const american = /^([a-z]{3,9})[\s.]*(\d{1,2})(?:st|nd|rd|th)?[\s,]+(\d{4})$/i.exec(text);
  if (words) return dayOf(words[3], monthOf(words[2] ?? ''), Number(words[1]), notAfter);
  if (american) return dayOf(american[3], monthOf(american[1] ?? ''), Number(american[2]), notAfter);
  if (!numbers) return undefined;
  const [, first = '', second = '', third = ''] = numbers;
  if (first.length === 4) return dayOf(first, Number(second), Number(third), notAfter);
  if (order === 'yearFirst' && third.length <= 2)
    return dayOf(first, Number(second), Number(third), notAfter);
  return order === 'monthFirst'
    ? dayOf(third, Number(first), Number(second), notAfter)
    : dayOf(third, Number(second), Number(first), notAfter);
}

function dayOf(year = '', month: number, day: number, notAfter: LocalDate): LocalDate | undefined {
  if (year.length !== 4 && year.length !== 2) return undefined;
  const whole = fullYear(year, month, day, notAfter);
  const date = `${whole}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isLocalDate(date) ? date : undefined;
}

export type OldAge = { years: number; months: number; days: number };

const UNIT_MONTHS = /^(m|mo|mth|mths|month|months|माह|महीने|मास)$/i;
const UNIT_DAYS = /^(d|day|days|दिन)$/i;
const UNIT_WEEKS = /^(w|wk|week|weeks|हफ़्ते)$/i;
const UNIT_YEARS = /^(y|yr|yrs|year|years|वर्ष|साल)$/i;
const AGE_PART = /^(\d{1,3}(?:\.\d{1,2})?)\s*([\p{L}\p{M}]*)\.?/u;

/** '34', '34/F', '34 Yrs', '1y 6m', '10 days'. A bare 0 is an empty cell of an old program, so it is not an age. */
export function readAge(cell: string): OldAge | undefined {
  const age: OldAge = { years: 0, months: 0, days: 0 };
  let rest = cell
    .trim()
    .replace(/^(age|उम्र)\s*[:-]?\s*/iu, '')
    .replace(/^(male|female|m|f)\s*[/,-]\s*(?=\d)/i, '');
  let parts = 0;
  let hasUnit = false;
  for (let part = AGE_PART.exec(rest); part; part = AGE_PART.exec(rest)) {
    const count = Number(part[1]);
    const unit = part[2] ?? '';
    if (unit === '' || UNIT_YEARS.test(unit)) addYears(age, count);
    else if (UNIT_MONTHS.test(unit) && !isSexAfterAge(unit, parts, rest)) age.months += count;
    else if (UNIT_WEEKS.test(unit)) age.days += count * 7;
    else if (UNIT_DAYS.test(unit)) age.days += count;
    else if (sexOfWord(unit) !== undefined) addYears(age, count);
    else return undefined;
    hasUnit ||= unit !== '';
    parts += 1;
    if (parts > 3) return undefined;
    rest = rest.slice(part[0].length).replace(/^[\s,]*(and\s+)?/, '');
    if (unit === '') break;
  }
  if (parts === 0 || !isSexOrNothing(rest)) return undefined;
  if (!hasUnit && age.years === 0 && age.months === 0) return undefined;
  return age;
}

function addYears(age: OldAge, years: number): void {
  age.years += Math.floor(years);
  age.months += Math.round((years % 1) * 12);
}

const MOST_MONTHS = 24;

// '34 M' is a man of 34, '6 M' a child of six months; clinics count in months up to two years.
function isSexAfterAge(unit: string, parts: number, text: string): boolean {
  return /^m$/i.test(unit) && parts === 0 && Number.parseInt(text, 10) > MOST_MONTHS;
}

function isSexOrNothing(rest: string): boolean {
  const word = rest.replace(/^[\s/,|()-]+|[\s/,|()\-.]+$/g, '');
  return word === '' || sexOfWord(word) !== undefined;
}

/** The estimated day of birth of somebody who was so old on `onDate`. */
export function birthOf(age: OldAge, onDate: LocalDate): LocalDate {
  return addDays(addMonths(onDate, -(age.years * 12 + age.months)), -age.days);
}

const SEX_WORDS: ReadonlyMap<string, Sex> = new Map([
  ...['m', 'male', 'man', 'boy', 'gents', 'mr', 'पु', 'पुरुष', 'पुरूष', 'लड़का', 'आदमी', '♂'].map(
    word => [word, 'M'] as const,
  ),
  ...['f', 'female', 'woman', 'girl', 'ladies', 'lady', 'mrs', 'म', 'महिला', 'स्त्री', 'औरत', 'लड़की', '♀'].map(
    word => [word, 'F'] as const,
  ),
  ...['t', 'tg', 'trans', 'transgender', 'third gender', 'किन्नर', 'ट्रांसजेंडर'].map(
    word => [word, 'T'] as const,
  ),
  ...['o', 'other', 'others', 'अन्य'].map(word => [word, 'O'] as const),
  ...['u', 'unknown', 'not known', 'अज्ञात'].map(word => [word, 'U'] as const),
]);

function sexOfWord(word: string): Sex | undefined {
  return SEX_WORDS.get(word.normalize('NFC').trim().toLowerCase().replace(/\.$/, ''));
}

/** 'F', 'Female', 'महिला', and the second half of '34/F'. */
export function readSex(cell: string): Sex | undefined {
  const whole = sexOfWord(cell);
  if (whole) return whole;
  const [, months] = /^\s*(\d{1,2})\s*m\.?\s*$/i.exec(cell) ?? [];
  if (months !== undefined && Number(months) <= MOST_MONTHS) return undefined;
  const beside =
    /^\D*\d[\d.\s]*(?:y|yr|yrs|years?|months?|mths?|days?)?[\s/,|()\-.]*([\p{L}\p{M}♂♀]+)[)\s.]*$/iu.exec(
      cell.trim(),
    );
  const before = /^([\p{L}\p{M}]+)[\s/,|-]+\d/u.exec(cell.trim());
  return sexOfWord(beside?.[1] ?? before?.[1] ?? '');
}

export type OldPhones = {
  phone: string;
  altPhone: string;
  /** What looked like a number and could not be kept, as it stood. */
  leftOver: string[];
  problem: 'PHONE_MISSING' | 'PHONE_NOT_TEN_DIGITS' | 'PHONE_DIGITS_LOST' | null;
};

const SCIENTIFIC = /^(\d(?:\.\d+)?)e\+?(\d{1,2})$/i;

/** Excel shows a long number as 9.87654E+09; saved so, its last digits are gone for ever. */
function digitsOf(part: string): string | 'lost' {
  const [, mantissa, exponent] = SCIENTIFIC.exec(part.trim()) ?? [];
  if (mantissa === undefined) return part.replace(/\.0+$/, '');
  return mantissa.replace('.', '').length >= 9 ? Number(`${mantissa}e${exponent}`).toFixed(0) : 'lost';
}

/** '98…, 97…' gives the first valid number and keeps the second; landlines count with their STD code. */
export function readPhones(cell: string): OldPhones {
  const found: OldPhones = { phone: '', altPhone: '', leftOver: [], problem: null };
  const text = withoutJunk(cell);
  if (isNothing(text) || /^0+$/.test(text)) return { ...found, problem: 'PHONE_MISSING' };
  // A space splits numbers only when each side is a whole one: '98450 00000' is one.
  const parts = normalisePhone(text) ? [text] : text.split(/[,;/|&\n]|\bor\b|\band\b/i).flatMap(splitBySpace);
  let isLost = false;
  for (const part of parts.map(one => one.trim()).filter(one => one !== '')) {
    const digits = digitsOf(part);
    const phone = digits === 'lost' ? undefined : normalisePhone(digits.replace(/[^\d+\s\-().]/g, ''));
    if (digits === 'lost') isLost = true;
    if (phone === undefined) found.leftOver.push(part);
    else if (found.phone === '') found.phone = phone;
    else if (phone === found.phone || phone === found.altPhone) continue;
    else if (found.altPhone === '') found.altPhone = phone;
    else found.leftOver.push(part);
  }
  if (found.phone === '') found.problem = isLost ? 'PHONE_DIGITS_LOST' : 'PHONE_NOT_TEN_DIGITS';
  return found;
}

function splitBySpace(part: string): string[] {
  if (normalisePhone(part)) return [part];
  const words = part.trim().split(/\s+/);
  return words.length > 1 && words.every(word => normalisePhone(word)) ? words : [part];
}
