import type { EncounterBody } from '#shared/features/encounters/encounter.schema.ts';
import type { PastLine } from '#shared/features/prescriptions/checks/active-lines.rules.ts';
import type { RxLine } from '#shared/features/prescriptions/dose.schema.ts';
import { addMonths, fromDayNumber, type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import { fragment, most, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export type DoctorSnapshot = {
  fullName: string;
  qualification: string;
  council: string;
  registrationNumber: string;
};

export type StoredEncounter = {
  patientId: number;
  visitId: number;
  version: number;
  onDate: LocalDate;
  serial: string;
  doctorId: number;
  doctor: DoctorSnapshot;
  body: EncounterBody;
  checkRecord: Record<string, unknown>;
  contentHash: string;
  signedAt: number;
};

type EncounterRow = {
  patientId: number;
  visitId: number;
  version: number;
  dayDescending: number;
  serial: string;
  doctorId: number;
  doctor: string;
  complaints: string;
  findings: string;
  diagnoses: string;
  stops: string;
  sections: string;
  orders: string;
  tests: string;
  advice: string;
  followUpDay: number | null;
  answers: string;
  checkRecord: string;
  contentHash: string;
  signedAt: number;
};

const ENCOUNTER = fragment(`
  patient_id AS patientId, visit_id AS visitId, version, day_descending AS dayDescending, serial,
  doctor_id AS doctorId, doctor_snapshot AS doctor, complaints, findings, diagnoses, stops,
  sections, orders, tests, advice, follow_up_on AS followUpDay, warning_answers AS answers, check_record AS checkRecord,
  content_hash AS contentHash, signed_at AS signedAt
`);

function encounterOf(row: EncounterRow, lines: RxLine[]): StoredEncounter {
  return {
    patientId: row.patientId,
    visitId: row.visitId,
    version: row.version,
    onDate: fromDayNumber(-row.dayDescending),
    serial: row.serial,
    doctorId: row.doctorId,
    doctor: JSON.parse(row.doctor),
    body: {
      complaints: row.complaints,
      findings: row.findings,
      diagnoses: JSON.parse(row.diagnoses),
      lines,
      stops: JSON.parse(row.stops),
      sections: JSON.parse(row.sections),
      orders: JSON.parse(row.orders),
      tests: row.tests,
      advice: row.advice,
      followUpOn: row.followUpDay === null ? null : fromDayNumber(row.followUpDay),
      answers: JSON.parse(row.answers),
    },
    checkRecord: JSON.parse(row.checkRecord),
    contentHash: row.contentHash,
    signedAt: row.signedAt,
  };
}

function linesOf(db: ReadableDb, row: EncounterRow): RxLine[] {
  return db
    .all<{ line: string }>(sql`
      SELECT line FROM prescription_items
      WHERE patient_id = ${row.patientId} AND visit_descending = ${-row.visitId} AND version = ${row.version}
      ORDER BY line_number`)
    .map(({ line }) => JSON.parse(line) as RxLine);
}

/** The newest version of a signed visit. */
export function findCurrent(db: ReadableDb, visitId: number): StoredEncounter | undefined {
  const row = db.maybeOne<EncounterRow>(sql`
    SELECT ${ENCOUNTER} FROM encounters WHERE visit_id = ${visitId} ORDER BY version DESC LIMIT 1`);
  return row && encounterOf(row, linesOf(db, row));
}

/** The newest version, found beside the patient's other notes; `lines` are its medicines where they are known. */
export function findCurrentOf(
  db: ReadableDb,
  visit: { id: number; patientId: number; onDate: LocalDate },
  lines: RxLine[] | undefined,
): StoredEncounter | undefined {
  const row = db.maybeOne<EncounterRow>(sql`
    SELECT ${ENCOUNTER} FROM encounters
    WHERE patient_id = ${visit.patientId} AND day_descending = ${-toDayNumber(visit.onDate)}
      AND visit_id = ${visit.id}
    ORDER BY version DESC LIMIT 1`);
  return row && encounterOf(row, lines ?? linesOf(db, row));
}

type StoryRow = {
  visitId: number;
  dayDescending: number;
  version: number;
  doctor: string;
  diagnoses: string;
};
type ItemRow = { visitId: number; version: number; generic: string; strength: string; line: string };
export type StoryVisit = {
  visitId: number;
  dayDescending: number;
  doctorName: string;
  diagnoses: { text: string }[];
  medicines: { generic: string; strength: string }[];
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
      diagnoses
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
  const nameOf = doctorNames();
  return visits.map(({ visitId, dayDescending, version, doctor, diagnoses }) => {
    const medicines = (itemsByVisit.get(visitId) ?? []).filter(item => item.version === version);
    return {
      visitId,
      dayDescending,
      doctorName: nameOf(doctor),
      diagnoses: JSON.parse(diagnoses),
      medicines,
      lines: () => medicines.map(({ line }) => JSON.parse(line) as RxLine),
    };
  });
}

export type LinePerhapsTaken = PastLine & { visitId: number };

/** A prescription is written for two years at most; only "to continue" outlasts that. */
const LONGEST_COURSE_MONTHS = 24;

/** The lines of a record, newest versions only, that may still be taken on a day. */
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

export function insert(db: WritableDb, encounter: StoredEncounter): void {
  const { body } = encounter;
  db.run(sql`
    INSERT INTO encounters (patient_id, day_descending, visit_id, version, serial, doctor_id, doctor_snapshot,
      complaints, findings, diagnoses, stops, sections, orders, tests, advice, follow_up_on, warning_answers,
      check_record, content_hash, signed_at)
    VALUES (${encounter.patientId}, ${-toDayNumber(encounter.onDate)}, ${encounter.visitId}, ${encounter.version},
      ${encounter.serial}, ${encounter.doctorId}, ${JSON.stringify(encounter.doctor)}, ${body.complaints},
      ${body.findings}, ${JSON.stringify(body.diagnoses)}, ${JSON.stringify(body.stops)},
      ${JSON.stringify(body.sections)}, ${JSON.stringify(body.orders)}, ${body.tests}, ${body.advice},
      ${body.followUpOn === null ? null : toDayNumber(body.followUpOn)}, ${JSON.stringify(body.answers)},
      ${JSON.stringify(encounter.checkRecord)}, ${encounter.contentHash}, ${encounter.signedAt})`);
  body.lines.forEach((line, index) => {
    db.run(sql`
      INSERT INTO prescription_items
        (patient_id, visit_descending, version, line_number, formulary_id, generic, brand, line)
      VALUES (${encounter.patientId}, ${-encounter.visitId}, ${encounter.version}, ${index + 1}, ${line.formularyId},
        ${line.generic}, ${line.brand}, ${JSON.stringify(line)})`);
  });
}

export type StoredDraft = { doctorId: number; draft: string; savedAt: number };

export function findDraft(db: ReadableDb, visitId: number): StoredDraft | undefined {
  return db.maybeOne<StoredDraft>(sql`
    SELECT doctor_id AS doctorId, draft, saved_at AS savedAt FROM encounter_drafts WHERE visit_id = ${visitId}`);
}

export function saveDraft(db: WritableDb, visitId: number, stored: StoredDraft): void {
  db.run(sql`
    INSERT INTO encounter_drafts (visit_id, doctor_id, draft, saved_at)
    VALUES (${visitId}, ${stored.doctorId}, ${stored.draft}, ${stored.savedAt})
    ON CONFLICT (visit_id) DO UPDATE SET doctor_id = excluded.doctor_id, draft = excluded.draft,
      saved_at = excluded.saved_at`);
}

export function deleteDraft(db: WritableDb, visitId: number): void {
  db.run(sql`DELETE FROM encounter_drafts WHERE visit_id = ${visitId}`);
}
