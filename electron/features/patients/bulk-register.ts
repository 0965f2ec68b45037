import type { NewPatient } from '#shared/features/patients/patient.schema.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { formatByPattern, periodOfPattern } from '#shared/kernel/number-pattern.ts';
import type { ReadableDb, WritableDb } from '../../database/db.ts';
import { takeNextNumbers } from '../../server/number-series.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';
import * as bulkSql from './bulk-register.sql.ts';
import { indexPatients } from './patient-index.ts';

export type { Registered } from './bulk-register.sql.ts';

export type ManyPeople = {
  people: readonly (NewPatient & { registeredAt: number })[];
  importId: number;
  /** The recency of the first of them; see `recencyBelowAll`. */
  firstRecency: number;
  today: LocalDate;
  registeredBy: number;
};

/**
 * Where the recencies of `count` people begin who were never seen here: below everybody who is registered, so that
 * those whom the clinic knows stay first in every list.
 */
export function recencyBelowAll(db: ReadableDb, count: number): number {
  return Math.min(bulkSql.lowestRecency(db), 0) - count;
}

function takeUhids(db: WritableDb, date: LocalDate, count: number): string[] {
  const { settings } = clinicAndSettings(db);
  const { uhidPattern, uhidPrefix } = settings;
  const uhids: string[] = [];
  while (uhids.length < count) {
    const missing = count - uhids.length;
    const first = takeNextNumbers(db, 'uhid', periodOfPattern(uhidPattern, date), missing);
    const fresh = Array.from({ length: missing }, (_, place) =>
      formatByPattern(uhidPattern, uhidPrefix, date, first + place),
    );
    // A pattern that the owner changed may meet numbers of the one before.
    const taken = new Set(bulkSql.listTakenUhids(db, fresh));
    uhids.push(...fresh.filter(uhid => !taken.has(uhid)));
  }
  return uhids;
}

/** Saves and indexes people whom nobody finds until `showImported`; call it for a few hundred at a time. */
export function registerHidden(db: WritableDb, many: ManyPeople): { patientId: number; uhid: string }[] {
  const { importId, firstRecency, registeredBy } = many;
  const uhids = takeUhids(db, many.today, many.people.length);
  const people = many.people.map((person, place) => ({ ...person, uhid: uhids[place] ?? '' }));
  const registered = people.map((person, place) => ({
    uhid: person.uhid,
    patientId: bulkSql.insertHidden(db, { ...person, recency: firstRecency + place, importId, registeredBy }),
  }));
  indexPatients(db, firstRecency, people);
  return registered;
}

/** In one statement all of them are there; whose ABHA somebody was given meanwhile stays hidden and is named. */
export function showImported(
  db: WritableDb,
  importId: number,
): { shownCount: number; heldBackIds: number[] } {
  const heldBackIds = bulkSql.listWithAbhaTakenMeanwhile(db, importId);
  return { shownCount: bulkSql.show(db, importId, heldBackIds), heldBackIds };
}

/** Nobody finds them any more; their numbers are never given again. */
export function hideImported(db: WritableDb, importId: number): void {
  bulkSql.hide(db, importId);
  bulkSql.unindexHidden(db, importId);
}

export { listByAny as listRegisteredByAny } from './bulk-register.sql.ts';
