import { contract } from '#shared/contract/index.ts';
import { csvOf, inventedTable } from '#shared/features/measures/growth-table.test-support.ts';
import type { RxLine } from '#shared/features/prescriptions/dose.schema.ts';
import { PEOPLE } from '../server/test-clinic.ts';
import { tourTheLetterheads } from './letterhead-tour.test-support.ts';
import { tourTheSignatures } from './signing-tour.test-support.ts';
import type { Caller } from './small-tours.test-support.ts';

const measured = { systolicMmHg: 120, diastolicMmHg: 80, weightKg: 60 };

export async function tourTheRoom(call: Caller, patientId: number, visitId: number): Promise<void> {
  await call(contract.patients.recordAllergies, {
    patientId,
    status: 'listed',
    items: [{ substance: 'Ibuprofen' }],
    seenIds: [],
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
  await call(contract.encounters.exportStory, { patientId, format: 'csv' });
  await call(contract.prescriptions.print, { visitId });
  await tourTheTemplates(call, patientId, visitId, lines);
  await tourTheSignatures(call, visitId, body);
  await tourTheLetterheads(call, visitId);
  const dueDays = { fromDate: '2026-11-21', toDate: '2026-11-30' };
  await call(contract.encounters.followUps, dueDays);
  await call(contract.encounters.exportFollowUps, { ...dueDays, format: 'csv' });
  await call(contract.encounters.noteFollowUpCall, { visitId, result: 'coming' });
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
  await call(measures.exportGrowthTables, { format: 'csv' });
  await call(encounters.measured, { visitId });
  await call(encounters.trends, { patientId });
  await call(encounters.exportTrends, { patientId, format: 'csv' });
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
  await call(templates.exportList, { format: 'csv' });
  await call(templates.retire, { id, fromVersion: 2 });
  await call(templates.learnDiagnosis, { typed: 'fever', code: 'R50.9', title: 'Fever' });
  const diagnoses = [{ text: 'Fever', icd10: 'R50.9' }];
  await call(templates.favourites, { ageMonths: 504, weightKg: 60, diagnoses, complaints: 'Fever' });
  await call(templates.shorthand, {});
}

async function tourTheForms(call: Caller) {
  const { forms } = contract;
  const own = { id: 'skin', title: { en: 'Skin' }, print: {} };
  const itch = { id: 'itch', type: 'yesNo' as const, label: { en: 'Itch' } };
  await call(forms.save, { form: { ...own, fields: [itch] }, changes: null });
  await call(forms.list, {});
  await call(forms.exportList, { format: 'csv' });
  await call(forms.get, { forms: [{ formId: 'skin', formVersion: 1001 }] });
  return [{ formId: 'anc', formVersion: 1, title: 'Antenatal visit', values: { lmp: '2026-05-01' } }];
}
