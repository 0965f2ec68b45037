import type { LabState } from '#shared/features/labs/lab.schema.ts';
import { fragment, most, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export type StoredOrder = {
  orderId: number;
  patientId: number;
  visitId: number | null;
  itemId: string;
  name: string;
  place: 'here' | 'outside';
  isUrgent: 0 | 1;
  isFromNote: 0 | 1;
  orderedAt: number;
  orderedByName: string;
  state: LabState;
  since: number;
  entryVersion: number;
  untoldCount: number;
  sampleNumber: string | null;
  reportId: number | null;
  reportSerial: string | null;
};

const ORDERS = fragment(`
  SELECT lab_orders.id AS orderId, lab_orders.patient_id AS patientId, lab_orders.visit_id AS visitId,
    item_id AS itemId, name, place, is_urgent AS isUrgent, is_from_note AS isFromNote, ordered_at AS orderedAt,
    users.full_name AS orderedByName, state, since, entry_version AS entryVersion, untold_count AS untoldCount,
    sample_number AS sampleNumber, report_id AS reportId,
    (SELECT serial FROM lab_reports WHERE lab_reports.id = report_id AND version = 1) AS reportSerial
`);
const JOINED = fragment(`
  JOIN lab_orders ON lab_orders.id = lab_standings.order_id JOIN users ON users.id = ordered_by
`);

export function find(db: ReadableDb, orderId: number): StoredOrder | undefined {
  return db.maybeOne<StoredOrder>(sql`${ORDERS} FROM lab_standings ${JOINED} WHERE order_id = ${orderId}`);
}

export function listOfVisit(db: ReadableDb, visitId: number): StoredOrder[] {
  return db.all<StoredOrder>(sql`
    ${ORDERS} FROM lab_orders JOIN lab_standings ON order_id = lab_orders.id JOIN users ON users.id = ordered_by
    WHERE lab_orders.visit_id = ${visitId} ORDER BY lab_orders.id`);
}

/** Neither released nor cancelled, oldest first. */
export function listOpenOfPatient(db: ReadableDb, patientId: number): StoredOrder[] {
  return db.all<StoredOrder>(sql`
    ${ORDERS} FROM lab_orders JOIN lab_standings ON order_id = lab_orders.id JOIN users ON users.id = ordered_by
    WHERE lab_orders.patient_id = ${patientId} AND state IN ('ordered', 'collected', 'entered')
    ORDER BY lab_orders.id`);
}

const SHOWN = 600;

/** Oldest first, but where there are more than fit the newest: what patients never had done stays ordered for ever. */
export function listInState(db: ReadableDb, state: 'ordered' | 'collected' | 'entered'): StoredOrder[] {
  return db
    .all<StoredOrder>(sql`
      ${ORDERS} FROM lab_standings ${JOINED} WHERE state = ${state} AND state IN ('ordered', 'collected', 'entered')
      ORDER BY since DESC LIMIT ${most(SHOWN)}`)
    .reverse();
}

export function listReleasedSince(db: ReadableDb, since: number): StoredOrder[] {
  return db.all<StoredOrder>(sql`
    ${ORDERS} FROM lab_standings ${JOINED} WHERE state = 'released' AND since >= ${since}
    ORDER BY since DESC LIMIT ${most(SHOWN)}`);
}

export function listOfSample(db: ReadableDb, number: string): StoredOrder[] {
  return db.all<StoredOrder>(sql`
    ${ORDERS} FROM lab_standings ${JOINED}
    WHERE sample_number = ${number} AND sample_number IS NOT NULL ORDER BY order_id`);
}

export function listUntold(db: ReadableDb): StoredOrder[] {
  return db.all<StoredOrder>(sql`
    ${ORDERS} FROM lab_standings ${JOINED} WHERE untold_count > 0 LIMIT ${most(SHOWN)}`);
}

export type NewOrder = {
  patientId: number;
  visitId: number | null;
  itemId: string;
  name: string;
  place: 'here' | 'outside';
  isUrgent: boolean;
  isFromNote: boolean;
  at: number;
  by: number;
};

export function insert(db: WritableDb, order: NewOrder): number {
  const { patientId, visitId, itemId, name, place, isUrgent, isFromNote, at, by } = order;
  const { lastId } = db.run(sql`
    INSERT INTO lab_orders (patient_id, visit_id, item_id, name, place, is_urgent, is_from_note, ordered_at, ordered_by)
    VALUES (${patientId}, ${visitId}, ${itemId}, ${name}, ${place}, ${isUrgent}, ${isFromNote}, ${at}, ${by})`);
  db.run(sql`
    INSERT INTO lab_standings (order_id, state, since, entry_version, untold_count)
    VALUES (${lastId}, 'ordered', ${at}, 0, 0)`);
  return lastId;
}

export type OrderEvent = {
  orderId: number;
  event: LabState;
  detail: Record<string, unknown>;
  at: number;
  by: number;
};

export function appendEvent(db: WritableDb, { orderId, event, detail, at, by }: OrderEvent): void {
  db.run(sql`
    INSERT INTO lab_order_events (order_id, sequence, event, detail, at, by_user)
    SELECT ${orderId}, coalesce(max(sequence), 0) + 1, ${event}, ${JSON.stringify(detail)}, ${at}, ${by}
    FROM lab_order_events WHERE order_id = ${orderId}`);
}

export type EventRow = { event: LabState; detail: string; at: number; byName: string };

export function listEvents(db: ReadableDb, orderId: number): EventRow[] {
  return db.all<EventRow>(sql`
    SELECT event, detail, at, users.full_name AS byName FROM lab_order_events JOIN users ON users.id = by_user
    WHERE order_id = ${orderId} ORDER BY sequence`);
}

export type Standing = Pick<
  StoredOrder,
  'state' | 'entryVersion' | 'untoldCount' | 'sampleNumber' | 'reportId'
>;

/** The standing follows an event that was just appended, or a call that was just noted. */
export function saveStanding(db: WritableDb, orderId: number, since: number, standing: Standing): void {
  const { state, entryVersion, untoldCount, sampleNumber, reportId } = standing;
  db.run(sql`
    UPDATE lab_standings SET state = ${state}, since = ${since}, entry_version = ${entryVersion},
      untold_count = ${untoldCount}, sample_number = ${sampleNumber}, report_id = ${reportId}
    WHERE order_id = ${orderId}`);
}

export type Sample = { number: string; patientId: number; collectedAt: number; byName: string };

export function insertSample(
  db: WritableDb,
  sample: { number: string; patientId: number; at: number; by: number },
): void {
  db.run(sql`
    INSERT INTO lab_samples (number, patient_id, collected_at, collected_by)
    VALUES (${sample.number}, ${sample.patientId}, ${sample.at}, ${sample.by})`);
}

export function findSample(db: ReadableDb, number: string): Sample | undefined {
  return db.maybeOne<Sample>(sql`
    SELECT number, patient_id AS patientId, collected_at AS collectedAt, users.full_name AS byName
    FROM lab_samples JOIN users ON users.id = collected_by WHERE number = ${number}`);
}
