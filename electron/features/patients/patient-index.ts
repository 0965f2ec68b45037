import { nameWords, soundSkeleton } from '#shared/features/patients/name-sound.rules.ts';
import type { WritableDb } from '../../database/db.ts';
import * as searchSql from './patient-search.sql.ts';

/**
 * The figures by which 'P-26-00123' is found: '2600123', '26', '00123' and '123'. Not its letters: everybody's number
 * begins with the same ones, and a typed P means a name.
 */
export function numberWords(number: string): string[] {
  const runs = number.match(/\d+/g) ?? [];
  const bare = runs.map(run => run.replace(/^0+(?=\d)/, ''));
  return [...new Set([runs.join(''), ...runs, ...bare])].filter(word => word !== '');
}

function searchWords(patient: searchSql.Searchable, gone: readonly searchSql.Searchable[]): string {
  const words = [patient, ...gone].flatMap(({ fullName, localName, uhid, oldNumber }) => [
    ...nameWords(`${fullName} ${localName}`),
    ...numberWords(uhid),
    ...numberWords(oldNumber),
  ]);
  return [...new Set(words)].join(' ');
}

function learnWords(db: WritableDb, patient: searchSql.Searchable): void {
  for (const word of nameWords(patient.fullName)) searchSql.insertNameWord(db, word, soundSkeleton(word));
}

/** Puts a new patient into the search; call in the transaction that inserts the row, or shows it. */
export function indexPatient(db: WritableDb, patientId: number, patient: searchSql.Searchable): void {
  searchSql.indexWords(db, searchSql.recencyOf(db, patientId).recency, searchWords(patient, []));
  learnWords(db, patient);
}

/** Many new people at once, whose recencies rise by one from `firstRecency`; each word of theirs is learned once. */
export function indexPatients(
  db: WritableDb,
  firstRecency: number,
  patients: readonly searchSql.Searchable[],
): void {
  for (const [place, patient] of patients.entries())
    searchSql.indexWords(db, firstRecency + place, searchWords(patient, []));
  const words = new Set(patients.flatMap(({ fullName }) => nameWords(fullName)));
  for (const word of words) searchSql.insertNameWord(db, word, soundSkeleton(word));
}

/** Takes a record out of the search: it was merged into another, or an import was taken back. */
export function unindexPatient(db: WritableDb, patientId: number): void {
  searchSql.unindexWords(db, searchSql.recencyOf(db, patientId).recency);
}

/** After a change of the names or numbers, its own or those of the records merged into it. */
export function reindexPatient(db: WritableDb, patientId: number, patient: searchSql.Searchable): void {
  const { recency } = searchSql.recencyOf(db, patientId);
  searchSql.unindexWords(db, recency);
  searchSql.indexWords(db, recency, searchWords(patient, searchSql.listGone(db, patientId)));
  learnWords(db, patient);
}

/** A visit lifts the person to the top of every later search, once a day. */
export function bumpRecency(
  db: WritableDb,
  patientId: number,
  patient: searchSql.Searchable,
  onDay: number,
): void {
  const before = searchSql.recencyOf(db, patientId);
  if (before.lastVisitOn === onDay) return;
  const recency = searchSql.nextRecency(db);
  searchSql.unindexWords(db, before.recency);
  searchSql.saveRecency(db, patientId, recency, onDay);
  searchSql.indexWords(db, recency, searchWords(patient, searchSql.listGone(db, patientId)));
}
