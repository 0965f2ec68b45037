import { fileURLToPath } from 'node:url';
import { parseDose } from '#shared/features/prescriptions/dose-notation.rules.ts';
import { phraseIn } from '#shared/features/prescriptions/rx-phrases.ts';
import type { PatientLanguage } from '#shared/features/settings/settings.schema.ts';
import { medicineOnPaper } from './medicine-on-paper.ts';
import {
  SAMPLE_PRESCRIPTION,
  TWELVE_MEDICINES,
  TWELVE_MEDICINES_PRESCRIPTION,
} from './prescription.sample.ts';
import type { MedicineOnPrescription, PrescriptionPrint } from './prescription-print.ts';
import { loadReferenceLists } from './reference-lists.ts';

const { phrases } = loadReferenceLists(
  fileURLToPath(new URL('../../../resources/reference', import.meta.url)),
);

const FIVE = [
  ['cefixime', '200 mg', 'tablet', 'Taxim-O 200', '1-0-1 af 5d', '10 tab', 'H1'],
  [
    'disodium hydrogen citrate',
    '1.4 g/5 mL',
    'syrup',
    'Alkasol',
    '10-0-10 ml in water af 5d',
    '100 mL',
    null,
  ],
  ['metformin', '500 mg', 'SR tablet', 'Glycomet SR 500', '1-0-1 with food 1 month', '60 tab', 'H'],
  ['telmisartan', '40 mg', 'tablet', 'Telma 40', '1-0-0 bbf 30d', '30 tab', 'H'],
  ['paracetamol', '650 mg', 'tablet', 'Dolo 650', '1 sos if fever gap 6h max 3/day', '10 tab', null],
] as const;

const TWELVE_DOSES = [
  '1-0-0-1 with food 30d',
  '1-0-0 bbf 30d',
  '1-0-0 af 30d',
  '0-0-1 af 30d',
  '0-0-1 af 30d',
  '0-1-0 af 30d',
  '1-0-0 empty stomach 30d',
  '1-0-0 30 min before food 14d',
  '0-0-1 af 15d',
  '0-1-0 af 30d',
  '1-0-1 af 5d',
  '1/2-1/2-1/2-1/2 af 3d',
];

function paperOf(
  notation: string,
  language: PatientLanguage,
  about: { generic: string; strength: string; form: string; brand: string },
): MedicineOnPrescription {
  const { dose } = parseDose(notation, { reviewDateKnown: true });
  if (!dose) throw new Error(`not a dose: ${notation}`);
  const line = { ...about, formularyId: null, scheduleMark: null, dose, quantity: null, note: '' };
  return medicineOnPaper(line, language, phrases);
}

function saidIn(language: PatientLanguage, id: string): string {
  return phraseIn(phrases, id, language) ?? '';
}

function patientPart(language: PatientLanguage): Partial<PrescriptionPrint> {
  return {
    patientLanguage: language,
    advice: ['adv_water', 'adv_salt', 'adv_walk'].map(id => saidIn(language, id)).join('. '),
    warning: saidIn(language, 'adv_worse'),
    followUp: {
      date: 'Sat 5 Dec 2026',
      phrase: saidIn(language, 'adv_fu').replace('{n}', '14'),
      feeNote: 'no fee till 5 Dec',
    },
    patientSlip: {
      nextVisit: saidIn(language, 'lab_nextvisit'),
      comeIfWorse: saidIn(language, 'adv_worse'),
      sections: [],
    },
  };
}

/** The sample prescription and its slip for a patient of that language, said by the shipped phrases. */
export function prescriptionIn(language: PatientLanguage): PrescriptionPrint {
  const medicines = FIVE.map(([generic, strength, form, brand, notation, quantity, scheduleMark]) => ({
    ...paperOf(notation, language, { generic, strength, form, brand }),
    quantity,
    scheduleMark,
  }));
  return { ...SAMPLE_PRESCRIPTION, ...patientPart(language), medicines };
}

export function twelveMedicinesIn(language: PatientLanguage): PrescriptionPrint {
  const medicines = TWELVE_MEDICINES.map((medicine, index) => {
    const { generic, strengthAndForm, brand, quantity, scheduleMark } = medicine;
    const about = { generic, strength: strengthAndForm, form: '', brand: brand ?? '' };
    return { ...paperOf(TWELVE_DOSES[index] ?? '', language, about), quantity, scheduleMark };
  });
  return { ...TWELVE_MEDICINES_PRESCRIPTION, ...patientPart(language), medicines };
}
