import type { EncounterBody } from '#shared/features/encounters/encounter.schema.ts';
import type { RxLine } from '#shared/features/prescriptions/dose.schema.ts';
import { fromDayNumber, type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import { fragment, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';
import type { SignedParty } from './signed-party.ts';

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
  /** Of every version but the first: why, the seal of the one before, and whether that one was struck. */
  amendment: { reason: string; previousHash: string; isAnew?: boolean } | null;
  /** Whose words, not the doctor's own, were signed. */
  enteredBy: { userId: number; fullName: string } | null;
  /** Without it the page says what is known of the person today. */
  party?: SignedParty | null;
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
  amendReason: string;
  previousHash: string;
  isAnew: number;
  enteredBy: number | null;
  enteredByName: string;
  party: string | null;
};

const ENCOUNTER = fragment(`
  patient_id AS patientId, visit_id AS visitId, version, day_descending AS dayDescending, serial,
  doctor_id AS doctorId, doctor_snapshot AS doctor, complaints, findings, diagnoses, stops,
  sections, orders, tests, advice, follow_up_on AS followUpDay, warning_answers AS answers, check_record AS checkRecord,
  content_hash AS contentHash, signed_at AS signedAt, amend_reason AS amendReason, previous_hash AS previousHash,
  is_anew AS isAnew,   entered_by AS enteredBy, entered_by_name AS enteredByName, party
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
    amendment: amendmentOf(row),
    enteredBy: row.enteredBy === null ? null : { userId: row.enteredBy, fullName: row.enteredByName },
    party: row.party === null ? null : JSON.parse(row.party),
  };
}

function amendmentOf({
  version,
  amendReason,
  previousHash,
  isAnew,
}: EncounterRow): StoredEncounter['amendment'] {
  if (version === 1) return null;
  return { reason: amendReason, previousHash, ...(isAnew === 1 && { isAnew: true }) };
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

/** Every version of a visit, the first one first. */
export function listVersions(db: ReadableDb, visitId: number): StoredEncounter[] {
  return db
    .all<EncounterRow>(sql`SELECT ${ENCOUNTER} FROM encounters WHERE visit_id = ${visitId} ORDER BY version`)
    .map(row => encounterOf(row, linesOf(db, row)));
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

export function insert(db: WritableDb, encounter: StoredEncounter): void {
  const { body } = encounter;
  db.run(sql`
    INSERT INTO encounters (patient_id, day_descending, visit_id, version, serial, doctor_id, doctor_snapshot,
      complaints, findings, diagnoses, stops, sections, orders, tests, advice, follow_up_on, warning_answers,
      check_record, content_hash, signed_at, amend_reason, previous_hash, is_anew, entered_by,
      entered_by_name, party)
    VALUES (${encounter.patientId}, ${-toDayNumber(encounter.onDate)}, ${encounter.visitId}, ${encounter.version},
      ${encounter.serial}, ${encounter.doctorId}, ${JSON.stringify(encounter.doctor)}, ${body.complaints},
      ${body.findings}, ${JSON.stringify(body.diagnoses)}, ${JSON.stringify(body.stops)},
      ${JSON.stringify(body.sections)}, ${JSON.stringify(body.orders)}, ${body.tests}, ${body.advice},
      ${body.followUpOn === null ? null : toDayNumber(body.followUpOn)}, ${JSON.stringify(body.answers)},
      ${JSON.stringify(encounter.checkRecord)}, ${encounter.contentHash}, ${encounter.signedAt},
      ${encounter.amendment?.reason ?? ''}, ${encounter.amendment?.previousHash ?? ''},
      ${encounter.amendment?.isAnew ? 1 : 0},       ${encounter.enteredBy?.userId ?? null}, ${encounter.enteredBy?.fullName ?? ''},
      ${encounter.party ? JSON.stringify(encounter.party) : null})`);
  body.lines.forEach((line, index) => {
    db.run(sql`
      INSERT INTO prescription_items
        (patient_id, visit_descending, version, line_number, formulary_id, generic, brand, line)
      VALUES (${encounter.patientId}, ${-encounter.visitId}, ${encounter.version}, ${index + 1}, ${line.formularyId},
        ${line.generic}, ${line.brand}, ${JSON.stringify(line)})`);
  });
}
