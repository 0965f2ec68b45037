import type { Priority, VisitState } from '#shared/features/queue/queue.contract.ts';
import { fromDayNumber, type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import { fragment, most, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export type Visit = {
  id: number;
  patientId: number;
  doctorId: number;
  onDate: LocalDate;
  token: string;
  number: string;
  state: VisitState;
  priority: Priority;
  priorityReason: string;
  complaint: string;
  turnAt: number;
  callCount: number;
  isOverbooked: boolean;
  appointmentId: number | null;
  isFirst: boolean;
  arrivedAt: number;
  stateSince: number;
  hasVitals: boolean;
  billId: number | null;
};

export type VisitRow = Omit<Visit, 'onDate' | 'hasVitals' | 'isFirst' | 'isOverbooked'> & {
  day: number;
  hasVitals: number;
  isFirst: number;
  isOverbooked: number;
};

export const VISIT = fragment(`
  visits.id, visits.patient_id AS patientId, visits.doctor_id AS doctorId, visits.on_date AS day, visits.token,
  visits.number, visits.state, priority, priority_reason AS priorityReason, complaint, turn_at AS turnAt,
  call_count AS callCount, visits.is_overbooked AS isOverbooked, visits.appointment_id AS appointmentId,
  is_first AS isFirst, arrived_at AS arrivedAt, state_since AS stateSince, has_vitals AS hasVitals,
  bill_id AS billId
`);

export function visitOf({ day, hasVitals, isFirst, isOverbooked, ...row }: VisitRow): Visit {
  return {
    ...row,
    onDate: fromDayNumber(day),
    hasVitals: hasVitals === 1,
    isFirst: isFirst === 1,
    isOverbooked: isOverbooked === 1,
  };
}

export function find(db: ReadableDb, visitId: number): Visit | undefined {
  const row = db.maybeOne<VisitRow>(sql`SELECT ${VISIT} FROM visits WHERE id = ${visitId}`);
  return row && visitOf(row);
}

/** Every visit of a day, in the order of coming. */
export function listOfDay(db: ReadableDb, onDate: LocalDate): Visit[] {
  return db
    .all<VisitRow>(sql`
      SELECT ${VISIT} FROM visits WHERE day_descending = ${-toDayNumber(onDate)} ORDER BY id`)
    .map(visitOf);
}

export function listOfDoctorAndDay(db: ReadableDb, doctorId: number, onDate: LocalDate): Visit[] {
  return db
    .all<VisitRow>(sql`
      SELECT ${VISIT} FROM visits
      WHERE day_descending = ${-toDayNumber(onDate)} AND doctor_id = ${doctorId} ORDER BY id`)
    .map(visitOf);
}

/** The visit of a day that the doctor has not finished, if the patient has one. */
export function findOpen(
  db: ReadableDb,
  of: { patientId: number; doctorId: number; onDate: LocalDate },
): Visit | undefined {
  const row = db.maybeOne<VisitRow>(sql`
    SELECT ${VISIT} FROM visits
    WHERE patient_id = ${of.patientId} AND day_descending = ${-toDayNumber(of.onDate)}
      AND doctor_id = ${of.doctorId} AND state IN ('arrived', 'waiting', 'held', 'skipped', 'withDoctor')`);
  return row && visitOf(row);
}

export function countInState(db: ReadableDb, onDate: LocalDate, state: VisitState): number {
  return (
    db.value<number>(sql`
      SELECT count(*) FROM visits WHERE day_descending = ${-toDayNumber(onDate)} AND state = ${state}`) ?? 0
  );
}

export function hasEarlierVisit(db: ReadableDb, patientId: number): boolean {
  return db.value(sql`SELECT 1 FROM visits WHERE patient_id = ${patientId} LIMIT 1`) !== undefined;
}

export function nextVisitId(db: ReadableDb): number {
  return (db.value<number>(sql`SELECT max(id) FROM visits`) ?? 0) + 1;
}

export function isNumberUsed(db: ReadableDb, number: string): boolean {
  return db.value(sql`SELECT 1 FROM visits WHERE number = ${number} AND number <> ''`) !== undefined;
}

export type NewVisitRow = Omit<
  Visit,
  'priorityReason' | 'callCount' | 'stateSince' | 'hasVitals' | 'billId'
> & {
  createdBy: number;
};

export function insert(db: WritableDb, visit: NewVisitRow): void {
  db.run(sql`
    INSERT INTO visits (patient_id, day_descending, id, doctor_id, token, number, state, priority, complaint, turn_at,
      is_overbooked, appointment_id, is_first, arrived_at, state_since, created_by)
    VALUES (${visit.patientId}, ${-toDayNumber(visit.onDate)}, ${visit.id}, ${visit.doctorId}, ${visit.token},
      ${visit.number}, ${visit.state}, ${visit.priority}, ${visit.complaint}, ${visit.turnAt},
      ${visit.isOverbooked}, ${visit.appointmentId}, ${visit.isFirst}, ${visit.arrivedAt}, ${visit.arrivedAt},
      ${visit.createdBy})`);
}

/** What a move may change of a visit, and what taking it back restores. */
export type Standing = Pick<
  Visit,
  | 'state'
  | 'priority'
  | 'priorityReason'
  | 'complaint'
  | 'doctorId'
  | 'token'
  | 'turnAt'
  | 'stateSince'
  | 'callCount'
>;

const AT_DOCTOR = fragment('doctor_id');
const SINCE = fragment('state_since');

export function saveStanding(db: WritableDb, visit: Visit, to: Standing): void {
  const { id, patientId, onDate, doctorId } = visit;
  // Named only where it changes: to name the doctor writes a page of the day's index, and most moves keep theirs.
  const [last, value] = to.doctorId === doctorId ? [SINCE, to.stateSince] : [AT_DOCTOR, to.doctorId];
  db.run(sql`
    UPDATE visits SET state = ${to.state}, priority = ${to.priority}, priority_reason = ${to.priorityReason},
      complaint = ${to.complaint}, token = ${to.token}, turn_at = ${to.turnAt}, state_since = ${to.stateSince},
      call_count = ${to.callCount}, ${last} = ${value}
    WHERE patient_id = ${patientId} AND day_descending = ${-toDayNumber(onDate)} AND id = ${id}`);
}

export function saveBill(db: WritableDb, visitId: number, billId: number): void {
  db.run(sql`UPDATE visits SET bill_id = ${billId} WHERE id = ${visitId}`);
}

export function clearBill(db: WritableDb, visitId: number): void {
  db.run(sql`UPDATE visits SET bill_id = NULL WHERE id = ${visitId}`);
}

export function markVitals(db: WritableDb, visitId: number): void {
  db.run(sql`UPDATE visits SET has_vitals = 1 WHERE id = ${visitId}`);
}

export type NewAway = {
  onDate: LocalDate;
  doctorId: number;
  isAway: boolean;
  untilMinute: number | null;
  reason: string;
  at: number;
  byUser: number;
};

export function insertAway(db: WritableDb, away: NewAway): void {
  db.run(sql`
    INSERT INTO doctor_aways (on_date, doctor_id, is_away, until_minute, reason, at, by_user)
    VALUES (${toDayNumber(away.onDate)}, ${away.doctorId}, ${away.isAway}, ${away.untilMinute}, ${away.reason},
      ${away.at}, ${away.byUser})`);
}

export type AwayRow = {
  onDate: LocalDate;
  doctorId: number;
  isAway: number;
  untilMinute: number | null;
  reason: string;
};

/** The last word on each doctor, from a day on. */
export function listAwaysSince(db: ReadableDb, fromDate: LocalDate): AwayRow[] {
  return db
    .all<Omit<AwayRow, 'onDate'> & { id: number; day: number }>(sql`
      SELECT max(id) AS id, on_date AS day, doctor_id AS doctorId, is_away AS isAway, until_minute AS untilMinute,
        reason
      FROM doctor_aways WHERE on_date >= ${toDayNumber(fromDate)} GROUP BY doctor_id`)
    .map(({ day, id: _, ...row }) => ({ ...row, onDate: fromDayNumber(day) }));
}

export type TimeRow = { isFirst: number; minutes: number };

export function insertTime(
  db: WritableDb,
  time: { doctorId: number; seenAt: number; visitId: number; isFirst: boolean; minutes: number },
): void {
  db.run(sql`
    INSERT INTO consultation_times (doctor_id, seen_at, visit_id, is_first, minutes)
    VALUES (${time.doctorId}, ${time.seenAt}, ${time.visitId}, ${time.isFirst}, ${time.minutes})`);
}

/** Newest first. */
export function listTimes(db: ReadableDb, of: { doctorId: number; after: number; limit: number }): TimeRow[] {
  return db.all<TimeRow>(sql`
    SELECT is_first AS isFirst, minutes FROM consultation_times
    WHERE doctor_id = ${of.doctorId} AND seen_at > ${of.after} ORDER BY seen_at DESC LIMIT ${most(of.limit)}`);
}
