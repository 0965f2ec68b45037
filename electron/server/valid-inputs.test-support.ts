import { join } from 'node:path';
import { csvOf, inventedTable } from '#shared/features/measures/growth-table.test-support.ts';
import { testJpeg } from '../features/patients/test-photo.test-support.ts';
import { STAFF_PASSWORD, sampleClinic, sampleStaff } from './test-clinic.ts';
import { testPdf } from './test-files.test-support.ts';

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
const anybody = {
  ...{ fromMonths: 12, underMonths: 144, fromKg: 5, underKg: 40, sex: 'F', pregnancy: 'no', season: [6, 7] },
};
const kit = {
  ...{ kind: 'kit', name: 'Loose motions', isTeam: true },
  content: {
    ...{ key: 'L', conditions: anybody, advice: 'ORS after every stool', tests: 'Stool routine', orders: [] },
    lines: [{ line, conditions: anybody }],
  },
};
const ownForm = {
  ...{ id: 'skin', title: { en: 'Skin', hi: 'त्वचा' }, isRetired: false },
  fields: [
    { id: 'itch', type: 'yesNo', label: { en: 'Itch', hi: '' } },
    { id: 'days', type: 'number', label: { en: 'Days', hi: '' }, min: 0, max: 999, showIf: 'itch' },
  ],
  print: { prescription: [{ field: 'itch', label: { en: 'Itching', hi: '' } }], slip: [] },
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
const sheetLayout = {
  ...{ paper: 'A5', hasHeader: false, hasFooter: true, punch: 0, shiftRight: 8, shiftDown: -5 },
  ...{ blankTop: 450, blankLeft: 105, blankRight: 105, blankBottom: 120 },
};

const november = { fromDate: '2026-11-01', toDate: '2026-11-30' };
const certificate = {
  ...{ kind: 'sickness', fromOn: '2026-11-21', toOn: '2026-11-25', fitFromOn: '2026-11-26' },
  ...{ longBecause: '', diagnosis: 'Viral fever', showsDiagnosis: true, purpose: 'leave from the office' },
  ...{ identificationMarks: 'Mole on the left cheek', address: 'Lane 2, Indore', addressedTo: '' },
  ...{ reason: '', findings: '', question: '', urgency: 'routine', remarks: '', hasHindi: true },
};

const oldLayout = {
  map: { fullName: 0, phone: 1, age: 2, sex: 2 },
  ...{ dateOrder: 'dayFirst', agesOn: '2020-01-01', phoneWhenMissing: '7315550148', hasHeader: true },
};
const oldList = {
  fileName: 'old.csv',
  content: Buffer.from('Name,Mobile,Age/Sex\nHema Malik,5000061735,34/F\n').toString('base64'),
};

const growthFile = { fileName: 'growth.csv', text: csvOf(inventedTable()) };

const consentForm = {
  ...{ templateId: 'procedure', patientId: 1, visitId: null, procedure: 'Dressing', doctorId: 2 },
  languages: ['en', 'hi'],
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
    'immunisations.chart': { patientId: 1, schedule: 'NIS' },
    'immunisations.record': {
      ...{ patientId: 1, visitId: null, code: 'BCG', givenOn: '2026-11-21', place: 'here', batch: 'B-71' },
      ...{ expiresOn: '2027-05-31', brand: 'Onco', site: 'Left upper arm', note: 'Calm' },
    },
    'immunisations.withdraw': { id: 1, reason: 'Wrong child' },
    'immunisations.noteReaction': { id: 1, text: 'Fever', isSerious: false },
    'immunisations.choosePlan': { patientId: 1, schedule: 'RABIES-PEP-IM', startOn: '2026-11-20' },
    'immunisations.dueList': { byDate: '2026-12-31' },
    'immunisations.printCard': { patientId: 1 },
    'lists.show': { list: 'drugs', text: 'para' },
    'lists.save': {
      list: 'diagnoses',
      row: { code: 'A90', title: 'Dengue, our protocol', synonyms: ['haddi tod bukhar'], group: 'Fever' },
    },
    'lists.retire': { list: 'drugs', key: 'x', reason: 'No longer made' },
    'lists.dryRun': { list: 'diagnoses', csv: 'title\nDengue' },
    'lists.importFile': { list: 'diagnoses', csv: 'title\nDengue', fileName: 'ours.csv' },
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
    'encounters.measured': { visitId: 1 },
    'encounters.trends': { patientId: 1 },
    'encounters.growth': { patientId: 1 },
    'encounters.printGrowth': { patientId: 1, standard: 'Invented 1', indicator: 'weight_for_age_kg' },
    'measures.states': { patientId: 1 },
    'measures.recordState': {
      patientId: 1,
      state: { kind: 'gestationAtBirth', answer: 'known', gestationDays: 224 },
    },
    'measures.growthTables': {},
    'measures.checkGrowthTable': growthFile,
    'measures.importGrowthTable': growthFile,
    'encounters.lastSections': { visitId: 1 },
    'forms.list': {},
    'forms.get': { forms: [{ formId: 'anc', formVersion: 1 }] },
    'forms.save': { form: ownForm, changes: null },
    'encounters.saveDraft': { visitId: 2, draft: { body, typing: 'crocin 1-0' } },
    'encounters.sign': {
      ...{ visitId: 2, body },
      heeded: [
        { ruleId: 'DDI001', kind: 'interaction', level: 'major', drug: 'warfarin', other: 'ibuprofen' },
      ],
    },
    'encounters.discardDraft': { visitId: 1 },
    'encounters.amend': {
      ...{ visitId: 1, fromVersion: 1, reason: 'Dose corrected', body },
      heeded: [
        { ruleId: 'DDI001', kind: 'interaction', level: 'major', drug: 'warfarin', other: 'ibuprofen' },
      ],
    },
    'encounters.void': { visitId: 1, version: 1, reason: 'Written for another person' },
    'encounters.versions': { visitId: 1 },
    'encounters.submitForCountersign': { visitId: 2, draft: { body, typing: '' }, seenSavedAt: 0 },
    'encounters.sendBack': { visitId: 2, submissionId: 1, reason: 'Weight is missing' },
    'encounters.countersigns': {},
    'prescriptions.readLine': { text: 'dolo 650 1-0-1 5d pc', formularyId: 'free', patientId: 1 },
    'prescriptions.searchDiagnoses': { text: 'fev' },
    'prescriptions.check': {
      ...{ patientId: 1, lines: [line, line], visitId: 2 },
      stops: [{ generic: 'aspirin', strength: '75 mg', form: 'tablet', reason: 'Bleeding' }],
    },
    'prescriptions.takingNow': { patientId: 1, visitId: 2 },
    'templates.list': {},
    'templates.add': kit,
    'templates.change': { id: 1, fromVersion: 1, template: kit },
    'templates.retire': { id: 1, fromVersion: 1 },
    'templates.favourites': {
      ...{ ageMonths: 420, weightKg: 62, complaints: 'Fever' },
      diagnoses: [{ text: 'Fever', icd10: 'R50.9' }],
    },
    'templates.learnDiagnosis': { typed: 'sugar', code: 'E11.9', title: 'Type 2 diabetes' },
    'templates.shorthand': {},
    'prescriptions.alertShares': { fromDate: '2026-11-01', toDate: '2026-11-30' },
    'prescriptions.preview': { visitId: 2, body },
    'prescriptions.print': { visitId: 1 },
    'prescriptions.letterheads': {},
    'prescriptions.saveLetterhead': {
      letterheadId: null,
      version: 0,
      name: 'Front desk',
      layout: sheetLayout,
    },
    'prescriptions.retireLetterhead': { letterheadId: 1, version: 1 },
    'prescriptions.chooseLetterhead': { doctorId: 2, letterheadId: null },
    'prescriptions.letterheadSample': { layout: sheetLayout, shows: 'frame' },
    'prescriptions.calibrationSheet': { paper: 'Half' },
    'certificates.begin': { patientId: 1, visitId: 1 },
    'certificates.preview': { patientId: 1, visitId: 1, body: certificate, paper: 'A4' },
    'certificates.issue': { patientId: 1, visitId: 1, body: certificate },
    'certificates.print': { certificateId: 1, paper: 'A5', hasCounterfoil: true },
    'certificates.void': { certificateId: 1, reason: 'Wrong dates' },
    'certificates.ofPatient': { patientId: 1 },
    'certificates.register': { ...november, kind: 'sickness', doctorId: 2 },
    'certificates.printRegister': november,
    'certificates.exportRegister': november,
    'certificates.templates': {},
    'certificates.saveTemplate': {
      ...{ kind: 'sickness', version: 1, textEn: '{name} rests from {from} to {to}.', textHi: '' },
    },
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
    'labs.search': { text: 'lipid' },
    'labs.order': {
      ...{ patientId: 1, visitId: 1 },
      lines: [{ testId: 'PNL02', name: 'Lipid profile', place: 'here', isUrgent: true }],
    },
    'labs.cancel': { orderIds: [2], reason: 'Asked twice' },
    'labs.collect': { orderIds: [1] },
    'labs.worklist': { state: 'open' },
    'labs.sheet': { orderIds: [1] },
    'labs.enter': {
      orders: [{ orderId: 1, version: 0 }],
      values: [{ orderId: 1, testId: 'LAB054', value: '6.8', range: { low: 3.5, high: 5.1, text: '' } }],
      ...{ labName: '', measuredOn: '2026-11-21', heightCm: null, comment: 'Haemolysed' },
    },
    'labs.logCall': {
      ...{ orderId: 1, testId: 'LAB054', toldWhom: 'Dr Meera', toldAt: 1_795_241_000_000 },
      ...{ isReadBack: true, note: '' },
    },
    'labs.release': { orders: [{ orderId: 1, version: 1 }], comment: '', reason: '' },
    'labs.ofPatient': { patientId: 1 },
    'labs.previewReport': { serial: 'LR/26-27/000001', version: 1, layout: 'plain' },
    'labs.printReport': { serial: 'LR/26-27/000001' },
    'labs.printSlip': { orderIds: [1], paper: 'A5' },
    'labs.printLabel': { sampleNumber: '261121-001' },
    'labs.testList': { text: 'pot' },
    'labs.addTest': {
      ...{ name: 'Prick test', aliases: ['SPT'], group: 'Allergy', specimen: 'Skin', unit: '', kind: 'text' },
      ...{ choices: ['Negative'], method: 'Card' },
    },
    'labs.addRange': {
      ...{ testId: 'LAB054', sex: 'any', fromYears: 18, toYears: 60, low: 3.8, high: 5, text: '' },
      ...{ criticalLow: 2.5, criticalHigh: 6.5, validFrom: '2026-11-21' },
    },
    'documents.putFile': { saidKind: 'pdf', content: testPdf().toString('base64'), thumbnail: '' },
    'documents.add': {
      ...{
        patientId: 1,
        kind: 'labReport',
        title: 'Sugar',
        datedOn: '2026-11-20',
        tags: ['fasting'],
        note: '',
      },
      ...{ visitId: null, mayShowPatient: true, files: ['ab'.repeat(32)], consentFormId: null },
    },
    'documents.list': { patientId: 1 },
    'documents.thumbnail': { documentId: 1, pageNumber: 1 },
    'documents.versions': { documentId: 1 },
    'documents.page': { documentId: 1, pageNumber: 1 },
    'documents.saveCopy': { documentId: 1, pageNumber: 1 },
    'documents.print': { documentId: 1, pageNumber: 1 },
    'documents.change': { documentId: 1, version: 1, kind: 'imaging', title: 'Chest', datedOn: '2026-11-19' },
    'documents.withdraw': { documentId: 1, version: 1, reason: 'Of another person' },
    'documents.saveConsentTemplate': {
      ...{ templateId: null, version: null, procedure: 'Dressing', isReviewed: false, isOff: false },
      texts: { en: { title: 'Consent', body: 'I, {person}, agree.' } },
    },
    'documents.previewConsent': consentForm,
    'documents.printConsent': consentForm,
    'documents.reprintConsent': { formId: 1 },
    'documents.waitingConsents': { patientId: 1 },
    'documents.closeConsent': { formId: 1, reason: 'Not done' },
    'desktop.pickFolder': { title: 'Backups' },
    'desktop.printPage': { pdf: 'JVBERi0=' },
  };
}
