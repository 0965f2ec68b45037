import type { LabResult } from '#shared/features/labs/lab.schema.ts';
import type { LabFlag } from '#shared/features/labs/lab-flag.rules.ts';
import { fromDayNumber, type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import { fragment, most, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export type StoredEntry = {
  orderId: number;
  version: number;
  labName: string;
  measuredOn: LocalDate;
  heightCm: number | null;
  comment: string;
  results: LabResult[];
  enteredAt: number;
  enteredByName: string;
};

export function findEntry(db: ReadableDb, orderId: number): StoredEntry | undefined {
  const row = db.maybeOne<
    Omit<StoredEntry, 'results' | 'measuredOn'> & { results: string; measuredOn: number }
  >(sql`
    SELECT order_id AS orderId, version, lab_name AS labName, measured_on AS measuredOn, height_cm AS heightCm, comment,
      results, entered_at AS enteredAt, users.full_name AS enteredByName
    FROM lab_entries JOIN users ON users.id = entered_by
    WHERE order_id = ${orderId} ORDER BY version DESC LIMIT 1`);
  return row && { ...row, measuredOn: fromDayNumber(row.measuredOn), results: JSON.parse(row.results) };
}

export function insertEntry(
  db: WritableDb,
  entry: Omit<StoredEntry, 'enteredByName'> & { enteredBy: number },
): void {
  const { orderId, version, labName, measuredOn, heightCm, comment, results, enteredAt, enteredBy } = entry;
  db.run(sql`
    INSERT INTO lab_entries (order_id, version, lab_name, measured_on, height_cm, comment, results, entered_at, entered_by)
    VALUES (${orderId}, ${version}, ${labName}, ${toDayNumber(measuredOn)}, ${heightCm}, ${comment},
      ${JSON.stringify(results)}, ${enteredAt}, ${enteredBy})`);
}

export type StoredCall = {
  testId: string;
  value: string;
  toldWhom: string;
  toldAt: number;
  isReadBack: 0 | 1;
  note: string;
  byName: string;
};

/** Newest last. */
export function listCalls(db: ReadableDb, orderId: number): StoredCall[] {
  return db.all<StoredCall>(sql`
    SELECT test_id AS testId, value, told_whom AS toldWhom, told_at AS toldAt, is_read_back AS isReadBack, note,
      users.full_name AS byName
    FROM lab_critical_calls JOIN users ON users.id = noted_by WHERE order_id = ${orderId}
    ORDER BY test_id, value, sequence`);
}

export type NewCall = Omit<StoredCall, 'byName' | 'isReadBack'> & {
  orderId: number;
  isReadBack: boolean;
  at: number;
  by: number;
};

export function insertCall(db: WritableDb, call: NewCall): void {
  const { orderId, testId, value, toldWhom, toldAt, isReadBack, note, at, by } = call;
  db.run(sql`
    INSERT INTO lab_critical_calls (order_id, test_id, value, sequence, told_whom, told_at, is_read_back, note, noted_at,
      noted_by)
    SELECT ${orderId}, ${testId}, ${value}, coalesce(max(sequence), 0) + 1, ${toldWhom}, ${toldAt}, ${isReadBack},
      ${note}, ${at}, ${by}
    FROM lab_critical_calls WHERE order_id = ${orderId} AND test_id = ${testId} AND value = ${value}`);
}

export type ValueRow = {
  testId: string;
  measuredOn: LocalDate;
  value: string;
  number: number | null;
  unit: string;
  flag: LabFlag | null;
};
type Row = Omit<ValueRow, 'measuredOn'> & { measuredOn: number };

// Of an amended report only the last version stands.
const STANDING = fragment(`
  version = (SELECT max(newer.version) FROM lab_reports AS newer WHERE newer.id = lab_values.report_id)
`);

/** Released values of one test, latest first. */
export function listValues(db: ReadableDb, patientId: number, testId: string, limit: number): ValueRow[] {
  return db
    .all<Row>(sql`
      SELECT test_id AS testId, measured_on AS measuredOn, value, number, unit, flag FROM lab_values
      WHERE patient_id = ${patientId} AND test_id = ${testId} AND ${STANDING}
      ORDER BY measured_on DESC, report_id DESC LIMIT ${most(limit)}`)
    .map(row => ({ ...row, measuredOn: fromDayNumber(row.measuredOn) }));
}

/** Every released number of the person, oldest first. */
export function listNumbers(db: ReadableDb, patientId: number): ValueRow[] {
  return db
    .all<Row>(sql`
      SELECT test_id AS testId, measured_on AS measuredOn, value, number, unit, flag FROM lab_values
      WHERE patient_id = ${patientId} AND number IS NOT NULL AND ${STANDING}
      ORDER BY test_id, measured_on, report_id`)
    .map(row => ({ ...row, measuredOn: fromDayNumber(row.measuredOn) }));
}

export type NewValue = ValueRow & { patientId: number; reportId: number; version: number; orderId: number };

export function insertValue(db: WritableDb, value: NewValue): void {
  const { patientId, testId, measuredOn, reportId, version, orderId, number, unit, flag } = value;
  db.run(sql`
    INSERT INTO lab_values (patient_id, test_id, measured_on, report_id, version, order_id, value, number, unit, flag)
    VALUES (${patientId}, ${testId}, ${toDayNumber(measuredOn)}, ${reportId}, ${version}, ${orderId}, ${value.value},
      ${number}, ${unit}, ${flag})`);
}
