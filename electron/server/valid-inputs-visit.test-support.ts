import { csvOf, inventedTable } from '#shared/features/measures/growth-table.test-support.ts';
import { november } from './valid-inputs-money.test-support.ts';

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
const sheetLayout = {
  ...{ paper: 'A5', hasHeader: false, hasFooter: true, punch: 0, shiftRight: 8, shiftDown: -5 },
  ...{ blankTop: 450, blankLeft: 105, blankRight: 105, blankBottom: 120 },
};
const certificate = {
  ...{ kind: 'sickness', fromOn: '2026-11-21', toOn: '2026-11-25', fitFromOn: '2026-11-26' },
  ...{ longBecause: '', diagnosis: 'Viral fever', showsDiagnosis: true, purpose: 'leave from the office' },
  ...{ identificationMarks: 'Mole on the left cheek', address: 'Lane 2, Indore', addressedTo: '' },
  ...{ reason: '', findings: '', question: '', urgency: 'routine', remarks: '', hasHindi: true },
};
const growthFile = { fileName: 'growth.csv', text: csvOf(inventedTable()) };

/** Of the doctor’s room: visits, prescriptions, certificates and tests. */
export const visitInputs: Record<string, unknown> = {
  'encounters.open': { visitId: 1 },
  'encounters.recordVitals': { visitId: 1, vitals: { systolicMmHg: 120, diastolicMmHg: 80, weightKg: 62 } },
  'encounters.latestVitals': { visitId: 1 },
  'encounters.measured': { visitId: 1 },
  'encounters.trends': { patientId: 1 },
  'encounters.exportTrends': { patientId: 1, format: 'csv', language: 'hi' },
  'encounters.exportStory': { patientId: 1, format: 'csv', language: 'hi' },
  'encounters.growth': { patientId: 1 },
  'encounters.printGrowth': { patientId: 1, standard: 'Invented 1', indicator: 'weight_for_age_kg' },
  'measures.states': { patientId: 1 },
  'measures.recordState': {
    patientId: 1,
    state: { kind: 'gestationAtBirth', answer: 'known', gestationDays: 224 },
  },
  'measures.growthTables': {},
  'measures.exportGrowthTables': { format: 'csv', language: 'hi' },
  'measures.checkGrowthTable': growthFile,
  'measures.importGrowthTable': growthFile,
  'encounters.lastSections': { visitId: 1 },
  'forms.list': {},
  'forms.exportList': { format: 'csv', language: 'hi' },
  'forms.get': { forms: [{ formId: 'anc', formVersion: 1 }] },
  'forms.save': { form: ownForm, changes: null },
  'encounters.saveDraft': { visitId: 2, draft: { body, typing: 'crocin 1-0' } },
  'encounters.sign': {
    ...{ visitId: 2, body },
    heeded: [{ ruleId: 'DDI001', kind: 'interaction', level: 'major', drug: 'warfarin', other: 'ibuprofen' }],
  },
  'encounters.discardDraft': { visitId: 1 },
  'encounters.amend': {
    ...{ visitId: 1, fromVersion: 1, reason: 'Dose corrected', body },
    heeded: [{ ruleId: 'DDI001', kind: 'interaction', level: 'major', drug: 'warfarin', other: 'ibuprofen' }],
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
  'templates.exportList': { format: 'csv', language: 'hi' },
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
  'prescriptions.exportAlertShares': { fromDate: '2026-11-01', toDate: '2026-11-30', format: 'xlsx' },
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
  'certificates.exportRegister': { ...november, format: 'csv' },
  'certificates.templates': {},
  'certificates.saveTemplate': {
    ...{ kind: 'sickness', version: 1, textEn: '{name} rests from {from} to {to}.', textHi: '' },
  },
  'encounters.exportFollowUps': { fromDate: '2026-11-21', toDate: '2026-11-30', format: 'csv' },
  'encounters.followUps': { fromDate: '2026-11-21', toDate: '2026-11-30', includesClosed: true },
  'encounters.noteFollowUpCall': { visitId: 1, result: 'coming', note: 'Evening' },
  'labs.search': { text: 'lipid' },
  'labs.order': {
    ...{ patientId: 1, visitId: 1 },
    lines: [{ testId: 'PNL02', name: 'Lipid profile', place: 'here', isUrgent: true }],
  },
  'labs.cancel': { orderIds: [2], reason: 'Asked twice' },
  'labs.collect': { orderIds: [1] },
  'labs.worklist': { state: 'open' },
  'labs.exportWorklist': { state: 'open', format: 'csv', language: 'hi' },
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
  'labs.exportOfPatient': { patientId: 1, format: 'csv', language: 'hi' },
  'labs.previewReport': { serial: 'LR/26-27/000001', version: 1, layout: 'plain' },
  'labs.printReport': { serial: 'LR/26-27/000001' },
  'labs.printSlip': { orderIds: [1], paper: 'A5' },
  'labs.printLabel': { sampleNumber: '261121-001' },
  'labs.testList': { text: 'pot' },
  'labs.exportTestList': { text: 'pot', format: 'csv', language: 'hi' },
  'labs.addTest': {
    ...{ name: 'Prick test', aliases: ['SPT'], group: 'Allergy', specimen: 'Skin', unit: '', kind: 'text' },
    ...{ choices: ['Negative'], method: 'Card' },
  },
  'labs.retireTest': { testId: 'OWN1', reason: 'Kit no longer bought' },
  'labs.checkTestFile': { csv: 'name,unit\nPrick test,mm' },
  'labs.importTests': { csv: 'name,unit\nPrick test,mm', fileName: 'tests.csv' },
  'labs.addRange': {
    ...{ testId: 'LAB054', sex: 'any', fromYears: 18, toYears: 60, low: 3.8, high: 5, text: '' },
    ...{ criticalLow: 2.5, criticalHigh: 6.5, validFrom: '2026-11-21' },
  },
};
