import type { CertificatePrint } from './certificate-print.ts';
import type { RegisterPrint } from './register.document.ts';

export const SAMPLE_CERTIFICATE: CertificatePrint = {
  paper: 'A5',
  hasCounterfoil: false,
  prePrinted: null,
  kind: 'sickness',
  serial: 'MC/26-27/000123',
  contentHash: '7f3a91c4d2e8b06559a1c3e7f02d8b46a0c1d2e3f405162738495a6b7c8d9e0f',
  date: '21 Nov 2026',
  backDated: 'Issued on 21 Nov 2026 for the period 19 Nov 2026 to 24 Nov 2026',
  doctor: {
    name: 'Dr Meera Kulkarni',
    qualification: 'MD (Medicine)',
    registrationNumber: 'MP-18342',
    council: 'Madhya Pradesh Medical Council',
  },
  clinic: {
    name: 'Sanjeevani Clinic',
    addressLines: ['14, Anand Bazaar Road', 'Indore\u00a0452001'],
    phone: '73155 50148',
    email: null,
    hours: '9:30–1:30, 5:30–8:30',
  },
  patient: {
    name: 'Lakshmi Raghavan',
    ageAndSex: '52 y, F',
    uhid: 'SJC-24-00871',
    address: '14, Scheme 54, Vijay Nagar, Indore 452010',
    identificationMarks: 'Mole on the left cheek; scar above the right elbow',
  },
  textEn: [
    'This is to certify that I have examined Lakshmi Raghavan, aged 52 years, female, c/o Raghavan Iyer, of 14, Scheme 54, Vijay Nagar, Indore 452010. In my opinion the patient is suffering from acute bronchitis and needs rest for 6 days, from 19 Nov 2026 to 24 Nov 2026, both days included. The patient is expected to be fit to resume from 25 Nov 2026.',
    'This certificate is given for leave from the office.',
  ].join('\n'),
  textHi:
    'प्रमाणित किया जाता है कि लक्ष्मी राघवन मेरे इलाज में हैं और उन्हें 19 नवंबर 2026 से 24 नवंबर 2026 तक, कुल 6 दिन आराम की ज़रूरत है।',
  longBecause: '',
  remarks: 'To come again on 24 Nov 2026.',
  diagnosis: 'Acute bronchitis',
  period: '19 Nov 2026 to 24 Nov 2026',
  duplicateCopy: null,
  voidReason: null,
};

export const SAMPLE_REFERRAL: CertificatePrint = {
  ...SAMPLE_CERTIFICATE,
  ...{
    kind: 'referral',
    paper: 'A4',
    backDated: null,
    textHi: '',
    remarks: '',
    diagnosis: 'Angina, suspected',
  },
  ...{ period: '', serial: 'MC/26-27/000124' },
  patient: { ...SAMPLE_CERTIFICATE.patient, identificationMarks: '' },
  textEn: [
    'To: Dr Suresh Patwardhan, cardiologist, Choithram Road, Indore',
    'Urgency: Soon',
    '',
    'Dear Doctor,',
    'Thank you for seeing Lakshmi Raghavan, aged 52 years, female, c/o Raghavan Iyer, referred for chest tightness on climbing stairs since three weeks.',
    'Diagnosis so far: Angina, suspected.',
    'Findings: BP 148/92, pulse 84, heart sounds normal, no oedema. ECG at rest: T inversion in V4–V6.',
    'My question: Stress test or angiography first? May metformin go on?',
    'Please let me know what you find and advise.',
  ].join('\n'),
};

const ROW = {
  ...{ serial: 'MC/26-27/000123', date: '21 Nov 2026', kind: 'Sickness', name: 'Lakshmi Raghavan' },
  ...{ ageAndSex: '52 y, F', uhid: 'SJC-24-00871', address: '14, Scheme 54, Vijay Nagar, Indore 452010' },
  ...{ identificationMarks: 'Mole on the left cheek', diagnosis: 'Acute bronchitis' },
  ...{ period: '19 Nov 2026 to 24 Nov 2026', doctor: 'Dr Meera Kulkarni', registrationNumber: 'MP-18342' },
  ...{ copies: 1, voidReason: null },
};

export const SAMPLE_REGISTER: RegisterPrint = {
  clinic: SAMPLE_CERTIFICATE.clinic,
  period: '1 Nov 2026 to 30 Nov 2026',
  rows: [
    ROW,
    { ...ROW, serial: 'MC/26-27/000124', kind: 'Leave', copies: 2, voidReason: 'Wrong dates' },
    {
      ...ROW,
      ...{ serial: 'MC/26-27/000125', kind: 'Referral', identificationMarks: '', period: '' },
      diagnosis: 'Chest tightness on climbing stairs since three weeks',
    },
  ],
};
