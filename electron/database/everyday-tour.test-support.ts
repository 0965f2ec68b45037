import { contract, nameOf } from '#shared/contract/index.ts';
import type { AnyProcedure, InputOf, OutputOf } from '#shared/contract/procedure.ts';
import { csvOf, inventedTable } from '#shared/features/measures/growth-table.test-support.ts';
import type { RxLine } from '#shared/features/prescriptions/dose.schema.ts';
import { testJpeg } from '../features/patients/test-photo.test-support.ts';
import { PEOPLE, type TestClinic, type TestClock } from '../server/test-clinic.ts';
import { tourTheApprovals, tourTheUpi } from './approvals-and-upi-tour.test-support.ts';
import { tourTheDrawers, tourTheReports } from './drawers-and-reports-tour.test-support.ts';
import { tourTheLetterheads } from './letterhead-tour.test-support.ts';
import { tourTheMoneyBack } from './refunds-tour.test-support.ts';
import { tourTheCountersigns, tourTheSignatures } from './signing-tour.test-support.ts';
import { tourTheCatalogue, tourTheLists, tourTheVaccines } from './small-tours.test-support.ts';

/** They touch people, keys and files, but none of the tables that grow. */
export const NOT_TOURED: ReadonlySet<string> = new Set([
  ...[
    'setup.create',
    'setup.recoverySheet',
    'setup.confirmRecoverySheet',
    'setup.recover',
    'setup.listBackups',
  ],
  ...['setup.restore', 'users.signInWithPin', 'users.lock', 'users.signOut', 'users.add', 'users.disable'],
  ...[
    'users.changePassword',
    'users.resetPassword',
    'users.setPin',
    'live.changes',
    'queue.followWaitingScreen',
    // They need a phone in the clinic's network; all they read are two tables of one or two rows.
    ...['documents.openPhoneUpload', 'documents.phonePages', 'documents.takePhonePage'],
    ...['documents.receivePhonePage', 'documents.closePhoneUpload'],
    'desktop.pickFolder',
    'desktop.openWaitingScreen',
    'desktop.printPage',
    // Packages are sold by bills; packages.test.ts goes through their tables.
    'catalogue.transferPackage',
  ],
]);

type Caller = <P extends AnyProcedure>(procedure: P, input: InputOf<P>) => Promise<OutputOf<P>>;

const asha = {
  fullName: 'Asha Tourist',
  phone: '5000099999',
  birthOn: '1984-11-21',
  birthIsEstimated: true,
  sex: 'F' as const,
  abhaNumber: '91000000000001',
};
const measured = { systolicMmHg: 120, diastolicMmHg: 80, weightKg: 60 };

async function tourTheDesk(call: Caller): Promise<{ patientId: number; visitId: number }> {
  await call(contract.setup.status, {});
  const patient = await call(contract.patients.register, asha);
  const changed = await call(contract.patients.change, {
    ...asha,
    patientId: patient.id,
    version: patient.version,
    locality: 'Palasia',
  });
  for (const text of [
    'a',
    'ash',
    'asha tou',
    'ahsa',
    'tuorist',
    '99999',
    '5000',
    '5000099999',
    changed.uhid,
    'A-01',
    asha.abhaNumber,
  ]) {
    await call(contract.patients.search, { text });
  }
  await call(contract.patients.household, { phone: asha.phone });
  await call(contract.patients.lookalikes, { ...asha, fullName: 'Aasha Turist' });
  await call(contract.patients.banner, { patientId: patient.id });
  const { visitId } = await call(contract.queue.giveToken, {
    patientId: patient.id,
    doctorId: PEOPLE.doctor,
  });
  await call(contract.queue.tokenSlip, { visitId });
  await call(contract.settings.printKeyCard, {});
  await call(contract.queue.act, { action: 'transfer', visitId, doctorId: PEOPLE.secondDoctor });
  await call(contract.queue.act, { action: 'hold', visitId });
  await call(contract.queue.act, { action: 'return', visitId });
  await call(contract.queue.act, { action: 'leave', visitId, reason: 'tired' });
  await call(contract.queue.act, { action: 'return', visitId });
  await call(contract.queue.act, { action: 'prioritise', visitId, priority: 'urgent', reason: 'Breathless' });
  await call(contract.queue.act, { action: 'transfer', visitId, doctorId: PEOPLE.doctor });
  return { patientId: patient.id, visitId };
}

const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];

async function tourTheSchedules(call: Caller): Promise<void> {
  const sessions = EVERY_DAY.map(weekday => ({
    ...{ weekday, startMinute: 0, endMinute: 900, mode: 'slots' as const, slotMinutes: 10 },
  }));
  for (const doctorId of [PEOPLE.doctor, PEOPLE.secondDoctor]) {
    await call(contract.appointments.setSchedule, { doctorId, validFrom: '2026-11-21', sessions });
    await call(contract.appointments.schedules, { doctorId });
  }
}

async function tourTheBookings(call: Caller, patientId: number, clock: TestClock): Promise<void> {
  const { appointments } = contract;
  const doctorId = PEOPLE.doctor;
  const days = { fromDate: '2026-11-21', toDate: '2026-11-28' };
  const leave = { doctorId, fromDate: '2026-11-24', toDate: '2026-11-24', reason: 'Leave' };
  const booked = await call(appointments.book, {
    patientId,
    doctorId,
    onDate: '2026-11-24',
    startMinute: 600,
  });
  const { closure } = await call(appointments.addClosure, leave);
  await call(appointments.toRebook, {});
  await call(appointments.closures, days);
  await call(appointments.withdrawClosure, { closureId: closure.id });
  await call(appointments.slots, days);
  const [free] = await call(appointments.nextFree, { doctorId });
  await call(appointments.notices, { patientId, doctorId, onDate: '2026-11-24' });
  const moved = await call(appointments.reschedule, {
    ...{ appointmentId: booked.id, doctorId, onDate: '2026-11-25', startMinute: 610 },
  });
  await call(appointments.cancel, { appointmentId: moved.id, reason: 'Better' });
  await call(appointments.restore, { appointmentId: moved.id });
  await call(appointments.planSeries, {
    ...{ patientId, doctorId, firstDate: '2026-12-01', startMinute: 600, everyDays: 7, count: 3 },
  });
  await call(appointments.bookSeries, {
    ...{ patientId, doctorId, label: 'Dressing', kind: 'procedure', total: 2 },
    places: [{ onDate: '2026-12-01', startMinute: 600 }],
  });
  const today = { patientId, doctorId, onDate: '2026-11-21', startMinute: free?.startMinute ?? 0 };
  const running = await call(appointments.book, today);
  await call(appointments.callList, { onDate: '2026-11-21' });
  await call(appointments.exportCallList, { onDate: '2026-11-21', format: 'csv' });
  await call(appointments.calendar, days);
  await call(appointments.ofPatient, { patientId });
  clock.advance(10 * 60_000);
  await call(appointments.markNoShow, { appointmentIds: [running.id] });
}

async function tourTheQueue(call: Caller, patientId: number, visitId: number): Promise<void> {
  const { queue } = contract;
  await call(queue.act, { action: 'complaint', visitId, complaint: 'Fever, breathless' });
  const board = await call(queue.dayBoard, {});
  const row = board.doctors.flatMap(({ rows }) => rows).find(one => one.visitId === visitId);
  await call(queue.undo, { visitId, eventId: row?.undo?.eventId ?? 0 });
  await call(queue.events, { visitId });
  await call(queue.setAway, { doctorId: PEOPLE.doctor, isAway: true, reason: 'Tea' });
  await call(queue.setAway, { doctorId: PEOPLE.doctor, isAway: false });
  const [free] = await call(contract.appointments.nextFree, { doctorId: PEOPLE.secondDoctor });
  const booked = await call(contract.appointments.book, {
    ...{ patientId, doctorId: PEOPLE.secondDoctor, onDate: free?.onDate ?? '' },
    startMinute: free?.startMinute ?? 0,
  });
  await call(queue.arrive, { appointmentId: booked.id });
  await call(queue.waitingScreen, {});
  await call(contract.billing.feeStandings, {});
  await call(contract.billing.feeStanding, { patientId, doctorId: PEOPLE.doctor });
  await call(contract.reports.looseEnds, {});
}

async function tourTheIdentity(call: Caller, patientId: number): Promise<void> {
  const { patients } = contract;
  const unknown = await call(patients.registerUnknown, { sex: 'M', aboutYears: 40, foundAt: 'Bus stand' });
  const referrer = await call(patients.addReferrer, { name: 'Dr Tourist', kind: 'doctor', phone: '' });
  await call(patients.referrers, { text: 'tour' });
  const jpeg = testJpeg({ width: 64, height: 80 }).toString('base64');
  await call(patients.savePhoto, { patientId, jpeg });
  await call(patients.photo, { patientId });
  await call(patients.printCard, { patientId: unknown.id, shape: 'label' });
  await call(patients.previewCard, { patientId, shape: 'A6' });
  await call(patients.printCard, { patientId, shape: 'A6' });
  await call(patients.suggestLocalName, { fullName: asha.fullName });
  await call(patients.suggestPlaces, { text: 'pal' });
  await call(patients.suggestPlaces, { text: '', pinCode: '452001' });
  await call(patients.notices, {});
  await call(patients.printNotice, { patientId });
  const purposes = { care: true, messages: false };
  await call(patients.recordConsents, { patientId, noticeVersion: 1, language: 'hi', purposes });
  const sister = { ...asha, fullName: 'Usha Tourist', abhaNumber: '', referrerId: referrer.id };
  await call(patients.register, { ...sister, notADuplicateBecause: 'Her sister' });
  await call(patients.wantsMessages, { patientId });
  await call(patients.banner, { patientId });
}

async function tourTheMeasures(call: Caller, patientId: number, visitId: number): Promise<void> {
  const { measures, encounters } = contract;
  const file = { fileName: 'growth.csv', text: csvOf(inventedTable()) };
  await call(measures.recordState, { patientId, state: { kind: 'breastFeeding', answer: 'no' } });
  await call(measures.recordState, { patientId, state: { kind: 'gestationAtBirth', gestationDays: 224 } });
  await call(measures.states, { patientId });
  await call(measures.checkGrowthTable, file);
  await call(measures.importGrowthTable, file);
  await call(measures.growthTables, {});
  await call(encounters.measured, { visitId });
  await call(encounters.trends, { patientId });
  const child = await call(contract.patients.register, {
    ...{ fullName: 'Gudiya Tourist', phone: '5000099996', birthOn: '2025-11-21', birthIsEstimated: true },
    ...{ sex: 'F' as const, notADuplicateBecause: 'Her daughter' },
  });
  await call(encounters.growth, { patientId: child.id });
  const page = { standard: 'Invented 1', indicator: 'weight_for_age_kg' as const };
  await call(encounters.printGrowth, { patientId: child.id, ...page });
}

async function tourTheTemplates(
  call: Caller,
  patientId: number,
  visitId: number,
  lines: readonly RxLine[],
): Promise<void> {
  const { templates } = contract;
  await call(contract.prescriptions.takingNow, { patientId, visitId });
  const conditions = {};
  const content = {
    ...{ key: 'F', conditions, advice: 'Rest', tests: '', orders: [] },
    lines: lines.map(line => ({ line, conditions })),
  };
  const kit = { kind: 'kit' as const, name: 'Fever', isTeam: true, content };
  const { id } = await call(templates.add, kit);
  await call(templates.change, { id, fromVersion: 1, template: kit });
  await call(templates.list, {});
  await call(templates.retire, { id, fromVersion: 2 });
  await call(templates.learnDiagnosis, { typed: 'fever', code: 'R50.9', title: 'Fever' });
  const diagnoses = [{ text: 'Fever', icd10: 'R50.9' }];
  await call(templates.favourites, { ageMonths: 504, weightKg: 60, diagnoses, complaints: 'Fever' });
  await call(templates.shorthand, {});
}

async function tourTheRoom(call: Caller, patientId: number, visitId: number): Promise<void> {
  await call(contract.patients.recordAllergies, {
    patientId,
    status: 'listed',
    items: [{ substance: 'Ibuprofen' }],
  });
  await call(contract.queue.callNext, { doctorId: PEOPLE.doctor });
  const board = await call(contract.queue.dayBoard, {});
  const waiting = board.doctors[0]?.rows.find(row => row.state === 'waiting');
  await call(contract.queue.call, { visitId: waiting?.visitId ?? 0 });
  await call(contract.encounters.recordVitals, { visitId, vitals: measured });
  await call(contract.encounters.latestVitals, { visitId });
  await tourTheMeasures(call, patientId, visitId);
  const { line } = await call(contract.prescriptions.readLine, { text: 'dolo 650 1-0-1 5d pc', patientId });
  await call(contract.prescriptions.searchDiagnoses, { text: 'fever' });
  const lines = line ? [line] : [];
  await call(contract.prescriptions.check, { patientId, lines });
  const november = { fromDate: '2026-11-01', toDate: '2026-11-30' };
  await call(contract.prescriptions.alertShares, november);
  await call(contract.prescriptions.exportAlertShares, { ...november, format: 'csv' });
  const sections = await tourTheForms(call);
  const body = { complaints: 'Fever', lines, followUpOn: '2026-11-28', sections };
  await call(contract.encounters.saveDraft, { visitId, draft: { body } });
  await call(contract.encounters.open, { visitId });
  await call(contract.prescriptions.preview, { visitId, body });
  await call(contract.encounters.lastSections, { visitId });
  await call(contract.encounters.sign, { visitId, body });
  await call(contract.encounters.open, { visitId });
  await call(contract.prescriptions.print, { visitId });
  await tourTheTemplates(call, patientId, visitId, lines);
  await tourTheSignatures(call, visitId, body);
  await tourTheLetterheads(call, visitId);
  const dueDays = { fromDate: '2026-11-21', toDate: '2026-11-30' };
  await call(contract.encounters.followUps, dueDays);
  await call(contract.encounters.exportFollowUps, { ...dueDays, format: 'csv' });
  await call(contract.encounters.noteFollowUpCall, { visitId, result: 'coming' });
}

async function tourTheForms(call: Caller) {
  const { forms } = contract;
  const own = { id: 'skin', title: { en: 'Skin' }, print: {} };
  const itch = { id: 'itch', type: 'yesNo' as const, label: { en: 'Itch' } };
  await call(forms.save, { form: { ...own, fields: [itch] }, changes: null });
  await call(forms.list, {});
  await call(forms.get, { forms: [{ formId: 'skin', formVersion: 1001 }] });
  return [{ formId: 'anc', formVersion: 1, title: 'Antenatal visit', values: { lmp: '2026-05-01' } }];
}

async function tourThePapers(call: Caller, patientId: number, visitId: number): Promise<void> {
  const { documents } = contract;
  const content = testJpeg({ width: 200, height: 280 }).toString('base64');
  const { file } = await call(documents.putFile, { saidKind: 'jpeg', content });
  const facts = { kind: 'labReport' as const, datedOn: '2026-11-20', visitId };
  const { documentId } = await call(documents.add, { patientId, ...facts, files: [file] });
  const page = { documentId, pageNumber: 1 };
  await call(documents.list, { patientId });
  await call(documents.thumbnail, page);
  await call(documents.page, page);
  await call(documents.saveCopy, page);
  await call(documents.print, page);
  await call(documents.change, { ...facts, documentId, version: 1, title: 'Sugar' });
  await call(documents.versions, { documentId });
  await call(documents.withdraw, { documentId, version: 2, reason: 'Of another person' });
  const [template] = await call(documents.consentTemplates, {});
  const texts = { en: { title: 'Consent', body: 'I, {person}, agree.' } };
  const own = { templateId: null, version: null, procedure: 'Dressing', texts, isReviewed: false };
  await call(documents.saveConsentTemplate, own);
  const form = { patientId, visitId, procedure: 'Dressing', doctorId: PEOPLE.doctor };
  const asked = { ...form, templateId: template?.templateId ?? '', languages: ['en' as const] };
  await call(documents.previewConsent, asked);
  const { formId } = await call(documents.printConsent, asked);
  await call(documents.waitingConsents, {});
  await call(documents.waitingConsents, { patientId });
  await call(documents.reprintConsent, { formId });
  await call(documents.closeConsent, { formId, reason: 'Not done' });
}

async function tourTheCertificates(call: Caller, patientId: number, visitId: number): Promise<void> {
  const { certificates } = contract;
  await call(certificates.begin, { patientId, visitId });
  const body = {
    ...{ kind: 'sickness' as const, fromOn: '2026-11-21', toOn: '2026-11-23', address: 'Indore' },
    ...{ identificationMarks: 'Scar on the chin', hasHindi: true },
  };
  await call(certificates.preview, { patientId, visitId, body, paper: 'A5' });
  const { id: certificateId } = await call(certificates.issue, { patientId, visitId, body });
  await call(certificates.print, { certificateId, paper: 'A4', hasCounterfoil: true });
  await call(certificates.ofPatient, { patientId });
  await call(certificates.void, { certificateId, reason: 'Wrong dates' });
  const november = { fromDate: '2026-11-01', toDate: '2026-11-30' };
  await call(certificates.register, november);
  await call(certificates.register, { ...november, kind: 'sickness', doctorId: PEOPLE.doctor });
  await call(certificates.exportRegister, { ...november, format: 'pdf' });
  const [wording] = await call(certificates.templates, {});
  if (wording) await call(certificates.saveTemplate, wording);
}

async function tourTheLabs(call: Caller, patientId: number, visitId: number): Promise<void> {
  const { labs } = contract;
  const here = { name: '', place: 'here' as const, isUrgent: false };
  await call(labs.search, { text: 'pot' });
  const prick = await call(labs.addTest, { name: 'Prick test', kind: 'text' });
  await call(labs.retireTest, { testId: prick.testId, reason: 'Kit no longer bought' });
  const ownTests = { csv: 'name,unit,low,high\nPatch test,mm,0,5', fileName: 'tests.csv' };
  await call(labs.checkTestFile, ownTests);
  await call(labs.importTests, ownTests);
  await call(labs.addRange, { testId: 'LAB054', low: 3.8, high: 5, validFrom: '2026-11-01' });
  await call(labs.testList, { text: 'pot' });
  const lines = ['LAB054', 'PNL02'].map(testId => ({ ...here, testId, name: testId }));
  const ordered = await call(labs.order, { patientId, visitId, lines });
  const [orderId = 0, other = 0] = ordered.map(one => one.orderId);
  await call(labs.printSlip, { orderIds: [orderId, other] });
  await call(labs.cancel, { orderIds: [other], reason: 'Not needed' });
  const { sampleNumber } = await call(labs.collect, { orderIds: [orderId] });
  await call(labs.printLabel, { sampleNumber });
  const sheet = await call(labs.enter, {
    orders: [{ orderId, version: 0 }],
    values: [{ orderId, testId: 'LAB054', value: '6.9' }],
    measuredOn: '2026-11-21',
  });
  const toldAt = sheet.orders[0]?.orderedAt ?? 0;
  await call(labs.logCall, { orderId, testId: 'LAB054', toldWhom: 'Dr Meera', toldAt, isReadBack: true });
  await call(labs.sheet, { orderIds: [orderId] });
  const { serial } = await call(labs.release, { orders: [{ orderId, version: 1 }] });
  await call(labs.previewReport, { serial });
  await call(labs.printReport, { serial, version: 1 });
  await call(labs.worklist, {});
  await call(labs.ofPatient, { patientId });
}

async function tourTheMoney(call: Caller, patientId: number, visitId: number): Promise<void> {
  const draft = await call(contract.billing.draftForVisit, { visitId });
  await call(contract.billing.suggestLines, { text: 'con' });
  const cash = (amountPaise: number) => ({ mode: 'cash' as const, amountPaise });
  const bill = await call(contract.billing.issue, {
    ...{ patientId, visitId, doctorId: PEOPLE.doctor },
    ...{ lines: draft.lines, payments: [cash(10_000)] },
  });
  const paid = await call(contract.billing.receive, { billId: bill.id, payment: cash(5_000) });
  await call(contract.billing.get, { billId: bill.id });
  await call(contract.billing.listForDay, {});
  await call(contract.billing.draftForPatient, { patientId });
  const days = { fromDate: '2026-11-01', toDate: '2026-11-30' };
  for (const state of [null, 'due', 'credited'] as const)
    await call(contract.billing.list, { ...days, state });
  await call(contract.billing.list, { ...days, text: bill.number });
  await call(contract.billing.exportList, { ...days, format: 'csv' });
  await call(contract.billing.listForPatient, { patientId });
  await call(contract.billing.printBill, { billId: bill.id });
  await call(contract.billing.printReceipt, { paymentId: paid.payments[0]?.id ?? 0 });
}

async function tourTheMerges(call: Caller): Promise<void> {
  const { patients } = contract;
  const again = {
    ...asha,
    fullName: 'Asha Turist',
    phone: '5000099998',
    abhaNumber: '',
    oldNumber: 'OPD/77',
  };
  const gone = await call(patients.register, { ...again, notADuplicateBecause: 'Not seen' });
  const third = await call(patients.register, {
    ...again,
    phone: '5000099997',
    notADuplicateBecause: 'Sure',
  });
  await call(patients.suspects, {});
  await call(patients.dismissSuspect, { firstId: third.id, secondId: gone.id, reason: 'Cousins' });
  const pair = { keptId: third.id, goneId: gone.id };
  await call(patients.mergePreview, pair);
  const { id: mergeId } = await call(patients.merge, { ...pair, reason: 'She', takeFields: ['phone'] });
  for (const text of [gone.uhid, 'turist', '5000099998', 'OPD/77']) await call(patients.search, { text });
  await call(patients.banner, { patientId: gone.id });
  await call(patients.merges, {});
  await call(patients.unmerge, { mergeId, reason: 'Not she' });
}

async function tourTheOldList(call: Caller): Promise<void> {
  const { imports } = contract;
  const rows = ['Name,Mobile,Age/Sex,File No,ABHA', 'Hema Malik,5000061735,34/F,F-9,91000000000009', ',,,,'];
  const file = { fileName: 'old.csv', content: Buffer.from(rows.join('\n')).toString('base64') };
  const { layout } = await call(imports.inspect, file);
  await call(imports.dryRun, { ...file, ...layout });
  for await (const _ of await call(imports.run, { ...file, ...layout }));
  const [run] = await call(imports.list, {});
  await call(imports.undo, { importId: run?.id ?? 0 });
}

async function tourTheOffice(call: Caller): Promise<void> {
  const textEn = 'We write down what we need to treat you.';
  await call(contract.patients.addNotice, { textEn, textHi: '' });
  const november = { fromDate: '2026-11-01', toDate: '2026-11-30' };
  await call(contract.patients.referralReport, november);
  await call(contract.patients.exportReferrals, { ...november, format: 'csv' });
  await call(contract.users.list, {});
  const doctor = (await call(contract.users.list, {})).find(({ id }) => id === PEOPLE.doctor)?.doctor;
  if (doctor) await call(contract.users.changeDoctorProfile, { userId: PEOPLE.doctor, doctor });
  await call(contract.settings.change, await call(contract.settings.get, {}));
  await tourTheReports(call);
  await tourTheDrawers(call);
  const sheet = await call(contract.reports.daySheet, {});
  await call(contract.reports.printDaySheet, {});
  await call(contract.reports.ownerSheet, {});
  await call(contract.reports.printOwnerSheet, {});
  const drawer = sheet.drawerToCount ?? { floatPaise: 0, expectedCashPaise: 0 };
  await call(contract.reports.closeDay, {
    ...{
      onDate: sheet.onDate,
      openingFloatPaise: drawer.floatPaise,
      expectedCashPaise: drawer.expectedCashPaise,
    },
    count: { notes: {}, coinsPaise: drawer.expectedCashPaise },
    looseEndsReason: 'Half the day is over',
  });
  await call(contract.reports.daySheet, {});
  await call(contract.audit.list, {});
  await call(contract.audit.list, { beforeSeq: 10 });
  await call(contract.audit.exportRows, { fromDate: '2026-11-01', toDate: '2026-11-30', format: 'csv' });
  await call(contract.audit.verify, {});
  await call(contract.backup.run, {});
  await call(contract.backup.list, {});
  await call(contract.documents.changePhoneSettings, { address: '' });
  await call(contract.documents.phoneSettings, {});
}

/** Calls everything that people do in a clinic's day; returns the names of the procedures it called. */
export async function tourOfEverything(clinic: TestClinic): Promise<Set<string>> {
  const called = new Set<string>();
  let calls = 0;
  const as = async (role: keyof typeof PEOPLE): Promise<Caller> => {
    const person = await clinic.as(role);
    called.add(nameOf(contract.users.signIn));
    return (procedure, input) => {
      called.add(nameOf(procedure));
      calls += 1;
      return person.call(procedure, input, { requestId: `tour-request-${calls}` });
    };
  };
  await tourTheSchedules(await as('owner'));
  const { patientId, visitId } = await tourTheDesk(await as('receptionist'));
  await tourTheBookings(await as('receptionist'), patientId, clinic.clock);
  await tourTheQueue(await as('receptionist'), patientId, visitId);
  await tourTheIdentity(await as('receptionist'), patientId);
  await tourTheRoom(await as('doctor'), patientId, visitId);
  await tourTheVaccines(await as('nurse'), patientId);
  await tourTheLists(await as('owner'));
  await tourTheCatalogue(await as('owner'), patientId);
  await tourThePapers(await as('doctor'), patientId, visitId);
  await tourTheCertificates(await as('doctor'), patientId, visitId);
  await tourTheLabs(await as('doctor'), patientId, visitId);
  await tourTheMoney(await as('receptionist'), patientId, visitId);
  await tourTheMoneyBack({ desk: await as('receptionist'), owner: await as('owner'), patientId });
  await tourTheApprovals(await as('receptionist'), await as('owner'), patientId);
  await tourTheUpi(await as('accountant'));
  await tourTheCountersigns(as, patientId);
  await tourTheMerges(await as('owner'));
  await tourTheOldList(await as('owner'));
  await tourTheOffice(await as('owner'));
  return called;
}
