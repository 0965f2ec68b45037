import { afterEach, describe, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import {
  closeTestClinics,
  openTestClinic,
  PEOPLE,
  refusalOf,
  type TestClinic,
} from '../../server/test-clinic.ts';
import { asha, find, importAll, imran, wordsLeft } from './importing.test-support.ts';

afterEach(closeTestClinics);

describe('taking an import back', () => {
  test('hides all its people for ever; the corrected list comes in with new numbers', async () => {
    const owner = await openTestClinic({ role: 'owner' });
    const { run } = await importAll(owner, [asha, imran]);
    expect(await owner.call(contract.imports.undo, { importId: run.id })).toMatchObject({ state: 'undone' });
    expect(await find(owner, 'asha')).toEqual([]);
    expect(await find(owner, 'P-26-00001')).toEqual([]);
    expect(wordsLeft(owner, 'imran')).toBe(0);
    expect((await refusalOf(owner.call(contract.imports.undo, { importId: run.id }))).code).toBe(
      'ALREADY_UNDONE',
    );
    const again = await importAll(owner, [asha, imran]);
    expect(again.report).toContain('P-26-00003');
    expect(await find(owner, 'asha')).toEqual(['Asha Rao']);
  });

  test.each([
    [
      'a token',
      async (desk: TestClinic, patientId: number) => {
        await desk.call(contract.queue.giveToken, { patientId, doctorId: PEOPLE.doctor });
      },
    ],
    [
      'an allergy',
      async (desk: TestClinic, patientId: number) => {
        const nurse = await desk.as('nurse');
        await nurse.call(contract.patients.recordAllergies, {
          patientId,
          status: 'none',
          items: [],
          seenIds: [],
        });
        await nurse.call(contract.patients.recordAllergies, {
          ...{ patientId, status: 'listed' as const },
          ...{ items: [{ substance: 'Penicillin' }], seenIds: [] },
        });
      },
    ],
    [
      'a change',
      async (desk: TestClinic, patientId: number) => {
        const { patient } = await desk.call(contract.patients.banner, { patientId });
        await desk.call(contract.patients.change, {
          ...{
            patientId,
            version: patient.version,
            fullName: patient.fullName,
            phone: patient.phone,
            sex: patient.sex,
          },
          ...{ birthOn: patient.birthOn, birthIsEstimated: true, locality: 'Dewas' },
        });
      },
    ],
    [
      'a certificate',
      async (desk: TestClinic, patientId: number) => {
        const doctor = await desk.as('doctor');
        await doctor.call(contract.certificates.issue, {
          patientId,
          body: {
            ...{ kind: 'sickness', fromOn: '2026-11-21', toOn: '2026-11-22', diagnosis: 'Fever' },
            ...{ identificationMarks: 'Mole on the left cheek', address: 'Palasia, Indore' },
          },
        });
      },
    ],
    [
      'a paper in the file',
      async (desk: TestClinic, patientId: number) => {
        const { driver } = desk.server.house.opened().db;
        driver
          .prepare('INSERT INTO documents (patient_id, added_at, added_by) VALUES (?, 1, ?)')
          .run(patientId, PEOPLE.receptionist);
      },
    ],
    [
      'a test ordered without a visit',
      async (desk: TestClinic, patientId: number) => {
        const line = { testId: 'LAB054', name: 'Potassium', place: 'here' as const, isUrgent: false };
        await (await desk.as('doctor')).call(contract.labs.order, { patientId, lines: [line] });
      },
    ],
  ])('is refused once one of them got %s', async (_what, use) => {
    const owner = await openTestClinic({ role: 'owner' });
    const { run } = await importAll(owner, [asha, imran]);
    const desk = await owner.as('receptionist');
    const [hit] = await desk.call(contract.patients.search, { text: 'asha' });
    await use(desk, hit?.patient.id ?? 0);
    expect(await refusalOf(owner.call(contract.imports.undo, { importId: run.id }))).toEqual({
      ...{ code: 'ALREADY_USED', data: { count: 1 } },
    });
    expect(await owner.call(contract.imports.list, {})).toMatchObject([{ state: 'done', seenSinceCount: 1 }]);
  });

  test('nothing can be hung on a hidden person, and none is shown again, whoever asks the database', async () => {
    const owner = await openTestClinic({ role: 'owner' });
    const { run } = await importAll(owner, [asha]);
    await owner.call(contract.imports.undo, { importId: run.id });
    const { driver } = owner.server.house.opened().db;
    expect(() => driver.exec('UPDATE patients SET is_hidden = 0')).toThrow(
      'only running imports show their people',
    );
    expect(() => driver.exec("UPDATE imports SET state = 'done'")).toThrow('only go from running');
    expect(() => driver.exec('DELETE FROM imports')).toThrow('never deleted');
    const desk = await owner.as('receptionist');
    const given = refusalOf(desk.call(contract.queue.giveToken, { patientId: 1, doctorId: PEOPLE.doctor }));
    expect((await given).code).toBe('NOT_FOUND');
  });
});
