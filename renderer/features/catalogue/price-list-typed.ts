import type { Category } from '#shared/features/catalogue/item.schema.ts';
import { type PriceListRow, priceListRowSchema } from '#shared/features/catalogue/price.schema.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { clock, readClock } from '../appointments/clock-words.ts';

/** A price list as it stands in the fields. */
export type TypedList = {
  name: string;
  priceClass: string;
  doctorId: string;
  category: '' | Category;
  weekdays: readonly number[];
  from: string;
  to: string;
  validFrom: LocalDate;
  hasEnd: boolean;
  validTo: LocalDate;
  /** Percent, more or less; empty prices only what is listed. */
  percent: string;
  isDeskChoice: boolean;
  isRetired: boolean;
};

export function typedList(today: LocalDate, row?: PriceListRow): TypedList {
  const minute = (value: number | null | undefined) => (value == null ? '' : clock(value));
  return {
    ...{ name: row?.name ?? '', priceClass: row?.priceClass ?? '', doctorId: String(row?.doctorId ?? '') },
    ...{ category: row?.category ?? '', weekdays: row?.weekdays ?? [] },
    ...{ from: minute(row?.fromMinute), to: minute(row?.toMinute) },
    ...{ validFrom: row?.validFrom ?? today, hasEnd: row?.validTo != null, validTo: row?.validTo ?? today },
    percent: row?.adjustPermille == null ? '' : String(row.adjustPermille / 10),
    isDeskChoice: row?.isDeskChoice ?? false,
    isRetired: row?.isRetired ?? false,
  };
}

/** What the fields say, judged by the contract's own schema. */
export function readTypedList(typed: TypedList) {
  const row: unknown = {
    ...{ name: typed.name, priceClass: typed.priceClass, category: typed.category || null },
    doctorId: typed.doctorId === '' ? null : Number(typed.doctorId),
    weekdays: typed.weekdays.toSorted((a, b) => a - b),
    ...{ fromMinute: minuteOf(typed.from), toMinute: minuteOf(typed.to) },
    ...{
      validFrom: typed.validFrom,
      validTo: typed.hasEnd ? typed.validTo : null,
      isDeskChoice: typed.isDeskChoice,
      isRetired: typed.isRetired,
    },
    adjustPermille: typed.percent.trim() === '' ? null : permilleOf(typed.percent),
  };
  return priceListRowSchema.safeParse(row);
}

function minuteOf(typed: string): number | null {
  return typed.trim() === '' ? null : (readClock(typed) ?? Number.NaN);
}

function permilleOf(typed: string): number {
  return Math.round(Number(typed.replace('%', '').replace('\u2212', '-').trim()) * 10);
}
