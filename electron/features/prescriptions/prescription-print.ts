import type { SheetLayout } from '#shared/features/prescriptions/letterhead.schema.ts';
import type { PatientLanguage } from '#shared/features/settings/settings.schema.ts';
import type { PrintLanguage } from '#shared/i18n/print-words.ts';
import type { ClinicOnPaper, DoctorOnPaper } from '../../printing/letterhead.ts';
import type { DoseSlots, FoodRelation } from '../../printing/pictograms.ts';

/** All that a prescription page says, in the words in which it says it. */
export type PrescriptionPrint = {
  /** Paper, letterhead, edges, and how far this printer is off. */
  layout: SheetLayout;
  /** Language of the fixed words of the page. */
  pageLanguage: PrintLanguage;
  /** Language of the patient's lines; it picks the words under the pictograms. */
  patientLanguage: PatientLanguage;
  state: PrescriptionState;
  /** 1 for the first reprint; null for the original. */
  duplicateCopy: number | null;
  /** Null while it is a draft. */
  serial: string | null;
  /** Lower or upper case hex; null while it is a draft. The first twelve digits are printed as the seal. */
  contentHash: string | null;
  /** '21 Nov 2026, 6:40 pm' */
  dateAndTime: string;
  doctor: DoctorOnPaper;
  clinic: ClinicOnPaper;
  patient: PatientOnPrescription;
  allergy: AllergyOnPrescription;
  vitals: readonly VitalOnPrescription[];
  complaints: string;
  findings: string;
  diagnosis: { text: string; isProvisional: boolean };
  /** Specialty forms, each with what it says. */
  printSections: readonly SectionOnPrescription[];
  medicines: readonly MedicineOnPrescription[];
  stops: readonly StopOnPrescription[];
  /** 'Stop' in the patient's language; empty when that is English. */
  stopWord: string;
  orders: readonly OrderOnPrescription[];
  /** Written freely beside the orders. */
  tests: string;
  advice: string;
  followUp: FollowUpOnPrescription | null;
  /** When to come back at once, in the patient's language; empty leaves the bar out. */
  warning: string;
  /** The assistant whose words the doctor countersigned. */
  enteredBy: string | null;
  /** Pages for the patient after the prescription; null leaves them out. */
  patientSlip: PatientSlipWords | null;
};

/** What only the slip says, in the patient's language. */
export type PatientSlipWords = {
  nextVisit: string;
  comeIfWorse: string;
  sections: readonly SectionOnPrescription[];
};

export type SectionOnPrescription = {
  title: string;
  rows: readonly (readonly [label: string, value: string])[];
};
/** An earlier medicine that is ended. */
export type StopOnPrescription = { generic: string; strengthAndForm: string; reason: string };
export type OrderOnPrescription = { name: string; isUrgent: boolean; isOutside: boolean };

export type PrescriptionState =
  | { kind: 'signed' }
  | { kind: 'draft' }
  /** `on`: '22 Nov 2026, 6:40 pm'. */
  | { kind: 'amended'; version: number; reason: string; on?: string }
  | { kind: 'void'; reason: string };

export type PatientOnPrescription = {
  name: string;
  /** '58 y' */
  age: string;
  /** 'F' */
  sex: string;
  /** '62 kg'; needed on a child's page. */
  weight: string | null;
  uhid: string;
  phone: string | null;
  address: string | null;
  /** 'Kiran Joshi (father)'; needed on a minor's page. */
  guardian: string | null;
  /** '22-7225-4829-5255' */
  abha: string | null;
};

export type AllergyOnPrescription =
  | { status: 'notRecorded' }
  | { status: 'none' }
  | { status: 'listed'; items: readonly string[] };

export type VitalOnPrescription = { label: string; value: string; unit: string; isAbnormal: boolean };

export type MedicineOnPrescription = {
  /** Printed in capitals whatever the case here (conduct regulations 1.5). */
  generic: string;
  /** '200 mg tablet' */
  strengthAndForm: string;
  brand: string | null;
  /** What the boxes do not say, in English, phrases parted by ' · '; the whole dose where there are no boxes. */
  english: string;
  /** The whole dose in the patient's language; empty when that is English or lacks a phrase of this dose. */
  patientLanguage: string;
  /** Both languages without the counts, for the dense page, where the counts stand under the pictograms. */
  withoutCounts: { english: string; patientLanguage: string } | null;
  slots: DoseSlots | null;
  /** 'mL', 'puffs', 'units'; null for tablets. */
  slotUnit: string | null;
  /** Stands where the boxes would be: 'SOS', 'STAT', 'WEEKLY'. */
  centreWord: string | null;
  /** '10 tab'. */
  quantity: string;
  /** 'H', 'H1', 'X' */
  scheduleMark: string | null;
  food: FoodRelation | null;
};

export type FollowUpOnPrescription = {
  /** 'Sat 5 Dec 2026' */
  date: string;
  /** In the patient's language. */
  phrase: string;
  feeNote: string;
};
