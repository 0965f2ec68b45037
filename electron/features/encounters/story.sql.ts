import type { StoppedMedicine } from '#shared/features/encounters/encounter.schema.ts';
import type { PastLine } from '#shared/features/prescriptions/checks/active-lines.rules.ts';
import type { RxLine } from '#shared/features/prescriptions/dose.schema.ts';
import { addMonths, fromDayNumber, type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import { most, type ReadableDb, sql } from '../../database/db.ts';
import type { DoctorSnapshot } from './encounters.sql.ts';
import { listVoided } from './voids.sql.ts';

type StoryRow = {
  visitId: number;
  dayDescending: number;
  version: number;
  doctor: string;
  diagnoses: string;
  stops: string;
};
type ItemRow = { visitId: number; version: number; generic: string; strength: string; line: string };
export type StoryVisit = {
  visitId: number;
  dayDescending: number;
  doctorName: string;
  diagnoses: { text: string }[];
  medicines: { generic: string; strength: string }[];
  stops: StoppedMedicine[];
  isVoid: boolean;
  /** The whole lines, read only when asked: one visit's are needed of twenty. */
  lines(): RxLine[];
};

// Twenty visits are signed by one or two doctors: each snapshot is read once.
function doctorNames(): (snapshot: string) => string {
  const names = new Map<string, string>();
  return snapshot => {
    const known = names.get(snapshot) ?? (JSON.parse(snapshot) as DoctorSnapshot).fullName;
    names.set(snapshot, known);
    return known;
  };
}

/** A patient's signed visits, newest first, with their medicines by one query over the cluster. */
export function listStory(db: ReadableDb, patientId: number, limit: number): StoryVisit[] {
  const visits = db.all<StoryRow>(sql`
    SELECT visit_id AS visitId, day_descending AS dayDescending, max(version) AS version, doctor_snapshot AS doctor,
      diagnoses, stops
    FROM encounters WHERE patient_id = ${patientId}
    GROUP BY day_descending, visit_id ORDER BY day_descending, visit_id DESC LIMIT ${most(limit)}`);
  const oldest = Math.min(...visits.map(({ visitId }) => visitId));
  const items =
    visits.length === 0
      ? []
      : db.all<ItemRow>(sql`
          SELECT -visit_descending AS visitId, version, generic, line ->> '$.strength' AS strength, line
          FROM prescription_items WHERE patient_id = ${patientId} AND visit_descending <= ${-oldest}
          ORDER BY visit_descending, version, line_number`);
  const itemsByVisit = new Map<number, ItemRow[]>(visits.map(({ visitId }) => [visitId, []]));
  for (const item of items) itemsByVisit.get(item.visitId)?.push(item);
  const voided = listVoided(db, patientId);
  const nameOf = doctorNames();
  return visits.map(({ visitId, dayDescending, version, doctor, diagnoses, stops }) => {
    const medicines = (itemsByVisit.get(visitId) ?? []).filter(item => item.version === version);
    return {
      visitId,
      dayDescending,
      doctorName: nameOf(doctor),
      diagnoses: JSON.parse(diagnoses),
      medicines,
      stops: stops === '[]' ? [] : JSON.parse(stops),
      isVoid: voided.has(`${visitId}/${version}`),
      lines: () => medicines.map(({ line }) => JSON.parse(line) as RxLine),
    };
  });
}

export type LinePerhapsTaken = PastLine & { visitId: number };

/** A prescription is written for two years at most; only "to continue" outlasts that. */
const LONGEST_COURSE_MONTHS = 24;

/** The lines of a record, newest versions only and nothing voided, that may still be taken on a day. */
export function listLinesPerhapsTaken(
  db: ReadableDb,
  patientId: number,
  onDate: LocalDate,
): LinePerhapsTaken[] {
  const since = toDayNumber(addMonths(onDate, -LONGEST_COURSE_MONTHS));
  const visits = db.all<{
    visitId: number;
    version: number;
    dayDescending: number;
    reviewDay: number | null;
  }>(sql`
    SELECT visit_id AS visitId, max(version) AS version, day_descending AS dayDescending, follow_up_on AS reviewDay
    FROM encounters WHERE patient_id = ${patientId} GROUP BY day_descending, visit_id`);
  if (visits.length === 0) return [];
  const byVisit = new Map(visits.map(visit => [`${visit.visitId}/${visit.version}`, visit]));
  for (const voided of listVoided(db, patientId)) byVisit.delete(voided);
  const items = db.all<{ visitId: number; version: number; line: string }>(sql`
    SELECT -visit_descending AS visitId, version, line FROM prescription_items
    WHERE patient_id = ${patientId} ORDER BY visit_descending, version, line_number`);
  return items.flatMap(({ visitId, version, line }) => {
    const visit = byVisit.get(`${visitId}/${version}`);
    if (!visit || (-visit.dayDescending < since && !line.includes('"kind":"continue"'))) return [];
    return [
      {
        visitId,
        line: JSON.parse(line) as RxLine,
        startedOn: fromDayNumber(-visit.dayDescending),
        reviewOn: visit.reviewDay === null ? null : fromDayNumber(visit.reviewDay),
      },
    ];
  });
}
