import { contract } from '#shared/contract/index.ts';
import { testJpeg } from '../features/patients/test-photo.test-support.ts';
import { PEOPLE } from '../server/test-clinic.ts';
import type { Caller } from './small-tours.test-support.ts';

export async function tourThePapers(call: Caller, patientId: number, visitId: number): Promise<void> {
  const { documents } = contract;
  const content = testJpeg({ width: 200, height: 280 }).toString('base64');
  const { file } = await call(documents.putFile, { saidKind: 'jpeg', content });
  const facts = { kind: 'labReport' as const, datedOn: '2026-11-20', visitId };
  const { documentId } = await call(documents.add, { patientId, ...facts, files: [file] });
  const page = { documentId, pageNumber: 1 };
  await call(documents.list, { patientId });
  await call(documents.exportList, { patientId, format: 'csv' });
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

export async function tourTheCertificates(call: Caller, patientId: number, visitId: number): Promise<void> {
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

export async function tourTheLabs(call: Caller, patientId: number, visitId: number): Promise<void> {
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
  await call(labs.exportTestList, { text: 'pot', format: 'csv' });
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
  await call(labs.exportWorklist, { format: 'csv' });
  await call(labs.ofPatient, { patientId });
  await call(labs.exportOfPatient, { patientId, format: 'csv' });
}
