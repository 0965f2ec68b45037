import type { DoctorTax, SheetTds } from '#shared/features/shares/share.schema.ts';
import { type TdsLimits, tdsOn, tdsPermille } from '#shared/features/shares/tds.rules.ts';
import { financialYearOf, fromDayNumber, type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import * as payoutsSql from './payouts.sql.ts';
import * as sharesSql from './shares.sql.ts';

const NO_TAX: sharesSql.TaxRow = { version: 0, pan: '', keepsTds: 1 };

/** 'ABCDE1234F' → 'ABxxxxxx4F': enough to tell whose it is. */
export function maskedPan(pan: string): string {
  return pan === '' ? '' : `${pan.slice(0, 2)}xxxxxx${pan.slice(-2)}`;
}

export function taxRowOf(db: ReadableDb, doctorId: number): sharesSql.TaxRow {
  return sharesSql.findTax(db, doctorId) ?? NO_TAX;
}

export function taxOf(db: ReadableDb, doctorId: number): DoctorTax {
  const { version, pan, keepsTds } = taxRowOf(db, doctorId);
  return { version, maskedPan: maskedPan(pan), keepsTds: keepsTds === 1 };
}

type LimitsOfLaw = TdsLimits & Pick<SheetTds, 'source' | 'lawSince'>;

function limitsOn(db: ReadableDb, onDate: LocalDate): LimitsOfLaw {
  const limit = (name: string) => sharesSql.getLimit(db, name, toDayNumber(onDate));
  const { amountPaise: thresholdPaise, validFrom, source } = limit('tdsProfessionalThreshold');
  // Kept as so many paise of a hundred rupees.
  const permille = limit('tdsProfessionalOfHundred').amountPaise / 10;
  return {
    thresholdPaise,
    permille,
    withoutPanPermille: limit('tdsWithoutPanOfHundred').amountPaise / 10,
    ...{ source, lawSince: fromDayNumber(validFrom) },
  };
}

type TdsAsked = { doctorId: number; grossPaise: number; onDate: LocalDate; beforeId?: number };

/** What the law's figures ask to be kept back of a payout on that day. */
export function tdsFor(
  db: ReadableDb,
  { doctorId, grossPaise, onDate, beforeId = Number.MAX_SAFE_INTEGER }: TdsAsked,
): SheetTds {
  const { source, lawSince, ...limits } = limitsOn(db, onDate);
  const year = financialYearOf(onDate);
  const paid = payoutsSql.sumOfYear(db, doctorId, year, beforeId);
  const tax = taxOf(db, doctorId);
  const { maskedPan: pan, keepsTds } = tax;
  const yearSums = { yearGrossPaise: paid.grossPaise, yearTdsPaise: paid.tdsPaise };
  const about = { hasPan: pan !== '', keepsTds, limits };
  return {
    tdsPaise: tdsOn({ ...about, ...yearSums, grossPaise: Math.max(0, grossPaise) }),
    ...{ permille: tdsPermille(about), thresholdPaise: limits.thresholdPaise, ...yearSums },
    ...{ year, source, lawSince, keepsTds, maskedPan: pan },
  };
}
