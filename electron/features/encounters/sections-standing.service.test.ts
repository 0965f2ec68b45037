import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { FilledSection } from '#shared/features/forms/filled-section.schema.ts';
import { closeTestClinics, openTestClinic, refusalOf, type TestClinic } from '../../server/test-clinic.ts';
import { lineOf, personOf, visitOf } from '../../server/test-signing.test-support.ts';

afterEach(closeTestClinics);

const { encounters, measures, prescriptions } = contract;
const DAY = 86_400_000;

function anc(values: FilledSection['values']): FilledSection[] {
  return [{ formId: 'anc', formVersion: 1, title: 'Antenatal visit', values }];
}

async function openRoom() {
  let doctor = await openTestClinic({ role: 'doctor' });
  const patientId = await personOf(doctor);
  const warfarin = await lineOf(doctor, 'warfarin 5mg tablet od 5d');
  const kindsOf = async (written: { visitId?: number; sections?: FilledSection[] } = {}) => {
    const asked = { patientId, lines: [warfarin], ...written };
    return (await doctor.call(prescriptions.check, asked)).warnings.map(({ kind }) => kind);
  };
  const later = async (days: number): Promise<TestClinic> => {
    doctor.clock.advance(days * DAY);
    doctor = await doctor.as('doctor');
    return doctor;
  };
  return { doctor, patientId, warfarin, kindsOf, later };
}

test('a medicine that harms the child is not signed on the page that carries the due date', async () => {
  const { doctor, patientId, warfarin, kindsOf } = await openRoom();
  const visitId = await visitOf(doctor, patientId);
  const sections = anc({ lmp: '2026-08-01' });
  expect(await kindsOf({ visitId })).not.toContain('pregnancy');
  expect(await kindsOf({ visitId, sections })).toContain('pregnancy');
  const body = { lines: [warfarin], sections };
  expect(await refusalOf(doctor.call(encounters.sign, { visitId, body }))).toMatchObject({
    code: 'WARNINGS_NOT_ANSWERED',
  });
});

test('a signed due date holds at the next visit, until three weeks after it, and not when voided', async () => {
  const { doctor, patientId, kindsOf, later } = await openRoom();
  const visitId = await visitOf(doctor, patientId);
  await doctor.call(encounters.sign, { visitId, body: { sections: anc({ eddByScan: '2026-12-01' }) } });
  expect(await kindsOf()).toContain('pregnancy');
  await later(31);
  expect(await kindsOf()).toContain('pregnancy');
  const last = await later(1);
  expect(await kindsOf()).not.toContain('pregnancy');
  const next = await visitOf(last, patientId);
  await last.call(encounters.sign, { visitId: next, body: { sections: anc({ lmp: '2026-11-20' }) } });
  expect(await kindsOf()).toContain('pregnancy');
  await last.call(encounters.void, { visitId: next, version: 1, reason: 'Another person' });
  expect(await kindsOf()).not.toContain('pregnancy');
});

test('a pregnancy that was said to be over stays over when that answer lapses; a newer form speaks again', async () => {
  const { doctor, patientId, kindsOf, later } = await openRoom();
  const visitId = await visitOf(doctor, patientId);
  await doctor.call(encounters.sign, { visitId, body: { sections: anc({ lmp: '2026-10-01' }) } });
  const state = { kind: 'pregnancy' as const, answer: 'ended' as const, endedOn: '2026-11-22' };
  await (await later(1)).call(measures.recordState, { patientId, state });
  expect(await kindsOf()).not.toContain('pregnancy');
  await later(60);
  expect(await kindsOf()).not.toContain('pregnancy');
  expect(await kindsOf({ sections: anc({ lmp: '2026-12-25' }) })).toContain('pregnancy');
});

test('the form that is written stands in the place of what the visit signed before', async () => {
  const { doctor, patientId, kindsOf } = await openRoom();
  const visitId = await visitOf(doctor, patientId);
  await doctor.call(encounters.sign, { visitId, body: { sections: anc({ lmp: '2026-08-01' }) } });
  expect(await kindsOf({ visitId, sections: [] })).not.toContain('pregnancy');
  expect(await kindsOf({ visitId })).toContain('pregnancy');
});
