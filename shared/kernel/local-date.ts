import * as z from 'zod';

/** A day in the clinic's zone, 'YYYY-MM-DD'; never an instant. */
export type LocalDate = string;

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const FIRST_YEAR = 1800;
const LAST_YEAR = 2999;
const MS_A_DAY = 86_400_000;

function utcMs(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00Z`);
}

export function isLocalDate(text: string): boolean {
  const [, year, month, day] = PATTERN.exec(text) ?? [];
  if (year === undefined) return false;
  // What a clinic's calendar may reach; outside, weeks before and after would leave the four digits of a year.
  if (Number(year) < FIRST_YEAR || Number(year) > LAST_YEAR) return false;
  const monthNumber = Number(month);
  return (
    monthNumber >= 1 &&
    monthNumber <= 12 &&
    Number(day) >= 1 &&
    Number(day) <= lastDayOf(Number(year), monthNumber)
  );
}

/** `month` from 1 to 12. */
function lastDayOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

export const localDateSchema = z.string().refine(isLocalDate, 'NOT_A_DATE');

/** The integer the database stores: '2026-11-21' → 20261121. */
export function toDayNumber(date: LocalDate): number {
  return Number(date.replaceAll('-', ''));
}

export function fromDayNumber(day: number): LocalDate {
  const text = String(Math.abs(day)).padStart(8, '0');
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(utcMs(date) + days * MS_A_DAY).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((utcMs(to) - utcMs(from)) / MS_A_DAY);
}

/** Adds calendar months; 31 January + 1 month is the last day of February. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const year = Number(date.slice(0, 4));
  const monthIndex = Number(date.slice(5, 7)) - 1 + months;
  const targetYear = year + Math.floor(monthIndex / 12);
  const targetMonth = (((monthIndex % 12) + 12) % 12) + 1;
  const day = Math.min(Number(date.slice(8, 10)), lastDayOf(targetYear, targetMonth));
  return fromDayNumber(targetYear * 10_000 + targetMonth * 100 + day);
}

type Formatters = { day: Intl.DateTimeFormat; minute: Intl.DateTimeFormat };
const formattersByZone = new Map<string, Formatters>();

// Making one takes longer than a search of all patients.
function formattersOf(zone: string): Formatters {
  const known = formattersByZone.get(zone);
  if (known) return known;
  const formatters = {
    day: new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    }),
    minute: new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }),
  };
  formattersByZone.set(zone, formatters);
  return formatters;
}

/** The day on the clinic's wall at an instant (UTC milliseconds) in an IANA zone. */
export function localDateAt(instant: number, zone: string): LocalDate {
  return formattersOf(zone).day.format(instant);
}

/** Minutes since midnight on the clinic's wall at an instant. */
export function minuteOfDayAt(instant: number, zone: string): number {
  const [hours = '0', minutes = '0'] = formattersOf(zone).minute.format(instant).split(':');
  return Number(hours) * 60 + Number(minutes);
}

const MOST_STARTS = 1_000;
const startsOfDays = new Map<string, number>();

/** The instant at which a day begins on the clinic's wall. */
export function startOfDayAt(date: LocalDate, zone: string): number {
  // A calendar's answer costs as much as a search, and this one never changes.
  const known = startsOfDays.get(`${date} ${zone}`);
  if (known !== undefined) return known;
  const guess = utcMs(date);
  const shown = utcMs(localDateAt(guess, zone)) + minuteOfDayAt(guess, zone) * 60_000;
  const start = guess - (shown - guess);
  if (startsOfDays.size >= MOST_STARTS) startsOfDays.clear();
  startsOfDays.set(`${date} ${zone}`, start);
  return start;
}

/** The Indian financial year (1 April to 31 March) as it stands in bill numbers: '2026-11-21' → '26-27'. */
export function financialYearOf(date: LocalDate): string {
  const year = Number(date.slice(0, 4));
  const start = Number(date.slice(5, 7)) >= 4 ? year : year - 1;
  return `${String(start % 100).padStart(2, '0')}-${String((start + 1) % 100).padStart(2, '0')}`;
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const WEEKDAYS = 'Sun Mon Tue Wed Thu Fri Sat'.split(' ');

/** '21 Nov 2026'. */
export function formatDate(date: LocalDate): string {
  return `${Number(date.slice(8, 10))} ${MONTHS[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;
}

/** 'Sat 21 Nov 2026'. */
export function formatDateWithWeekday(date: LocalDate): string {
  return `${WEEKDAYS[new Date(utcMs(date)).getUTCDay()]} ${formatDate(date)}`;
}

/** '28 Nov', where the year goes without saying. */
export function formatDayAndMonth(date: LocalDate): string {
  return formatDate(date).slice(0, -5);
}

/** '6:40 pm' of minutes since midnight; a minute past midnight of the next day reads as that day's. */
export function formatMinute(minute: number): string {
  const hour = Math.floor(minute / 60) % 24;
  return `${hour % 12 || 12}:${String(minute % 60).padStart(2, '0')} ${hour < 12 ? 'am' : 'pm'}`;
}

/** '6:40 pm' on the clinic's wall. */
export function formatTime(instant: number, zone: string): string {
  return formatMinute(minuteOfDayAt(instant, zone));
}
