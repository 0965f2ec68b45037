import type { FilledSection } from '#shared/features/forms/filled-section.schema.ts';
import { fromDayNumber, type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import { most, type ReadableDb, sql } from '../../database/db.ts';
import { listVoided } from './voids.sql.ts';

/** A form is looked for this many visits with forms back; further back it tells nothing about today. */
const MOST_VISITS = 40;

export type SignedSections = { visitId: number; onDate: LocalDate; sections: FilledSection[] };

/** Of a record's signed visits before a visit, newest first: the forms of the newest version, voided ones left out. */
export function listEarlierSections(
  db: ReadableDb,
  patientId: number,
  before: { visitId: number; onDate: LocalDate },
): SignedSections[] {
  const day = -toDayNumber(before.onDate);
  const rows = db.all<{ visitId: number; version: number; dayDescending: number; sections: string }>(sql`
    SELECT visitId, version, dayDescending, sections FROM (
      SELECT visit_id AS visitId, max(version) AS version, day_descending AS dayDescending, sections
      FROM encounters
      WHERE patient_id = ${patientId} AND day_descending >= ${day}
        AND (day_descending > ${day} OR visit_id < ${before.visitId})
      GROUP BY day_descending, visit_id)
    WHERE sections <> '[]' ORDER BY dayDescending, visitId DESC LIMIT ${most(MOST_VISITS)}`);
  if (rows.length === 0) return [];
  const voided = listVoided(db, patientId);
  return rows
    .filter(({ visitId, version }) => !voided.has(`${visitId}/${version}`))
    .map(({ visitId, dayDescending, sections }) => ({
      visitId,
      onDate: fromDayNumber(-dayDescending),
      sections: JSON.parse(sections) as FilledSection[],
    }));
}
