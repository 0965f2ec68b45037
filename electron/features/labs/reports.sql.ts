import type { LabResult } from '#shared/features/labs/lab.schema.ts';
import { fromDayNumber, type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import { fragment, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';
import type { SignedClinic } from '../settings/settings.service.ts';

/** Name and registration as they stood when the report was signed. */
export type DoctorSnapshot = {
  fullName: string;
  qualification: string;
  council: string;
  registrationNumber: string;
};

/** What is signed beside the head of the report. */
export type ReportContent = {
  orders: { orderId: number; entryVersion: number; name: string; sampleNumber: string | null }[];
  results: LabResult[];
  comment: string;
  /** Instants; null where the sample was not taken here. */
  collectedAt: number | null;
  enteredAt: number;
  enteredByName: string;
  listVersion: string;
  /** Without it a reprint names the clinic as it stands that day. */
  clinic?: SignedClinic;
};

export type StoredReport = {
  id: number;
  version: number;
  serial: string;
  patientId: number;
  visitId: number | null;
  doctorId: number;
  doctor: DoctorSnapshot;
  labName: string;
  measuredOn: LocalDate;
  content: ReportContent;
  reason: string;
  contentHash: string;
  releasedAt: number;
};

const REPORT = fragment(`
  id, version, serial, patient_id AS patientId, visit_id AS visitId, doctor_id AS doctorId, doctor_snapshot AS doctor,
  lab_name AS labName, measured_on AS measuredOn, content, reason, content_hash AS contentHash, released_at AS releasedAt
`);
type Row = Omit<StoredReport, 'doctor' | 'content' | 'measuredOn'> & {
  doctor: string;
  content: string;
  measuredOn: number;
};

function reportOf(row: Row): StoredReport {
  const { doctor, content, measuredOn, ...rest } = row;
  return {
    ...rest,
    doctor: JSON.parse(doctor),
    content: JSON.parse(content),
    measuredOn: fromDayNumber(measuredOn),
  };
}

export function findCurrent(db: ReadableDb, id: number): StoredReport | undefined {
  const row = db.maybeOne<Row>(sql`
    SELECT ${REPORT} FROM lab_reports WHERE id = ${id} ORDER BY version DESC LIMIT 1`);
  return row && reportOf(row);
}

/** Without a version the last one. */
export function findBySerial(db: ReadableDb, serial: string, version?: number): StoredReport | undefined {
  const row = db.maybeOne<Row>(sql`
    SELECT ${REPORT} FROM lab_reports
    WHERE serial = ${serial} AND version = coalesce(${version ?? null}, version) ORDER BY version DESC LIMIT 1`);
  return row && reportOf(row);
}

/** The last version of each report, latest first. */
export function listOfPatient(db: ReadableDb, patientId: number): StoredReport[] {
  return db
    .all<Row>(sql`
      SELECT ${REPORT} FROM lab_reports
      WHERE patient_id = ${patientId}
        AND version = (SELECT max(newer.version) FROM lab_reports AS newer WHERE newer.id = lab_reports.id)
      ORDER BY released_at DESC`)
    .map(reportOf);
}

export function nextId(db: ReadableDb): number {
  return (db.value<number>(sql`SELECT max(id) FROM lab_reports`) ?? 0) + 1;
}

export function insert(db: WritableDb, report: StoredReport): void {
  const { id, version, serial, patientId, visitId, doctorId, labName, measuredOn, reason } = report;
  db.run(sql`
    INSERT INTO lab_reports (id, version, serial, patient_id, visit_id, doctor_id, doctor_snapshot, lab_name,
      measured_on, content, reason, content_hash, released_at)
    VALUES (${id}, ${version}, ${serial}, ${patientId}, ${visitId}, ${doctorId}, ${JSON.stringify(report.doctor)},
      ${labName}, ${toDayNumber(measuredOn)}, ${JSON.stringify(report.content)}, ${reason}, ${report.contentHash},
      ${report.releasedAt})`);
}
