import type { DaySheet } from '#shared/features/reports/reports.contract.ts';
import { type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import { type LooseVisitRow, listVisits } from './loose-ends.sql.ts';
import { kindsOf } from './loose-ends.ts';
import * as reportsSql from './reports.sql.ts';

type Matter = DaySheet['toLookAt'][number];

function mattersOfVisit(visit: LooseVisitRow): Matter[] {
  const what = `${visit.token} · ${visit.fullName}`;
  return kindsOf(visit).map(kind => ({
    ...{ kind, what },
    amountPaise: kind === 'visitNotBilled' ? visit.feePaise : null,
  }));
}

/** What the owner should see before signing the day. */
export function listToLookAt(db: ReadableDb, onDate: LocalDate): Matter[] {
  const day = toDayNumber(onDate);
  return [
    ...listVisits(db, day).flatMap(mattersOfVisit),
    ...reportsSql.listUpiWithoutReference(db, day).map(
      (payment): Matter => ({
        kind: 'upiWithoutReference',
        what: `${payment.number} · ${payment.fullName}`,
        amountPaise: payment.amountPaise,
      }),
    ),
    ...reportsSql.listDiscounts(db, day).map(
      (bill): Matter => ({
        kind: 'discountGiven',
        what: `${bill.number} · ${bill.reason}`,
        amountPaise: bill.amountPaise,
      }),
    ),
  ];
}
