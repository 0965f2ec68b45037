import type { ConsentPurpose, Notice } from '#shared/features/patients/patient.schema.ts';
import { fromDayNumber, type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import { type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

type NoticeRow = Omit<Notice, 'validFrom'> & { validFrom: number };

function noticeOf(row: NoticeRow): Notice {
  return { ...row, validFrom: fromDayNumber(row.validFrom) };
}

/** Newest first. */
export function listNotices(db: ReadableDb): Notice[] {
  return db
    .all<NoticeRow>(sql`
      SELECT version, valid_from AS validFrom, text_en AS textEn, text_hi AS textHi
      FROM notices ORDER BY version DESC`)
    .map(noticeOf);
}

export function hasNotice(db: ReadableDb, version: number): boolean {
  return db.value<number>(sql`SELECT 1 FROM notices WHERE version = ${version}`) === 1;
}

export function insertNotice(
  db: WritableDb,
  notice: { validFrom: LocalDate; textEn: string; textHi: string; addedAt: number; addedBy: number },
): Notice {
  const version = (db.value<number>(sql`SELECT max(version) FROM notices`) ?? 0) + 1;
  db.run(sql`
    INSERT INTO notices (version, valid_from, text_en, text_hi, added_at, added_by)
    VALUES (${version}, ${toDayNumber(notice.validFrom)}, ${notice.textEn}, ${notice.textHi}, ${notice.addedAt},
      ${notice.addedBy})`);
  const { validFrom, textEn, textHi } = notice;
  return { version, validFrom, textEn, textHi };
}

export type Consent = {
  noticeVersion: number;
  purpose: ConsentPurpose;
  isAgreed: number;
  recordedAt: number;
};

/** Everything the person ever answered, in the order in which it was answered. */
export function listOfPerson(db: ReadableDb, patientIds: readonly number[]): Consent[] {
  return db.all<Consent>(sql`
    SELECT notice_version AS noticeVersion, purpose, is_agreed AS isAgreed, recorded_at AS recordedAt
    FROM patient_consents WHERE patient_id IN (SELECT value FROM json_each(${JSON.stringify(patientIds)}))
    ORDER BY recorded_at, id`);
}

export type NewConsent = {
  patientId: number;
  noticeVersion: number;
  language: string;
  purpose: string;
  isAgreed: boolean;
  givenBy: string;
  recordedAt: number;
  recordedBy: number;
};

export function insert(db: WritableDb, consent: NewConsent): void {
  db.run(sql`
    INSERT INTO patient_consents (patient_id, notice_version, language, purpose, is_agreed, given_by, recorded_at,
      recorded_by)
    VALUES (${consent.patientId}, ${consent.noticeVersion}, ${consent.language}, ${consent.purpose},
      ${consent.isAgreed}, ${consent.givenBy}, ${consent.recordedAt}, ${consent.recordedBy})`);
}
