import type { LabReportPrint, ResultOnPaper } from './lab-report.document.ts';
import type { OrderSlipPrint, SampleLabelPrint } from './lab-slip.document.ts';

const CLINIC = {
  name: 'Sanjeevani Clinic',
  addressLines: ['14, Anand Bazaar Road', 'Indore\u00a0452001'],
  phone: '73155 50148',
  email: null,
  hours: '9:30–1:30, 5:30–8:30',
};
const PATIENT = {
  name: 'Lakshmi Raghavan',
  ageAndSex: '52 y, F',
  uhid: 'SJC-24-00871',
  phone: '50000 41735',
};

function result(name: string, value: string, unit: string, range: string, flagWord = ''): ResultOnPaper {
  return { name, method: '', value, unit, range, flagWord, isComputed: false };
}

export const SAMPLE_LAB_REPORT: LabReportPrint = {
  layout: 'full',
  clinic: CLINIC,
  doctor: {
    name: 'Dr Meera Kulkarni',
    qualification: 'MD (Medicine)',
    registrationNumber: 'MP-18342',
    council: 'Madhya Pradesh Medical Council',
  },
  patient: PATIENT,
  serial: 'LR/26-27/000123',
  contentHash: '7f3a91c4d2e8b06559a1c3e7f02d8b46a0c1d2e3f405162738495a6b7c8d9e0f',
  amended: null,
  duplicateCopy: null,
  labName: '',
  sampleNumbers: '261121-004',
  times: {
    collected: '21 Nov 2026, 9:10 am',
    entered: '21 Nov 2026, 1:20 pm',
    reported: '21 Nov 2026, 1:45 pm',
  },
  groups: [
    {
      name: 'Lipid profile',
      specimen: 'Serum',
      results: [
        result('Total cholesterol', '232', 'mg/dL', 'below 200', 'HIGH'),
        result('Triglycerides', '168', 'mg/dL', 'below 150', 'HIGH'),
        result('HDL cholesterol', '46', 'mg/dL', 'above 50', 'LOW'),
        { ...result('LDL cholesterol', '152.4', 'mg/dL', 'below 100', 'HIGH'), isComputed: true },
      ],
    },
    {
      name: 'Potassium',
      specimen: 'Serum',
      results: [{ ...result('Potassium', '6.3', 'mmol/L', '3.5–5.1', 'CRITICAL HIGH'), method: 'ISE' }],
    },
    {
      name: 'Urine routine',
      specimen: 'Urine',
      results: [result('Protein', 'trace', '', 'nil', 'ABNORMAL'), result('Sugar', 'nil', '', 'nil')],
    },
  ],
  comment: 'Potassium told to Dr Meera Kulkarni at 1:30 pm and read back.',
  listVersion: '1.0.0',
};

export const AMENDED_LAB_REPORT: LabReportPrint = {
  ...SAMPLE_LAB_REPORT,
  ...{ layout: 'plain', labName: 'Narmada Diagnostics', duplicateCopy: 1 },
  amended: { version: 2, reason: 'Haemolysed sample, repeated' },
};

/** Over the page's end, with names as long as the list has them. */
export const LONG_LAB_REPORT: LabReportPrint = {
  ...SAMPLE_LAB_REPORT,
  groups: Array.from({ length: 9 }, () => SAMPLE_LAB_REPORT.groups).flat(),
};

const test = (name: string, specimen: string, isUrgent = false) => ({ name, specimen, isUrgent });

export const SAMPLE_ORDER_SLIP: OrderSlipPrint = {
  paper: 'A6',
  clinic: { name: CLINIC.name, addressLine: '14, Anand Bazaar Road, Indore', phone: CLINIC.phone },
  patient: PATIENT,
  doctorName: 'Dr Meera Kulkarni',
  orderedAt: '21 Nov 2026, 8:55 am',
  here: [test('Lipid profile', 'Serum'), test('Potassium', 'Serum', true), test('Urine routine', 'Urine')],
  outside: [test('Thyroid profile (T3, T4, TSH)', 'Serum'), test('USG abdomen', '')],
  sampleNumber: '261121-004',
};

export const SAMPLE_LABELS: readonly SampleLabelPrint[] = ['Serum', 'EDTA blood', 'Urine'].map(specimen => ({
  ...{ sampleNumber: '261121-004', patientName: PATIENT.name, ageAndSex: PATIENT.ageAndSex },
  ...{ uhid: PATIENT.uhid, specimen, collectedAt: '21 Nov 2026, 9:10 am' },
}));
