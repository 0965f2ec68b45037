import { join } from 'node:path';
import { testJpeg } from '../features/patients/test-photo.test-support.ts';
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
  ...{
    complaints: 'Fever',
    findings: '',
    stops: [],
    sections: [],
    orders: [],
    tests: '',
    advice: 'Rest',
    followUpOn: '2026-11-28',
    answers: [],
  },
  diagnoses: [{ text: 'Viral fever', icd10: 'B34.9', isProvisional: true }],
  lines: [line],
};
export const patient = {
  ...{ fullName: 'Farida Khan', localName: '', phone: '5000041736', phoneRelation: 'self', sex: 'F' },
  ...{ birthOn: '1990-04-02', birthIsEstimated: false, address: 'Lane 2', locality: '', city: 'Indore' },
  ...{ pinCode: '452001', oldNumber: '', abhaNumber: '', notADuplicateBecause: 'Another person' },
  guardian: { fullName: 'Imran Khan', relation: 'father', phone: '', idType: '', idLast4: '1234' },
};
export const session = {
  ...{ weekday: 3, startMinute: 600, endMinute: 780, mode: 'slots', slotMinutes: 10, perSlot: 2, room: '2' },
  breaks: [{ fromMinute: 690, toMinute: 700, word: 'Tea' }],
  ...{ lastTokenMinute: 770, walkInQuota: 30, phoneQuota: 20 },
};
const consents = { noticeVersion: 1, language: 'hi', purposes: { care: true, research: false }, givenBy: '' };
const profile = sampleClinic.doctor.profile;
export const bill = {
  ...{ patientId: 1, visitId: null, doctorId: 2, discountPaise: 500, discountReason: 'Staff' },
  lines: [{ description: 'Dressing', sacCode: '999312', quantity: 2, ratePaise: 15_000 }],
  payments: [{ mode: 'upi', amountPaise: 10_000, reference: '412233445566' }],
};
const { password: _, ...kavita } = sampleStaff[0] ?? {};

const oldLayout = {
  map: { fullName: 0, phone: 1, age: 2, sex: 2 },
  ...{ dateOrder: 'dayFirst', agesOn: '2020-01-01', phoneWhenMissing: '7315550148', hasHeader: true },
};
const oldList = {
  fileName: 'old.csv',
  content: Buffer.from('Name,Mobile,Age/Sex\nHema Malik,5000061735,34/F\n').toString('base64'),
};

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
    'patients.register': { ...patient, consents },
    'patients.change': { ...patient, patientId: 1, version: 1 },
    'patients.search': { ...search, limit: 5 },
    'patients.household': { phone: '5000041735' },
    'patients.lookalikes': patient,
    'patients.banner': { patientId: 1 },
    'patients.registerUnknown': { sex: 'M', aboutYears: 40, foundAt: 'Bus stand', broughtBy: 'PC Patil' },
    'patients.photo': { patientId: 1 },
    'patients.savePhoto': { patientId: 1, jpeg: testJpeg().toString('base64') },
    'patients.previewCard': { patientId: 1, shape: 'A6' },
    'patients.printCard': { patientId: 1, shape: 'label' },
    'patients.suggestLocalName': { fullName: 'Asha Rao' },
    'patients.suggestPlaces': { text: 'vij', pinCode: '452010' },
    'patients.addNotice': { textEn: 'We write down what we need to treat you.', textHi: 'सूचना' },
    'patients.printNotice': { patientId: 1 },
    'patients.recordConsents': { patientId: 1, ...consents },
    'patients.referrers': { text: 'jain' },
    'patients.addReferrer': { name: 'Dr Sunil Jain', kind: 'doctor', phone: '5000030001' },
    'patients.referralReport': { fromDate: '2026-11-01', toDate: '2026-11-30' },
    'patients.suspects': { limit: 10 },
    'patients.dismissSuspect': { firstId: 1, secondId: 2, reason: 'Mother and daughter' },
    'patients.mergePreview': { keptId: 1, goneId: 2 },
    'patients.merge': { keptId: 1, goneId: 2, reason: 'One person', takeFields: ['phone'] },
    'patients.unmerge': { mergeId: 1, reason: 'Two people' },
    'patients.recordAllergies': {
      patientId: 1,
      status: 'listed',
      items: [{ substance: 'Penicillin', reaction: 'rash', severity: 'severe' }],
    },
    'appointments.schedules': { doctorId: 2, onDate: '2026-11-21' },
    'appointments.setSchedule': { doctorId: 2, validFrom: '2026-12-01', sessions: [session] },
    'appointments.closures': { fromDate: '2026-11-21', toDate: '2026-12-21' },
    'appointments.addClosure': {
      ...{ doctorId: 2, fromDate: '2026-12-24', toDate: '2026-12-24', fromMinute: 600, toMinute: 720 },
      reason: 'Leave',
    },
    'appointments.withdrawClosure': { closureId: 1 },
    'appointments.slots': { doctorId: 2, fromDate: '2026-11-21', toDate: '2026-11-27' },
    'appointments.nextFree': { doctorId: 2, fromDate: '2026-11-22', count: 3 },
    'appointments.calendar': { fromDate: '2026-11-21', toDate: '2026-11-27' },
    'appointments.ofPatient': { patientId: 1 },
    'appointments.notices': { patientId: 1, doctorId: 2, onDate: '2026-11-24' },
    'appointments.book': {
      ...{ patientId: 1, doctorId: 2, onDate: '2026-12-02', startMinute: 610, kind: 'followUp', note: 'BP' },
      ...{ bookedBy: 'desk', overbookReason: 'Fever', seriesId: null },
    },
    'appointments.planSeries': {
      ...{ patientId: 1, doctorId: 2, firstDate: '2026-12-02', startMinute: 610, everyDays: 7, count: 4 },
    },
    'appointments.bookSeries': {
      ...{ patientId: 2, doctorId: 2, label: 'Dressing', kind: 'procedure', total: 4 },
      places: [{ onDate: '2026-12-09', startMinute: 630 }],
    },
    'appointments.reschedule': {
      ...{ appointmentId: 1, doctorId: 2, onDate: '2026-12-09', startMinute: 640, reason: 'Exam' },
      overbookReason: 'Fever',
    },
    'appointments.cancel': { appointmentId: 1, reason: 'Better now' },
    'appointments.markNoShow': { appointmentIds: [1, 2], reason: 'Rain' },
    'appointments.restore': { appointmentId: 1 },
    'appointments.callList': { onDate: '2026-11-22' },
    'imports.inspect': oldList,
    'imports.dryRun': { ...oldList, ...oldLayout },
    'imports.run': { ...oldList, ...oldLayout, takesDuplicates: false },
    'imports.undo': { importId: 1 },
    'queue.giveToken': {
      ...{ patientId: 1, doctorId: 2, kind: 'walkIn', priority: 'routine', complaint: 'Fever' },
      overbookReason: 'Came from far',
    },
    'queue.arrive': { appointmentId: 1, complaint: 'Fever' },
    'queue.undo': { visitId: 2, eventId: 2 },
    'queue.events': { visitId: 2 },
    'queue.setAway': { doctorId: 2, isAway: true, untilMinute: 720, reason: 'Tea' },
    'queue.callNext': { doctorId: 2 },
    'queue.call': { visitId: 1 },
    'queue.act': { action: 'leave', visitId: 2, reason: 'Went home', priority: 'urgent', doctorId: 6 },
    'queue.tokenSlip': { visitId: 1, paper: 'A6' },
    'encounters.open': { visitId: 1 },
    'encounters.recordVitals': { visitId: 1, vitals: { systolicMmHg: 120, diastolicMmHg: 80, weightKg: 62 } },
    'encounters.latestVitals': { visitId: 1 },
    'encounters.saveDraft': { visitId: 2, draft: { body, typing: 'crocin 1-0' } },
    'encounters.sign': {
      ...{ visitId: 2, body },
      heeded: [
        { ruleId: 'DDI001', kind: 'interaction', level: 'major', drug: 'warfarin', other: 'ibuprofen' },
      ],
    },
    'prescriptions.readLine': { text: 'dolo 650 1-0-1 5d pc', formularyId: 'free', patientId: 1 },
    'prescriptions.searchDiagnoses': { text: 'fev' },
    'prescriptions.check': { patientId: 1, lines: [line, line], visitId: 2 },
    'prescriptions.alertShares': { fromDate: '2026-11-01', toDate: '2026-11-30' },
    'prescriptions.preview': { visitId: 2, body },
    'prescriptions.print': { visitId: 1 },
    'encounters.followUps': { fromDate: '2026-11-21', toDate: '2026-11-30', includesClosed: true },
    'encounters.noteFollowUpCall': { visitId: 1, result: 'coming', note: 'Evening' },
    'billing.feeStanding': { patientId: 1, doctorId: 2 },
    'billing.draftForVisit': { visitId: 1 },
    'billing.issue': bill,
    'billing.receive': { billId: 1, payment: { mode: 'cash', amountPaise: 100, reference: '' } },
    'billing.get': { billId: 1 },
    'billing.listForDay': { onDate: '2026-11-21' },
    'billing.listForPatient': { patientId: 1 },
    'billing.suggestLines': { text: 'dre' },
    'billing.printBill': { billId: 1, paper: 'A5' },
    'billing.printReceipt': { paymentId: 1, paper: '80mm' },
    'reports.looseEnds': { onDate: '2026-11-21' },
    'reports.daySheet': { onDate: '2026-11-21' },
    'reports.closeDay': {
      ...{ onDate: '2025-11-21', openingFloatPaise: 0, reason: 'Counted', expectedCashPaise: 0 },
      looseEndsReason: 'To be finished',
      count: { notes: { 500: 1, 10: 3 }, coinsPaise: 700 },
    },
    'reports.printDaySheet': { onDate: '2026-11-21', paper: 'A4' },
    'desktop.pickFolder': { title: 'Backups' },
    'desktop.printPage': { pdf: 'JVBERi0=' },
  };
}
