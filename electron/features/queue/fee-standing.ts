import type { FeeStanding } from '#shared/features/billing/bill.schema.ts';
import { feeStandingOf } from '#shared/features/billing/fee-validity.rules.ts';
import { addDays, fromDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadContext } from '../../server/service.ts';
import { membersOfAll } from '../patients/patients.service.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';
import { getDoctor } from '../users/users.service.ts';
import * as feeSql from './fee-standing.sql.ts';
import { listOnBoard } from './left-over.ts';
import type { Visit } from './queue.sql.ts';

type Asked = Pick<Visit, 'patientId' | 'doctorId' | 'onDate'> & { visit: Visit | null };

function byPatient<Row extends { patientId: number }>(rows: readonly Row[]): Map<number, Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) groups.set(row.patientId, [...(groups.get(row.patientId) ?? []), row]);
  return groups;
}

/** What each of these visits would cost; three reads for all of them. */
function standingsOf(ctx: ReadContext, asked: readonly Asked[]): FeeStanding[] {
  const { freeFollowUpDays: days, freeFollowUpVisits: visits } = clinicAndSettings(ctx.db).settings;
  const recordsOf = membersOfAll(
    ctx.db,
    asked.map(({ patientId }) => patientId),
  );
  const people = [...new Set([...recordsOf.values()].flat())];
  const first = asked.reduce((least, { onDate }) => (onDate < least ? onDate : least), ctx.today());
  const since = addDays(first, -days);
  const paid = byPatient(feeSql.listPaid(ctx.db, people, since));
  const taken = byPatient(feeSql.listVisits(ctx.db, people, since));
  // What was paid under a record that was merged into this one counts for the person.
  const ofPerson = <Row>(rows: ReadonlyMap<number, Row[]>, patientId: number) =>
    (recordsOf.get(patientId) ?? []).flatMap(recordId => rows.get(recordId) ?? []);
  const fees = new Map<number, number>();
  return asked.map(({ patientId, doctorId, onDate, visit }) => {
    const feePaise = fees.get(doctorId) ?? getDoctor(ctx.db, doctorId).profile.consultationFeePaise;
    fees.set(doctorId, feePaise);
    return feeStandingOf(
      {
        ...{ doctorId, onDate, feePaise },
        visit: visit && { visitId: visit.id, isEmergency: visit.priority === 'emergency' },
        paid: ofPerson(paid, patientId).map(row => ({ ...row, onDate: fromDayNumber(row.day) })),
        visits: ofPerson(taken, patientId).map(row => ({
          ...row,
          onDate: fromDayNumber(row.day),
          isEmergency: row.isEmergency === 1,
          isCharged: row.isCharged === 1,
          isGivenFree: row.isGivenFree === 1,
          hasComeToPass: row.hasComeToPass === 1,
        })),
      },
      { days, visits },
    );
  });
}

const CHARGED: FeeStanding = {
  ...{ isFree: false, feePaise: 0, freeUntil: null, freeLeft: 0, paidOn: null, paidBillNumber: '' },
};

export function feeStandingOfVisit(ctx: ReadContext, visit: Visit): FeeStanding {
  return standingsOf(ctx, [{ ...visit, visit }])[0] ?? CHARGED;
}

/** For a visit that has not begun. */
export function feeStandingOfComing(
  ctx: ReadContext,
  of: { patientId: number; doctorId: number },
): FeeStanding {
  return standingsOf(ctx, [{ ...of, onDate: ctx.today(), visit: null }])[0] ?? CHARGED;
}

/** Everybody on the board who is not billed yet. */
export function feeStandingsOfToday(ctx: ReadContext): (FeeStanding & { visitId: number })[] {
  const visits = listOnBoard(ctx).filter(({ billId, state }) => billId === null && state !== 'left');
  const standings = standingsOf(
    ctx,
    visits.map(visit => ({ ...visit, visit })),
  );
  return standings.map((standing, index) => ({ ...standing, visitId: visits[index]?.id ?? 0 }));
}
