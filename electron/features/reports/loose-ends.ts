import type { LooseEnd } from '#shared/features/reports/reports.contract.ts';
import { type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import * as looseSql from './loose-ends.sql.ts';

type VisitKind = 'visitNotFinished' | 'visitNotBilled' | 'unsignedDraft';

/** Whoever is still in the queue has neither bill nor note to ask for. */
export function kindsOf(visit: looseSql.LooseVisitRow): VisitKind[] {
  if (visit.state !== 'toBill' && visit.state !== 'done') return ['visitNotFinished'];
  const kinds: VisitKind[] = [];
  if (visit.hasBill === 0) kinds.push('visitNotBilled');
  if (visit.hasDraft === 1) kinds.push('unsignedDraft');
  return kinds;
}

/** What a day leaves undone (APT-12), visit by visit, then who was booked and did not come. */
export function looseEndsOf(db: ReadableDb, onDate: LocalDate): LooseEnd[] {
  const day = toDayNumber(onDate);
  const ofVisits = looseSql.listVisits(db, day).flatMap(visit => {
    const { hasBill: _, hasDraft: __, feePaise: ___, ...row } = visit;
    return kindsOf(visit).map((kind): LooseEnd => ({ ...row, kind, onDate, appointmentId: null }));
  });
  const ofBookings = looseSql
    .listBookings(db, day)
    .map((row): LooseEnd => ({ ...row, kind: 'bookedNotArrived', onDate, visitId: null }));
  return [...ofVisits, ...ofBookings];
}
