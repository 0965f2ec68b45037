import { afterEach, describe, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { sql } from '../../database/db.ts';
import { closeTestClinics, PEOPLE, refusalOf } from '../../server/test-clinic.ts';
import { ASHA, line, twoRecords } from './test-merges.ts';

afterEach(closeTestClinics);

const { patients, queue, billing } = contract;
const doctorId = PEOPLE.doctor;

describe('a merge is refused', () => {
  test('with an open visit of either, a due bill of the gone, or another sex; and nothing is changed', async () => {
    const { desk, owner, kept, gone, merge, rows } = await twoRecords({ sex: 'M' });
    const untouched = rows(kept.id, gone.id);
    await desk.call(billing.issue, {
      ...{ patientId: gone.id, visitId: null, doctorId, lines: [line(10_000)], payments: [] },
    });
    const { visitId } = await desk.call(queue.giveToken, { patientId: kept.id, doctorId });
    const guards = ['openVisit', 'dueBill', 'differentSex'];
    const pair = { keptId: kept.id, goneId: gone.id };
    expect((await owner.call(patients.mergePreview, pair)).guards).toEqual(guards);
    expect(await refusalOf(merge())).toEqual({ code: 'MERGE_NOT_POSSIBLE', data: { guards } });
    await desk.call(queue.act, { action: 'leave', visitId, reason: 'went home' });
    expect((await refusalOf(merge())).data.guards).toEqual(['dueBill', 'differentSex']);
    expect(rows(gone.id)).toEqual(untouched.slice(1));
  });

  test('of the person with themselves, of two ABHA numbers, and of a record that was merged already', async () => {
    const { desk, owner, kept, gone, merge } = await twoRecords();
    const third = await desk.call(patients.register, {
      ...{ ...ASHA, fullName: 'Asha Kelkar', phone: '5000099911', birthOn: '1970-01-01' },
      abhaNumber: '91000000000019',
    });
    const guardsOf = async (keptId: number, goneId: number) =>
      (await owner.call(patients.mergePreview, { keptId, goneId })).guards;
    expect(await guardsOf(kept.id, kept.id)).toEqual(['samePerson']);
    expect(await guardsOf(gone.id, third.id)).toEqual(['differentAbha']);
    await merge();
    expect(await guardsOf(third.id, gone.id)).toContain('alreadyMerged');
    expect(await guardsOf(gone.id, third.id)).toContain('alreadyMerged');
    expect((await refusalOf(merge())).code).toBe('MERGE_NOT_POSSIBLE');
  });

  test('for whoever is not the owner, and for a field that is none', async () => {
    const { desk, kept, gone, merge } = await twoRecords();
    const pair = { keptId: kept.id, goneId: gone.id, reason: 'same' };
    expect((await refusalOf(desk.call(patients.merge, pair))).code).toBe('NOT_ALLOWED');
    expect((await refusalOf(merge({ takeFields: ['uhid'] }))).code).toBe('INVALID_INPUT');
  });

  test('by the file itself: no circle, no pointer without the journal, no new visit of a merged record', async () => {
    const { desk, kept, gone, merge } = await twoRecords();
    await merge();
    const { driver } = desk.server.house.opened().db;
    const broken: [string, RegExp][] = [
      [`UPDATE patients SET merged_into = ${gone.id} WHERE id = ${kept.id}`, /through the journal/],
      [`UPDATE patients SET merged_into = NULL WHERE id = ${gone.id}`, /through the journal/],
      [`UPDATE patients SET phone = '5000011111' WHERE id = ${gone.id}`, /merged into another/],
      [`UPDATE patient_merges SET reason = 'other'`, /not rewritten/],
      ['DELETE FROM patient_merges', /never deleted/],
      [
        `INSERT INTO patient_allergies (patient_id, substance, reaction, severity, recorded_at, recorded_by)
         VALUES (${gone.id}, 'Aspirin', '', 'mild', 1, 1)`,
        /merged into another/,
      ],
    ];
    for (const [text, reason] of broken) expect(() => driver.exec(text), text).toThrow(reason);
  });
});

test('the preview counts what the gone record brings and shows what differs', async () => {
  const { doctor, owner, kept, gone, wholeVisit, allergies } = await twoRecords();
  await wholeVisit(gone.id);
  await doctor.call(contract.certificates.issue, {
    patientId: gone.id,
    body: {
      ...{ kind: 'sickness', fromOn: '2026-11-21', toOn: '2026-11-22', diagnosis: 'Cough' },
      ...{ identificationMarks: 'Mole on the left cheek', address: 'Palasia, Indore' },
    },
  });
  const lipids = { testId: 'PNL02', name: 'Lipids', place: 'here' as const, isUrgent: false };
  await doctor.call(contract.labs.order, { patientId: gone.id, lines: [lipids] });
  await allergies(gone.id, 'Ibuprofen', 'Sulfa');
  const preview = await owner.call(patients.mergePreview, { keptId: kept.id, goneId: gone.id });
  expect(preview.guards).toEqual([]);
  expect(preview.brings).toEqual(
    expect.arrayContaining([
      { what: 'visits', count: 1 },
      { what: 'vitals', count: 1 },
      { what: 'bills', count: 1 },
      { what: 'payments', count: 1 },
      { what: 'allergies', count: 2 },
      { what: 'certificates', count: 1 },
      { what: 'tests', count: 1 },
    ]),
  );
  expect(preview.differs).toContainEqual({ field: 'phone', kept: '5000041735', gone: '5000055284' });
  expect(preview.differs.map(({ field }) => field)).not.toContain('sex');
});

test('a merge and its un-merge stand in the audit log with ids and no names', async () => {
  const { desk, kept, gone, merge, unmerge } = await twoRecords();
  const { id } = await merge();
  await unmerge(id);
  desk.server.flushAudit();
  const rows = desk.server.house.opened().db.reader.all<{ action: string; detail: string }>(sql`
    SELECT action, detail FROM audit_log WHERE action IN ('patients.merged', 'patients.unmerged') ORDER BY seq`);
  expect(rows.map(({ action }) => action)).toEqual(['patients.merged', 'patients.unmerged']);
  for (const { detail } of rows) expect(JSON.parse(detail)).toMatchObject({ mergeId: id, goneId: gone.id });
  expect(JSON.stringify(rows)).not.toMatch(/Asha|sister/);
  expect(kept.id).not.toBe(gone.id);
});
