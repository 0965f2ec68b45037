import type { ClinicProfile } from '#shared/features/settings/settings.schema.ts';
import type { ReadableDb, WritableDb } from '../database/db.ts';
import { clinicAndSettings } from '../features/settings/settings.service.ts';
import { findHeadDoctor, getDoctor } from '../features/users/users.service.ts';
import * as letterheadsSql from './letterheads.sql.ts';

export type { PaperOfMoney } from './letterheads.sql.ts';

type PaperOfMoney = letterheadsSql.PaperOfMoney;

const KEPT = ['name', 'addressLine', 'city', 'pinCode', 'stateCode', 'phone', 'hours', 'gstin'] as const;

/** The clinic as it stands at the head of a paper of money and in its tax lines. */
export type ClinicAtHead = Pick<ClinicProfile, (typeof KEPT)[number]>;
/** The doctor as he stood when the paper was given. */
export type DoctorAtHead = {
  fullName: string;
  qualification: string;
  council: string;
  registrationNumber: string;
};
export type Letterhead = { clinic: ClinicAtHead; doctor: DoctorAtHead | null };

function clinicNow(db: ReadableDb): ClinicAtHead {
  const { clinic } = clinicAndSettings(db);
  return Object.fromEntries(KEPT.map(key => [key, clinic[key]])) as ClinicAtHead;
}

/** Nobody's (0) is the first doctor's of the clinic; where nobody is active any more, the last one's. */
function doctorNow(db: ReadableDb, doctorId: number): DoctorAtHead | null {
  const doctor = doctorId > 0 ? getDoctor(db, doctorId) : findHeadDoctor(db);
  if (!doctor) return null;
  const { qualification, council, registrationNumber } = doctor.profile;
  return { fullName: doctor.fullName, qualification, council, registrationNumber };
}

/** Keeps the clinic as it is now for a bill that is being issued; returns the letterhead's id. */
export function freezeLetterhead(db: WritableDb): number {
  return letterheadsSql.keepLetterhead(db, JSON.stringify(clinicNow(db)));
}

/** Keeps clinic and doctor as they are now at the head of a paper that was just given its number. */
export function freezePaper(
  db: WritableDb,
  { doctorId, ...paper }: PaperOfMoney & { doctorId: number },
): void {
  const doctor = doctorNow(db, doctorId);
  const letterheadId = letterheadsSql.keepLetterhead(db, JSON.stringify({ ...clinicNow(db), doctor }));
  letterheadsSql.keepPaper(db, paper, letterheadId);
}

/** The clinic as it stood when the bill was issued. */
export function clinicOfBill(db: ReadableDb, billId: number): ClinicAtHead {
  const kept = letterheadsSql.findOfBill(db, billId);
  return kept === undefined ? clinicNow(db) : (JSON.parse(kept) as ClinicAtHead);
}

/** Clinic and doctor as they stood when the paper was given; undefined where nothing was kept. */
export function findLetterhead(db: ReadableDb, paper: PaperOfMoney): Letterhead | undefined {
  const kept = letterheadsSql.findOfPaper(db, paper);
  if (kept === undefined) return undefined;
  const { doctor, ...clinic } = JSON.parse(kept) as ClinicAtHead & { doctor: DoctorAtHead | null };
  return { clinic, doctor };
}

/** The same; of a paper of which nothing was kept, as they are now. Null for a doctor where the clinic never had one. */
export function letterheadOf(
  db: ReadableDb,
  { doctorId, ...paper }: PaperOfMoney & { doctorId: number },
): Letterhead {
  const kept = findLetterhead(db, paper);
  return { clinic: kept?.clinic ?? clinicNow(db), doctor: kept?.doctor ?? doctorNow(db, doctorId) };
}

/** The clinic as it stood when a voucher was given, by its number. */
export function clinicOfNumber(db: ReadableDb, number: string): ClinicAtHead {
  const kept = letterheadsSql.findOfNumber(db, number);
  return kept === undefined ? clinicNow(db) : (JSON.parse(kept) as ClinicAtHead);
}
