import { SAMPLE_LETTERHEAD } from './letterhead.sample.ts';
import type { MedicineOnPrescription, PrescriptionPrint } from './prescription-print.ts';

// Invented people; read by the document tests and by the sample renderer.
const NONE: Omit<
  MedicineOnPrescription,
  'generic' | 'strengthAndForm' | 'english' | 'patientLanguage' | 'quantity'
> = {
  brand: null,
  withoutCounts: null,
  slots: null,
  slotUnit: null,
  centreWord: null,
  scheduleMark: null,
  food: null,
};

export const FIVE_MEDICINES: readonly MedicineOnPrescription[] = [
  {
    ...NONE,
    generic: 'cefixime',
    strengthAndForm: '200 mg tablet',
    brand: 'Taxim-O 200',
    english: 'After food · 5 days',
    patientLanguage: 'सुबह 1, रात को 1 · खाने के बाद · 5 दिन तक',
    slots: ['1', null, null, '1'],
    quantity: '10 tab',
    scheduleMark: 'H1',
    food: 'after',
  },
  {
    ...NONE,
    generic: 'disodium hydrogen citrate',
    strengthAndForm: '1.4 g/5 mL syrup',
    brand: 'Alkasol',
    english: 'In a glass of water, after food · 5 days',
    patientLanguage: 'सुबह 10 mL, रात को 10 mL · पानी के साथ लें · खाने के बाद · 5 दिन तक',
    slots: ['10', null, null, '10'],
    slotUnit: 'mL',
    quantity: '100 mL',
    food: 'after',
  },
  {
    ...NONE,
    generic: 'metformin',
    strengthAndForm: '500 mg SR tablet',
    brand: 'Glycomet SR 500',
    english: 'With food · 30 days',
    patientLanguage: 'सुबह 1, रात को 1 · खाने के साथ · 30 दिन तक',
    slots: ['1', null, null, '1'],
    quantity: '60 tab',
    scheduleMark: 'H',
    food: 'with',
  },
  {
    ...NONE,
    generic: 'telmisartan',
    strengthAndForm: '40 mg tablet',
    brand: 'Telma 40',
    english: 'Before breakfast · 30 days',
    patientLanguage: 'सुबह 1 · नाश्ते से पहले · 30 दिन तक',
    slots: ['1', null, null, null],
    quantity: '30 tab',
    scheduleMark: 'H',
    food: 'before',
  },
  {
    ...NONE,
    generic: 'paracetamol',
    strengthAndForm: '650 mg tablet',
    brand: 'Dolo 650',
    english: 'Only if fever, 6 hours apart, at most 3 a day',
    patientLanguage: 'बुखार होने पर · हर 6 घंटे में',
    centreWord: 'SOS',
    quantity: '10 tab',
  },
];

type ShortRow = [string, string, string, string, string, string, string | null];
const TWELVE_ROWS: readonly ShortRow[] = [
  ['metformin', '500 mg SR tab', 'Glycomet SR 500', '1001', 'with food|खाने के साथ', '30', 'H'],
  ['glimepiride', '1 mg tab', 'Amaryl 1', '1000', 'before breakfast|नाश्ते से पहले', '30', 'H'],
  ['telmisartan', '40 mg tab', 'Telma 40', '1000', 'after food|खाने के बाद', '30', 'H'],
  ['amlodipine', '5 mg tab', 'Amlong 5', '0001', 'after food|खाने के बाद', '30', 'H'],
  ['atorvastatin', '20 mg tab', 'Atorva 20', '0001', 'after food|खाने के बाद', '30', 'H'],
  ['aspirin', '75 mg EC tab', 'Ecosprin 75', '0100', 'after food|खाने के बाद', '30', 'H'],
  ['levothyroxine', '50 mcg tab', 'Thyronorm 50', '1000', 'empty stomach|खाली पेट', '30', 'H'],
  ['pantoprazole', '40 mg tab', 'Pan 40', '1000', '30 min before|खाने से 30 मिनट पहले', '14', 'H'],
  ['pregabalin', '75 mg cap', 'Pregalin 75', '0001', 'after food|खाने के बाद', '15', 'H'],
  [
    'calcium carbonate + vitamin D3',
    '500 mg + 250 IU tab',
    'Shelcal 500',
    '0100',
    'after food|खाने के बाद',
    '30',
    null,
  ],
  ['cefixime', '200 mg tab', 'Taxim-O 200', '1001', 'after food|खाने के बाद', '5', 'H1'],
  ['paracetamol', '650 mg tab', 'Dolo 650', '½½½½', 'after food|खाने के बाद', '3', null],
];

const HINDI_TIMES = ['सुबह', 'दोपहर में', 'शाम को', 'रात को'];

export const TWELVE_MEDICINES: readonly MedicineOnPrescription[] = TWELVE_ROWS.map(
  ([generic, strengthAndForm, brand, counts, food, days, scheduleMark]) => {
    const [english = '', hindi = ''] = food.split('|');
    const slots = [...counts].map(count => (count === '0' ? null : count));
    const times = slots.flatMap((count, index) => (count ? [`${HINDI_TIMES[index]} ${count}`] : []));
    const perDay = slots.reduce((sum, count) => sum + (count === '½' ? 0.5 : Number(count ?? 0)), 0);
    const short = { english, patientLanguage: `${hindi} · ${days} दिन तक` };
    return {
      ...NONE,
      generic,
      strengthAndForm,
      brand,
      english: `${english} · ${days} days`,
      patientLanguage: `${times.join(', ')} · ${short.patientLanguage}`,
      withoutCounts: short,
      slots: slots as unknown as NonNullable<MedicineOnPrescription['slots']>,
      quantity: String(perDay * Number(days)),
      scheduleMark,
      food: 'after',
    };
  },
);

export const SAMPLE_PRESCRIPTION: PrescriptionPrint = {
  layout: SAMPLE_LETTERHEAD,
  pageLanguage: 'en',
  patientLanguage: 'hi',
  state: { kind: 'signed' },
  duplicateCopy: null,
  serial: 'RX/26-27/004127',
  contentHash: '9f3a61c2d07b44aa9f3a61c2d07b44aa9f3a61c2d07b44aa9f3a61c2d07b44aa',
  dateAndTime: '21 Nov 2026, 6:40 pm',
  doctor: {
    name: 'Dr. Meera A. Kulkarni',
    qualification: 'MBBS, MD (General Medicine)',
    registrationNumber: '2009/08/2931',
    council: 'Maharashtra Medical Council',
  },
  clinic: {
    name: 'Aarohi Clinic',
    addressLines: ['14 Tulsi Lane, Kothrud', 'Pune 411\u00a0038'],
    phone: '020 1555 0142',
    email: null,
    hours: '9–1, 5–9',
  },
  patient: {
    name: 'Sunita Ramesh Pawar',
    age: '58 y',
    sex: 'F',
    weight: '62 kg',
    uhid: 'AC-004812',
    phone: '50000 12345',
    address: '7 Neem Society, Karve Nagar, Pune 411 052',
    guardian: null,
    abha: null,
  },
  allergy: { status: 'listed', items: ['Sulfa drugs (rash, 2019)'] },
  vitals: [
    { label: 'BP', value: '148/92', unit: '', isAbnormal: true },
    { label: 'Pulse', value: '84', unit: '', isAbnormal: false },
    { label: 'Temp', value: '99.8', unit: '°F', isAbnormal: false },
    { label: 'SpO2', value: '97', unit: '%', isAbnormal: false },
    { label: 'RBS', value: '182', unit: 'mg/dL', isAbnormal: true },
  ],
  complaints: 'Burning urination and fever, 3 days',
  findings: 'Suprapubic tenderness; chest clear; feet: sensation normal',
  diagnosis: { text: 'Acute cystitis; type 2 diabetes; hypertension', isProvisional: false },
  printSections: [],
  medicines: FIVE_MEDICINES,
  stops: [],
  stopWord: 'बंद करें',
  orders: [],
  tests: 'Urine routine and culture (before first dose); HbA1c; creatinine',
  advice: 'खूब पानी पिएं। नमक कम करें। रोज़ 30 मिनट पैदल चलें।',
  followUp: {
    date: 'Sat 5 Dec 2026',
    phrase: '14 दिन बाद दिखाएं',
    feeNote: 'no fee for this illness till 5 Dec',
  },
  warning: 'तकलीफ बढ़े तो तुरंत आएं: बुखार, उल्टी, सांस फूलना',
  enteredBy: null,
  patientSlip: null,
};

export const TWELVE_MEDICINES_PRESCRIPTION: PrescriptionPrint = {
  ...SAMPLE_PRESCRIPTION,
  complaints: 'Burning urination 3 days; feet tingle at night 2 months',
  findings: '',
  medicines: TWELVE_MEDICINES,
  followUp: { date: 'Sat 5 Dec 2026', phrase: '14 दिन बाद दिखाएं', feeNote: 'no fee till 5 Dec' },
};

export const CHILD_PRESCRIPTION: PrescriptionPrint = {
  ...SAMPLE_PRESCRIPTION,
  state: { kind: 'draft' },
  serial: null,
  contentHash: null,
  patient: {
    name: 'Aarav Kiran Joshi',
    age: '4 y 2 m',
    sex: 'M',
    weight: '15.5 kg',
    uhid: 'AC-005120',
    phone: '50000 41735',
    address: '3 Banyan Road, Warje, Pune 411 058',
    guardian: 'Kiran Joshi (father)',
    abha: '22-7225-4829-5255',
  },
  allergy: { status: 'notRecorded' },
  diagnosis: { text: 'Viral fever', isProvisional: true },
  medicines: [FIVE_MEDICINES[1] as MedicineOnPrescription, FIVE_MEDICINES[4] as MedicineOnPrescription],
};

export const HINDI_A4_PRESCRIPTION: PrescriptionPrint = {
  ...SAMPLE_PRESCRIPTION,
  layout: { ...SAMPLE_LETTERHEAD, paper: 'A4' },
  pageLanguage: 'hi',
  state: { kind: 'amended', version: 2, reason: 'dose of metformin corrected' },
  duplicateCopy: 1,
  clinic: { ...SAMPLE_PRESCRIPTION.clinic, email: 'desk@aarohi.example' },
  allergy: { status: 'none' },
};

export const PRE_PRINTED_PRESCRIPTION: PrescriptionPrint = {
  ...SAMPLE_PRESCRIPTION,
  layout: { ...SAMPLE_LETTERHEAD, hasHeader: false, shiftRight: 8, shiftDown: -5 },
  medicines: FIVE_MEDICINES.slice(0, 4),
};
