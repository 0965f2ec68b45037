import type { Payout } from '#shared/features/shares/share.schema.ts';
import { fromDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import * as payoutsSql from './payouts.sql.ts';
import { payoutOf } from './sheet.ts';
import * as tdsSql from './tds.sql.ts';

type Days = { fromDay: number; toDay: number };

/** Paid or taken back on the days, doctor by doctor. */
export function payoutsBetween(db: ReadableDb, { fromDay, toDay }: Days): Payout[] {
  return payoutsSql.listBetween(db, fromDay, toDay).map(payoutOf);
}

export type TaxKept = {
  doctorName: string;
  /** In full: the return of the tax asks for it. */
  pan: string;
  number: string;
  onDate: string;
  grossPaise: number;
  tdsPaise: number;
  takenBackOn: string | null;
};

/** Tax kept back of payouts that were paid or taken back on the days. */
export function taxKeptBetween(db: ReadableDb, { fromDay, toDay }: Days): TaxKept[] {
  return tdsSql.listOfDoctors(db, fromDay, toDay).map(({ onDate, takenBackOn, ...row }) => ({
    ...{ ...row, onDate: fromDayNumber(onDate) },
    takenBackOn: takenBackOn === null ? null : fromDayNumber(takenBackOn),
  }));
}
