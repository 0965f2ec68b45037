import type { SheetLayout } from '#shared/features/prescriptions/letterhead.schema.ts';
import type { ClinicOnPaper, DoctorOnPaper } from '../../printing/letterhead.ts';
import type { MedicineOnPrescription, PrescriptionPrint } from './prescription-print.ts';

function medicine(number: number): MedicineOnPrescription {
  return {
    generic: `sample medicine ${number}`,
    strengthAndForm: '500 mg tablet',
    brand: null,
    english: 'After food · 5 days',
    patientLanguage: '',
    withoutCounts: { english: 'After food · 5 days', patientLanguage: '' },
    slots: ['1', null, null, '1'],
    slotUnit: null,
    centreWord: null,
    quantity: '10 tab',
    scheduleMark: null,
    food: 'after',
  };
}

export const SAMPLE_LETTERHEAD: SheetLayout = {
  paper: 'A5',
  hasHeader: true,
  hasFooter: true,
  blankTop: 450,
  blankLeft: 105,
  blankRight: 105,
  blankBottom: 120,
  punch: 0,
  shiftRight: 0,
  shiftDown: 0,
};

/** What a letterhead looks like in use: the clinic's own head, and nothing that could be taken to a chemist. */
export function samplePage(about: {
  layout: SheetLayout;
  doctor: DoctorOnPaper;
  clinic: ClinicOnPaper;
}): PrescriptionPrint {
  return {
    ...about,
    pageLanguage: 'en',
    patientLanguage: 'en',
    state: { kind: 'signed' },
    duplicateCopy: null,
    serial: 'RX/00-00/000000',
    contentHash: '0'.repeat(64),
    dateAndTime: '1 Jan 2026, 10:00 am',
    patient: {
      name: 'Sample, not a prescription',
      age: '40 y',
      sex: 'F',
      weight: '60 kg',
      uhid: 'P-00000',
      phone: '50000 00000',
      address: '1 Sample Road, Sample Town 000 000',
      guardian: null,
      abha: null,
    },
    allergy: { status: 'none' },
    vitals: [{ label: 'BP', value: '120/80', unit: '', isAbnormal: false }],
    complaints: 'This line shows where complaints stand',
    findings: 'This line shows where findings stand',
    diagnosis: { text: 'Sample', isProvisional: false },
    printSections: [],
    medicines: [1, 2, 3].map(medicine),
    stops: [],
    stopWord: '',
    orders: [{ name: 'Sample test', isUrgent: false, isOutside: false }],
    tests: '',
    advice: 'This line shows where advice stands',
    followUp: { date: 'Mon 5 Jan 2026', phrase: '', feeNote: '' },
    warning: '',
    enteredBy: null,
    patientSlip: null,
  };
}
