import type { CertificateKind } from '#shared/features/certificates/certificate.schema.ts';
import type { ClinicOnPaper, DoctorOnPaper } from '../../printing/letterhead.ts';

/** All that a certificate's page says, in the words in which it says it. */
export type CertificatePrint = {
  paper: 'A4' | 'A5';
  /** One A4 sheet: the person's above, the clinic's counterfoil below a line to cut along. */
  hasCounterfoil: boolean;
  /** Null prints the clinic's head; otherwise the sheet carries one, and so much of it is kept free. */
  prePrinted: { topMm: number; bottomMm: number } | null;
  kind: CertificateKind;
  /** Null while it is a draft. */
  serial: string | null;
  contentHash: string | null;
  /** Of issue: '21 Nov 2026'. */
  date: string;
  /** Only where the period began before the day of issue. */
  backDated: string | null;
  doctor: DoctorOnPaper;
  clinic: ClinicOnPaper;
  patient: {
    name: string;
    ageAndSex: string;
    uhid: string;
    address: string;
    identificationMarks: string;
  };
  textEn: string;
  textHi: string;
  longBecause: string;
  remarks: string;
  /** For the counterfoil: the diagnosis, hidden or not, and the period. */
  diagnosis: string;
  period: string;
  duplicateCopy: number | null;
  voidReason: string | null;
};
