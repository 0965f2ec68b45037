import type { DaySheet } from '#shared/features/reports/reports.contract.ts';
import { type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import * as reportsSql from './reports.sql.ts';

type Matter = DaySheet['toLookAt'][number];

function mattersOfVisit(visit: reportsSql.OpenVisit): Matter[] {
  const what = `${visit.token} · ${visit.fullName}`;
  if (visit.state !== 'toBill' && visit.state !== 'done') {
    return [{ kind: 'visitNotFinished', what, amountPaise: null }];
  }
  const matters: Matter[] = [];
  if (visit.hasBill === 0) matters.push({ kind: 'visitNotBilled', what, amountPaise: visit.feePaise });
  if (visit.hasDraft === 1) matters.push({ kind: 'unsignedDraft', what, amountPaise: null });
  return matters;
}

function nameOfParty(party: string): string {
  return (JSON.parse(party) as { fullName: string }).fullName;
}

/** What the owner should see before signing the day. */
export function listToLookAt(db: ReadableDb, onDate: LocalDate): Matter[] {
  const day = toDayNumber(onDate);
  return [
    ...reportsSql.listLooseVisits(db, day).flatMap(mattersOfVisit),
    ...reportsSql.listUpiWithoutReference(db, day).map(
      (payment): Matter => ({
        kind: 'upiWithoutReference',
        what: `${payment.number} · ${nameOfParty(payment.party)}`,
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
