import { addDays, type LocalDate } from '../../kernel/local-date.ts';
import type { Category } from './item.schema.ts';
import { type PriceList, type PriceListRow, STANDARD_LIST } from './price.schema.ts';

const DAY_MINUTES = 1440;
const WEEK_MINUTES = 7 * DAY_MINUTES;

/** A day and a minute on the clinic's wall. */
export type WallTime = { onDate: LocalDate; minute: number };

/** The price that stands for an item in a list on the day asked about; null where the list gave it up. */
export type StandingPrice = { id: number; listId: number; ratePaise: number | null; validFrom: LocalDate };

export type PriceQuestion = {
  category: Category;
  doctorId: number | null;
  /** The classes of the person; a list of another class does not speak. */
  priceClasses: readonly string[];
  /** A list that the desk chose for this bill (a camp): it speaks whatever its class, but keeps its days and hours. */
  listId: number | null;
  at: WallTime;
};

export type ChosenPrice = { priceId: number; ratePaise: number; listId: number; validFrom: LocalDate };

export function weekdayOf(onDate: LocalDate): number {
  return new Date(`${onDate}T00:00:00Z`).getUTCDay();
}

function isWithinHours(row: PriceListRow, { onDate, minute }: WallTime): boolean {
  const isOn = (day: LocalDate) => row.weekdays.length === 0 || row.weekdays.includes(weekdayOf(day));
  const { fromMinute, toMinute } = row;
  if (fromMinute === null || toMinute === null) return isOn(onDate);
  if (fromMinute < toMinute) return isOn(onDate) && minute >= fromMinute && minute < toMinute;
  return minute >= fromMinute ? isOn(onDate) : minute < toMinute && isOn(addDays(onDate, -1));
}

/** Whether a list speaks on a day at a minute, whoever is asking. */
export function isInForce(row: PriceListRow, at: WallTime): boolean {
  if (row.isRetired || row.validFrom > at.onDate) return false;
  return (row.validTo === null || at.onDate <= row.validTo) && isWithinHours(row, at);
}

const sameClass = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

function isFor(row: PriceListRow, question: PriceQuestion): boolean {
  // Of no condition: it is chosen at the desk or does not speak.
  if (specificityOf(row) === 0) return false;
  if (row.priceClass !== '' && !question.priceClasses.some(one => sameClass(one, row.priceClass)))
    return false;
  if (row.doctorId !== null && row.doctorId !== question.doctorId) return false;
  return row.category === null || row.category === question.category;
}

/** Class before doctor before category before hours; more conditions go before fewer of the same rank. */
export function specificityOf(row: PriceListRow): number {
  return (
    (row.priceClass === '' ? 0 : 8) +
    (row.doctorId === null ? 0 : 4) +
    (row.category === null ? 0 : 2) +
    (row.weekdays.length > 0 || row.fromMinute !== null ? 1 : 0)
  );
}

/** In whole rupees, half a rupee up, as people say prices. */
export function adjustedPaise(ratePaise: number, permille: number): number {
  return Math.max(0, Math.round((ratePaise * (1000 + permille)) / 100_000) * 100);
}

/**
 * The price of the most specific list that has one: the list chosen for the bill, then by class, doctor, category and
 * hours (the first named outweighs all after it), the standard list at the end. Within a list its own price goes
 * before its percentage of the standard price. Two lists of one rank meet only where a person has two classes: the
 * lower price stands, and of equal ones the older list.
 */
export function choosePrice(
  question: PriceQuestion,
  lists: readonly PriceList[],
  prices: readonly StandingPrice[],
): ChosenPrice | undefined {
  const priceIn = (listId: number) =>
    prices.find(price => price.listId === listId && price.ratePaise !== null);
  const standard = priceIn(STANDARD_LIST);
  const rank = ({ id, row }: PriceList) => (id === question.listId ? 16 : specificityOf(row));
  const speaking = lists
    .filter(({ id }) => id !== STANDARD_LIST)
    .filter(({ id, row }) => isInForce(row, question.at) && (id === question.listId || isFor(row, question)));
  const found = speaking.flatMap(list => {
    const price = priceOfList(list, priceIn(list.id), standard);
    return price ? [{ ...price, rank: rank(list) }] : [];
  });
  const [best] = found.sort((a, b) => b.rank - a.rank || a.ratePaise - b.ratePaise || a.listId - b.listId);
  if (best) {
    const { rank: _, ...chosen } = best;
    return chosen;
  }
  return standard && chosenOf(standard, STANDARD_LIST, standard.ratePaise ?? 0);
}

function priceOfList(
  { id, row }: PriceList,
  own: StandingPrice | undefined,
  standard: StandingPrice | undefined,
): ChosenPrice | undefined {
  if (own) return chosenOf(own, id, own.ratePaise ?? 0);
  if (row.adjustPermille === null || !standard) return undefined;
  return chosenOf(standard, id, adjustedPaise(standard.ratePaise ?? 0, row.adjustPermille));
}

function chosenOf({ id, validFrom }: StandingPrice, listId: number, ratePaise: number): ChosenPrice {
  return { priceId: id, ratePaise, listId, validFrom };
}

/** Minutes of the week in which a list speaks, as [from, to); a night past Saturday runs into Sunday. */
function hoursOfWeek({ weekdays, fromMinute, toMinute }: PriceListRow): [number, number][] {
  const days = weekdays.length === 0 ? [0, 1, 2, 3, 4, 5, 6] : weekdays;
  const from = fromMinute ?? 0;
  const to = toMinute ?? DAY_MINUTES;
  const length = from < to ? to - from : to + DAY_MINUTES - from;
  return days.flatMap((day): [number, number][] => {
    const begin = day * DAY_MINUTES + from;
    const end = begin + length;
    if (end <= WEEK_MINUTES) return [[begin, end]];
    return [
      [begin, WEEK_MINUTES],
      [0, end - WEEK_MINUTES],
    ];
  });
}

/** Whether the desk may name a list for a bill: the list says so itself, or the person's own class gives it anyway. */
export function maySpeakByChoice(row: PriceListRow, priceClasses: readonly string[], at: WallTime): boolean {
  if (!isInForce(row, at)) return false;
  return (
    row.isDeskChoice || priceClasses.some(one => row.priceClass !== '' && sameClass(one, row.priceClass))
  );
}

/** Two lists of one rank for the same people, doctor and kinds that could speak at one moment: nobody could say which. */
export function doListsOverlap(a: PriceListRow, b: PriceListRow): boolean {
  if (a.isRetired || b.isRetired || specificityOf(a) !== specificityOf(b)) return false;
  if (specificityOf(a) === 0) return false;
  if (!sameClass(a.priceClass, b.priceClass) || a.doctorId !== b.doctorId || a.category !== b.category)
    return false;
  if ((a.validTo ?? '9999') < b.validFrom || (b.validTo ?? '9999') < a.validFrom) return false;
  const others = hoursOfWeek(b);
  return hoursOfWeek(a).some(([from, to]) => others.some(([begin, end]) => from < end && begin < to));
}
