import { createHash } from 'node:crypto';
import type { Certificate, CertificateLimits } from '#shared/features/certificates/certificate.schema.ts';
import type { RegisterFilter } from '#shared/features/certificates/certificates.contract.ts';
import { fromDayNumber, type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import { fragment, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

type CertificateRow = {
  id: number;
  serial: string;
  kind: string;
  issuedDay: number;
  issuedAt: number;
  patientId: number;
  visitId: number | null;
  doctorId: number;
  doctor: string;
  party: string;
  body: string;
  templateVersion: number;
  textEn: string;
  textHi: string;
  contentHash: string;
  printCount: number;
  voidReason: string | null;
  voidedAt: number | null;
  voidedByName: string | null;
};

const CERTIFICATE = fragment(`
  certificates.id, serial, kind, issued_on AS issuedDay, issued_at AS issuedAt, patient_id AS patientId,
  visit_id AS visitId, doctor_id AS doctorId, doctor_snapshot AS doctor, party, body,
  template_version AS templateVersion, text_en AS textEn, text_hi AS textHi, content_hash AS contentHash,
  (SELECT count(*) FROM prints WHERE page = 'certificate' AND subject_id = certificates.id) AS printCount,
  certificate_voids.reason AS voidReason, voided_at AS voidedAt, users.full_name AS voidedByName
`);
const WITH_VOIDS = fragment(`
  certificates LEFT JOIN certificate_voids ON certificate_voids.certificate_id = certificates.id
    LEFT JOIN users ON users.id = certificate_voids.voided_by
`);

function certificateOf(row: CertificateRow): Certificate {
  const { issuedDay, doctor, party, body, kind: _, voidReason, voidedAt, voidedByName, ...rest } = row;
  return {
    ...rest,
    issuedOn: fromDayNumber(issuedDay),
    doctor: JSON.parse(doctor),
    party: JSON.parse(party),
    body: JSON.parse(body),
    voided:
      voidReason === null || voidedAt === null
        ? null
        : { reason: voidReason, at: voidedAt, byName: voidedByName ?? '' },
  };
}

export function find(db: ReadableDb, certificateId: number): Certificate | undefined {
  const row = db.maybeOne<CertificateRow>(sql`
    SELECT ${CERTIFICATE} FROM ${WITH_VOIDS} WHERE certificates.id = ${certificateId}`);
  return row && certificateOf(row);
}

/** Of one record, newest first. */
export function listOfRecord(db: ReadableDb, patientId: number): Certificate[] {
  return db
    .all<CertificateRow>(sql`
      SELECT ${CERTIFICATE} FROM ${WITH_VOIDS} WHERE patient_id = ${patientId} ORDER BY certificates.id DESC`)
    .map(certificateOf);
}

/** In the order of their numbers, which is that of their issue. */
export function listRegister(db: ReadableDb, filter: RegisterFilter): Certificate[] {
  return db
    .all<CertificateRow>(sql`
      SELECT ${CERTIFICATE} FROM ${WITH_VOIDS}
      WHERE issued_on BETWEEN ${toDayNumber(filter.fromDate)} AND ${toDayNumber(filter.toDate)}
        AND kind = coalesce(${filter.kind}, kind) AND doctor_id = coalesce(${filter.doctorId}, doctor_id)
      ORDER BY issued_on, certificates.id`)
    .map(certificateOf);
}

export type NewCertificate = Omit<Certificate, 'id' | 'contentHash' | 'printCount' | 'voided'> & {
  financialYear: string;
  number: number;
};

/** SHA-256 over the register's row: who, when, for whom and every word of the page. */
export function contentHashOf(certificate: Omit<NewCertificate, 'financialYear' | 'number'>): string {
  const { serial, issuedOn, issuedAt, patientId, visitId, doctorId, templateVersion } = certificate;
  const sealed = [
    ...[serial, issuedOn, issuedAt, patientId, visitId, doctorId, certificate.doctor, certificate.party],
    ...[certificate.body, templateVersion, certificate.textEn, certificate.textHi],
  ];
  return createHash('sha256').update(JSON.stringify(sealed)).digest('hex');
}

export function insert(db: WritableDb, certificate: NewCertificate): number {
  const { body } = certificate;
  const day = (date: LocalDate | null) => (date === null ? null : toDayNumber(date));
  return db.run(sql`
    INSERT INTO certificates (financial_year, number, serial, kind, issued_on, issued_at, patient_id, visit_id,
      doctor_id, doctor_snapshot, party, body, from_on, to_on, template_version, text_en, text_hi, content_hash)
    VALUES (${certificate.financialYear}, ${certificate.number}, ${certificate.serial}, ${body.kind},
      ${toDayNumber(certificate.issuedOn)}, ${certificate.issuedAt}, ${certificate.patientId},
      ${certificate.visitId}, ${certificate.doctorId}, ${JSON.stringify(certificate.doctor)},
      ${JSON.stringify(certificate.party)}, ${JSON.stringify(body)}, ${day(body.fromOn)}, ${day(body.toOn)},
      ${certificate.templateVersion}, ${certificate.textEn}, ${certificate.textHi},
      ${contentHashOf(certificate)})`).lastId;
}

export function insertVoid(
  db: WritableDb,
  voided: { certificateId: number; reason: string; at: number; by: number },
): void {
  db.run(sql`
    INSERT INTO certificate_voids (certificate_id, reason, voided_at, voided_by)
    VALUES (${voided.certificateId}, ${voided.reason}, ${voided.at}, ${voided.by})`);
}

/** The limits in force on a day. */
export function limitsOn(db: ReadableDb, onDate: LocalDate): CertificateLimits {
  const rows = db.all<{ name: keyof CertificateLimits; days: number }>(sql`
    SELECT name, days FROM certificate_limits WHERE valid_from <= ${toDayNumber(onDate)} ORDER BY valid_from`);
  const days = Object.fromEntries(rows.map(row => [row.name, row.days]));
  return {
    longDays: days.longDays ?? 0,
    backDatedDays: days.backDatedDays ?? 0,
    aheadDays: days.aheadDays ?? 0,
    mostDays: days.mostDays ?? 0,
  };
}
