import type { OutputOf, ParsedInputOf } from '#shared/contract/procedure.ts';
import type { CertificateFacts } from '#shared/features/certificates/certificate.rules.ts';
import type { CertificateParty } from '#shared/features/certificates/certificate.schema.ts';
import type { certificatesContract } from '#shared/features/certificates/certificates.contract.ts';
import type { Patient } from '#shared/features/patients/patient.schema.ts';
import { formatAge } from '#shared/kernel/age.ts';
import { fromDayNumber, type LocalDate } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import { findSignedEncounter, findVoid, listStory } from '../encounters/encounters.service.ts';
import { getPerson, ofAllRecords } from '../patients/patients.service.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';
import { getDoctor } from '../users/users.service.ts';
import * as certificatesSql from './certificates.sql.ts';

// A visit a week for two years; what lies further back does not bear on a certificate of today.
const MOST_VISITS = 100;

/** The days of the person's standing signed visits, over all their records. */
function daysSeen(db: ReadableDb, patientId: number): LocalDate[] {
  return ofAllRecords(db, patientId, recordId => listStory(db, recordId, MOST_VISITS))
    .filter(({ isVoid }) => !isVoid)
    .map(({ dayDescending }) => fromDayNumber(-dayDescending));
}

export function factsFor(ctx: ReadContext | WriteContext, patientId: number): CertificateFacts {
  const today = ctx.today();
  return { today, limits: certificatesSql.limitsOn(ctx.db, today), seenOn: daysSeen(ctx.db, patientId) };
}

export function addressOf(patient: Patient): string {
  const place = [patient.city, patient.pinCode].filter(Boolean).join(' ');
  return [patient.address, patient.locality, place].filter(Boolean).join(', ');
}

export function partyOf(patient: Patient, today: LocalDate): CertificateParty {
  const { fullName, localName, uhid, sex, relativeName, guardian } = patient;
  return {
    ...{ fullName, localName, uhid, sex, relativeName: relativeName || (guardian?.fullName ?? '') },
    age: formatAge(patient.birthOn, today, patient.birthIsEstimated),
  };
}

function standingNote(db: ReadableDb, visitId: number | null) {
  const signed = visitId === null ? undefined : findSignedEncounter(db, visitId);
  return signed && !findVoid(db, signed.visitId, signed.version) ? signed.body : undefined;
}

export function begin(
  ctx: ReadContext,
  input: ParsedInputOf<typeof certificatesContract.begin>,
): OutputOf<typeof certificatesContract.begin> {
  const patient = getPerson(ctx.db, input.patientId);
  const earlier = ofAllRecords(ctx.db, patient.id, id => certificatesSql.listOfRecord(ctx.db, id)).sort(
    (a, b) => b.id - a.id,
  );
  const lastSaid = (field: 'identificationMarks' | 'address') =>
    earlier.find(({ body }) => body[field] !== '')?.body[field] ?? '';
  const note = standingNote(ctx.db, input.visitId);
  const { limits, seenOn } = factsFor(ctx, patient.id);
  ctx.subject('patient', patient.id, { visitId: input.visitId });
  return {
    identificationMarks: lastSaid('identificationMarks'),
    address: addressOf(patient) || lastSaid('address'),
    diagnosis: (note?.diagnoses ?? [])
      .map(({ text }) => text)
      .join(', ')
      .slice(0, 160),
    findings: (note?.findings ?? '').slice(0, 1200),
    ...{ limits, seenOn },
    canIssue: getDoctor(ctx.db, ctx.session.userId).profile.registrationNumber.trim() !== '',
    paper: clinicAndSettings(ctx.db).settings.prescriptionPaper,
  };
}
