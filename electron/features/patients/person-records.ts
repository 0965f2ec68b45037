import { type ReadableDb, sql } from '../../database/db.ts';
import * as patientsSql from './patients.sql.ts';

type Pointer = { mergedInto: number | null };

/** The record by which a person is known: the given one, or the one that it was merged into. */
export function rootOf(db: ReadableDb, patientId: number): number {
  let id = patientId;
  for (;;) {
    const row = db.maybeOne<Pointer>(sql`SELECT merged_into AS mergedInto FROM patients WHERE id = ${id}`);
    if (!row || row.mergedInto === null) return id;
    id = row.mergedInto;
  }
}

/** Every record of the person whom this record belongs to, the one they are known by first; usually only that one. */
export function membersOf(db: ReadableDb, patientId: number): number[] {
  return patientsSql.isOnlyRecord(db, patientId) ? [patientId] : patientsSql.listRecordIds(db, patientId);
}

/** `membersOf` for each of these records, by one look at the clinic. */
export function membersOfAll(
  db: ReadableDb,
  patientIds: readonly number[],
): ReadonlyMap<number, readonly number[]> {
  const members = new Map<number, number[]>(patientIds.map(id => [id, []]));
  for (const { asked, id } of patientsSql.listRecordIdsOfAll(db, [...members.keys()]))
    members.get(asked)?.push(id);
  for (const [id, records] of members) if (records.length === 0) records.push(id);
  return members;
}

/** For a list that goes over all records of a person; one record costs what it always did. */
export function ofAllRecords<Row>(
  db: ReadableDb,
  patientId: number,
  rowsOf: (recordId: number) => Row[],
): Row[] {
  return membersOf(db, patientId).flatMap(rowsOf);
}
