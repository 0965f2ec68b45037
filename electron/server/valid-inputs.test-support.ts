import { join } from 'node:path';
import { STAFF_PASSWORD, sampleClinic, sampleStaff } from './test-clinic.ts';

const line = {
  formularyId: null,
  generic: 'Paracetamol',
  brand: '',
  strength: '650 mg',
  form: 'tablet',
  scheduleMark: null,
  dose: {
    schedule: { kind: 'slots', counts: [1, 0, 0, 1] },
    ...{ unit: null, every: 'day', asNeeded: null, food: 'after', duration: { kind: 'days', count: 5 } },
    ...{ route: null, manner: [], note: '' },
  },
  quantity: { amount: 10, unit: 'tablets', text: '10 tablets' },
  note: '',
};
export const body = {
  ...{ complaints: 'Fever', findings: '', tests: '', advice: 'Rest', followUpOn: '2026-11-28', answers: [] },
  diagnoses: [{ text: 'Viral fever', icd10: 'B34.9', isProvisional: true }],
  lines: [line],
};
export const patient = {
  ...{ fullName: 'Farida Khan', localName: '', phone: '5000041736', phoneRelation: 'self', sex: 'F' },
  ...{ birthOn: '1990-04-02', birthIsEstimated: false, address: 'Lane 2', locality: '', city: 'Indore' },
  ...{ pinCode: '452001', oldNumber: '', abhaNumber: '', notADuplicateBecause: 'Another person' },
  guardian: { fullName: 'Imran Khan', relation: 'father', phone: '', idType: '', idLast4: '1234' },
};
const profile = sampleClinic.doctor.profile;
export const bill = {
  ...{ patientId: 1, visitId: null, doctorId: 2, discountPaise: 500, discountReason: 'Staff' },
  lines: [{ description: 'Dressing', sacCode: '999312', quantity: 2, ratePaise: 15_000 }],
  payments: [{ mode: 'upi', amountPaise: 10_000, reference: '412233445566' }],
};
const { password: _, ...kavita } = sampleStaff[0] ?? {};

/** One input per procedure that does its work on the clinic of the hostile test; `folder` holds no backups. */
export function validInputs(folder: string): Record<string, unknown> {
  const search = { text: 'sunita 4173' };
  return {
    'setup.create': sampleClinic,
    'setup.confirmRecoverySheet': {
      answers: [1, 4, 7].map(group => ({ group, text: 'ABCDE' })),
    },
    'setup.recover': { code: 'AAAAA-BBBBB', userId: 3, newPassword: 'copper lantern evening 9' },
    'setup.listBackups': { folder },
    'setup.restore': {
      path: join(folder, 'x.backup.json'),
      secret: { kind: 'password', userId: 1, password: 'x' },
    },
    'users.signIn': { userId: 3, password: STAFF_PASSWORD },
    'users.signInWithPin': { userId: 3, pin: '4071' },
    'users.add': { ...kavita, signInName: 'leela', password: 'copper lantern evening 9' },
    'users.changeDoctorProfile': { userId: 2, doctor: profile },
    'users.disable': { userId: 5 },
    'users.changePassword': { oldPassword: STAFF_PASSWORD, newPassword: STAFF_PASSWORD },
    'users.resetPassword': { userId: 4, newPassword: STAFF_PASSWORD },
    'users.setPin': { password: STAFF_PASSWORD, pin: '4071' },
    'audit.list': { beforeSeq: 20, limit: 10 },
    'settings.change': { clinic: sampleClinic.clinic, settings: {}, version: 1 },
    'patients.register': patient,
    'patients.change': { ...patient, patientId: 1, version: 1 },
    'patients.search': { ...search, limit: 5 },
    'patients.household': { phone: '5000041735' },
    'patients.lookalikes': patient,
    'patients.banner': { patientId: 1 },
    'patients.recordAllergies': {
      patientId: 1,
      status: 'listed',
      items: [{ substance: 'Penicillin', reaction: 'rash', severity: 'severe' }],
    },
    'queue.giveToken': { patientId: 1, doctorId: 2, priority: 'routine' },
    'queue.callNext': { doctorId: 2 },
    'queue.call': { visitId: 1 },
    'queue.act': { action: 'leave', visitId: 2, reason: 'Went home', priority: 'urgent', doctorId: 6 },
    'queue.tokenSlip': { visitId: 1, paper: 'A6' },
    'encounters.open': { visitId: 1 },
    'encounters.recordVitals': { visitId: 1, vitals: { systolicMmHg: 120, diastolicMmHg: 80, weightKg: 62 } },
    'encounters.latestVitals': { visitId: 1 },
    'encounters.saveDraft': { visitId: 2, draft: { body, typing: 'crocin 1-0' } },
    'encounters.sign': { visitId: 2, body },
    'prescriptions.readLine': { text: 'dolo 650 1-0-1 5d pc', formularyId: 'free' },
    'prescriptions.searchDiagnoses': { text: 'fev' },
    'prescriptions.check': { patientId: 1, lines: [line, line] },
    'prescriptions.preview': { visitId: 2, body },
    'prescriptions.print': { visitId: 1 },
    'billing.draftForVisit': { visitId: 1 },
    'billing.issue': bill,
    'billing.receive': { billId: 1, payment: { mode: 'cash', amountPaise: 100, reference: '' } },
    'billing.get': { billId: 1 },
    'billing.listForDay': { onDate: '2026-11-21' },
    'billing.listForPatient': { patientId: 1 },
    'billing.suggestLines': { text: 'dre' },
    'billing.printBill': { billId: 1, paper: 'A5' },
    'billing.printReceipt': { paymentId: 1, paper: '80mm' },
    'reports.daySheet': { onDate: '2026-11-21' },
    'reports.closeDay': {
      ...{ onDate: '2025-11-21', openingFloatPaise: 0, reason: 'Counted', expectedCashPaise: 0 },
      count: { notes: { 500: 1, 10: 3 }, coinsPaise: 700 },
    },
    'reports.printDaySheet': { onDate: '2026-11-21', paper: 'A4' },
    'desktop.pickFolder': { title: 'Backups' },
    'desktop.printPage': { pdf: 'JVBERi0=' },
  };
}
