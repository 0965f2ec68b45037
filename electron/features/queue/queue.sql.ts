import type { Sex } from '#shared/features/patients/patient.schema.ts';
import type { Priority, VisitState } from '#shared/features/queue/queue.contract.ts';
import { fromDayNumber, type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import { fragment, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export type Visit = {
  id: number;
  patientId: number;
  doctorId: number;
  onDate: LocalDate;
  token: string;
  state: VisitState;
  priority: Priority;
  isFirst: boolean;
  arrivedAt: number;
  stateSince: number;
  hasVitals: boolean;
  billId: number | null;
};

type VisitRow = Omit<Visit, 'onDate' | 'hasVitals' | 'isFirst'> & {
  day: number;
  hasVitals: number;
  isFirst: number;
};

const VISIT = fragment(`
  id, patient_id AS patientId, doctor_id AS doctorId, on_date AS day, token, state, priority, is_first AS isFirst,
  arrived_at AS arrivedAt, state_since AS stateSince, has_vitals AS hasVitals, bill_id AS billId
`);

function visitOf({ day, hasVitals, isFirst, ...row }: VisitRow): Visit {
  return { ...row, onDate: fromDayNumber(day), hasVitals: hasVitals === 1, isFirst: isFirst === 1 };
}

export function find(db: ReadableDb, visitId: number): Visit | undefined {
  const row = db.maybeOne<VisitRow>(sql`SELECT ${VISIT} FROM visits WHERE id = ${visitId}`);
  return row && visitOf(row);
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
      AND doctor_id = ${of.doctorId} AND state IN ('waiting', 'held', 'withDoctor')`);
  return row && visitOf(row);
}

export type BoardRow = VisitRow & {
  fullName: string;
  localName: string;
  birthOn: number;
  birthIsEstimated: number;
  sex: Sex;
  duePaise: number;
};

/** The day's visits with what the board says of each person; one join, no query per row. */
export function listBoard(db: ReadableDb, onDate: LocalDate): BoardRow[] {
  return db.all<BoardRow>(sql`
    SELECT visits.id, patient_id AS patientId, doctor_id AS doctorId, on_date AS day, token, state, priority,
      is_first AS isFirst, arrived_at AS arrivedAt, state_since AS stateSince, has_vitals AS hasVitals,
      bill_id AS billId, full_name AS fullName, local_name AS localName, birth_on AS birthOn,
      birth_is_estimated AS birthIsEstimated, sex,
      coalesce((SELECT sum(due_paise) FROM bills WHERE bills.patient_id = visits.patient_id AND due_paise > 0), 0)
        AS duePaise
    FROM visits JOIN patients ON patients.id = visits.patient_id
    WHERE day_descending = ${-toDayNumber(onDate)} ORDER BY visits.id
  `);
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

/** Gap-free per doctor and day: rows are never deleted, so the next is one more than the last. */
export function nextTokenNumber(db: ReadableDb, doctorId: number, onDate: LocalDate): number {
  return (
    (db.value<number>(sql`
      SELECT max(number) FROM tokens WHERE on_date = ${toDayNumber(onDate)} AND doctor_id = ${doctorId}`) ??
      0) + 1
  );
}

export function insertToken(
  db: WritableDb,
  token: { onDate: LocalDate; doctorId: number; number: number; visitId: number; issuedAt: number },
): void {
  db.run(sql`
    INSERT INTO tokens (on_date, doctor_id, number, visit_id, issued_at)
    VALUES (${toDayNumber(token.onDate)}, ${token.doctorId}, ${token.number}, ${token.visitId}, ${token.issuedAt})`);
}

export type NewVisitRow = Pick<
  Visit,
  'id' | 'patientId' | 'doctorId' | 'onDate' | 'token' | 'priority' | 'isFirst' | 'arrivedAt'
> & { createdBy: number };

export function insert(db: WritableDb, visit: NewVisitRow): void {
  db.run(sql`
    INSERT INTO visits (patient_id, day_descending, id, doctor_id, token, state, priority, is_first, arrived_at,
      state_since, created_by)
    VALUES (${visit.patientId}, ${-toDayNumber(visit.onDate)}, ${visit.id}, ${visit.doctorId}, ${visit.token},
      'waiting', ${visit.priority}, ${visit.isFirst}, ${visit.arrivedAt}, ${visit.arrivedAt}, ${visit.createdBy})`);
}

export function saveState(db: WritableDb, visit: Visit, state: VisitState, at: number): void {
  db.run(sql`
    UPDATE visits SET state = ${state}, state_since = ${at}
    WHERE patient_id = ${visit.patientId} AND day_descending = ${-toDayNumber(visit.onDate)} AND id = ${visit.id}`);
}

export function savePriority(db: WritableDb, visitId: number, priority: Priority): void {
  db.run(sql`UPDATE visits SET priority = ${priority} WHERE id = ${visitId}`);
}

export function saveDoctorAndToken(db: WritableDb, visitId: number, doctorId: number, token: string): void {
  db.run(sql`UPDATE visits SET doctor_id = ${doctorId}, token = ${token} WHERE id = ${visitId}`);
}

export function saveBill(db: WritableDb, visitId: number, billId: number): void {
  db.run(sql`UPDATE visits SET bill_id = ${billId} WHERE id = ${visitId}`);
}

export function markVitals(db: WritableDb, visitId: number): void {
  db.run(sql`UPDATE visits SET has_vitals = 1 WHERE id = ${visitId}`);
}

export type NewEvent = {
  visitId: number;
  event: string;
  fromState: VisitState;
  toState: VisitState;
  detail: Record<string, unknown>;
  at: number;
  byUser: number;
};

export function insertEvent(db: WritableDb, event: NewEvent): void {
  db.run(sql`
    INSERT INTO queue_events (visit_id, event, from_state, to_state, detail, at, by_user)
    VALUES (${event.visitId}, ${event.event}, ${event.fromState}, ${event.toState}, ${JSON.stringify(event.detail)},
      ${event.at}, ${event.byUser})`);
}
