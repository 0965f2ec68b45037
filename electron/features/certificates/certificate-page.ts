import { isBackDated } from '#shared/features/certificates/certificate.rules.ts';
import type {
  CertificateBody,
  CertificateDoctor,
  CertificateParty,
} from '#shared/features/certificates/certificate.schema.ts';
import { formatDate, type LocalDate } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import { clinicAndSettings, clinicToSeal } from '../settings/settings.service.ts';
import type { CertificatePrint } from './certificate-print.ts';

export type PageFacts = {
  paper: CertificatePrint['paper'];
  hasCounterfoil: boolean;
  issuedOn: LocalDate;
  body: CertificateBody;
  party: CertificateParty;
  doctor: CertificateDoctor;
  textEn: string;
  textHi: string;
  /** Null for a draft. */
  sealed: { serial: string; contentHash: string } | null;
  duplicateCopy: number | null;
  voidReason: string | null;
};

export function periodWords({ fromOn, toOn, fitFromOn }: CertificateBody): string {
  if (fromOn !== null && toOn !== null) return `${formatDate(fromOn)} to ${formatDate(toOn)}`;
  return fitFromOn === null ? '' : `fit from ${formatDate(fitFromOn)}`;
}

function backDatedWords(body: CertificateBody, issuedOn: LocalDate): string | null {
  if (!isBackDated(body, issuedOn)) return null;
  const isOpen = body.fromOn === null && body.fitFromOn !== null;
  const period = isOpen ? `from ${formatDate(body.fitFromOn ?? issuedOn)}` : periodWords(body);
  return `Issued on ${formatDate(issuedOn)} for the period ${period}`;
}

function prePrintedOf(db: ReadableDb, hasCounterfoil: boolean): CertificatePrint['prePrinted'] {
  const { settings } = clinicAndSettings(db);
  // A sheet with two copies is cut apart: each half needs a head of its own.
  if (settings.prescriptionLetterhead === 'printed' || hasCounterfoil) return null;
  return { topMm: settings.preprintedTopMm, bottomMm: settings.preprintedBottomMm };
}

/** Everything a certificate must carry (rules.md 5.1, 1.3.3 and 1.4.2), from the register or from a draft. */
export function certificatePage(db: ReadableDb, facts: PageFacts): CertificatePrint {
  const { body, party, doctor, issuedOn, sealed } = facts;
  return {
    paper: facts.hasCounterfoil ? 'A4' : facts.paper,
    hasCounterfoil: facts.hasCounterfoil,
    prePrinted: prePrintedOf(db, facts.hasCounterfoil),
    kind: body.kind,
    serial: sealed?.serial ?? null,
    contentHash: sealed?.contentHash ?? null,
    date: formatDate(issuedOn),
    backDated: backDatedWords(body, issuedOn),
    doctor: { ...doctor, name: doctor.fullName },
    clinic: party.clinic ?? clinicToSeal(db),
    patient: {
      name: party.fullName,
      ageAndSex: `${party.age}, ${party.sex}`,
      uhid: party.uhid,
      address: body.address,
      identificationMarks: body.identificationMarks,
    },
    textEn: facts.textEn,
    textHi: facts.textHi,
    longBecause: body.longBecause,
    remarks: body.remarks.trim(),
    diagnosis: body.diagnosis,
    period: periodWords(body),
    duplicateCopy: facts.duplicateCopy,
    voidReason: facts.voidReason,
  };
}
