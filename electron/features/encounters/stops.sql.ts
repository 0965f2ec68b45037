import type { StoppedMedicine } from '#shared/features/encounters/encounter.schema.ts';
import type { StoppedDrug } from '#shared/features/prescriptions/checks/active-lines.rules.ts';
import { fromDayNumber } from '#shared/kernel/local-date.ts';
import { type ReadableDb, sql } from '../../database/db.ts';
import { listVoided } from './voids.sql.ts';

/** What was ended before its time in a record, by the newest versions only and nothing voided. */
export function listStops(db: ReadableDb, patientId: number): StoppedDrug[] {
  const rows = db
    .all<{ visitId: number; version: number; dayDescending: number; stops: string }>(sql`
    SELECT visit_id AS visitId, max(version) AS version, day_descending AS dayDescending, stops
    FROM encounters WHERE patient_id = ${patientId} GROUP BY day_descending, visit_id`)
    .filter(({ stops }) => stops !== '[]');
  if (rows.length === 0) return [];
  const voided = listVoided(db, patientId);
  return rows
    .filter(({ visitId, version }) => !voided.has(`${visitId}/${version}`))
    .flatMap(({ visitId, dayDescending, stops }) =>
      (JSON.parse(stops) as StoppedMedicine[]).map(({ generic, strength, form }) => ({
        ...{ generic, strength, form, visitId },
        onDate: fromDayNumber(-dayDescending),
      })),
    );
}
