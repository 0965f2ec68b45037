import { afterEach, describe, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { ImportProgress } from '#shared/features/imports/imports.contract.ts';
import { newPatientSchema } from '#shared/features/patients/patient.schema.ts';
import { closeTestClinics, openTestClinic, PEOPLE } from '../../server/test-clinic.ts';
import { registerHidden, showImported } from '../patients/patients.service.ts';
import { asha, find, HEAD, importAll, imran, layout } from './importing.test-support.ts';
import * as importsSql from './imports.sql.ts';
import { fileOf, longList } from './lists.test-support.ts';

afterEach(closeTestClinics);

describe('an import with ABHA numbers', () => {
  test('an ABHA number given to somebody else while it runs is not given twice', async () => {
    const owner = await openTestClinic({ role: 'owner' });
    const desk = await owner.as('receptionist');
    const text = `${longList(1_000).split('\r\n').join(',\n')},\nX-1,Asha Abha,5000041735,42,F,,91000000000001`;
    const map = { ...layout.map, abhaNumber: 6 };
    const stream = await owner.call(contract.imports.run, { ...fileOf(`${text}\n`), ...layout, map });
    let last: ImportProgress | undefined;
    let isTaken = false;
    for await (const progress of stream) {
      last = progress;
      if (progress.step !== 'saving' || isTaken) continue;
      isTaken = true;
      await desk.call(contract.patients.register, {
        ...{
          fullName: 'Farida Khan',
          phone: '5000041740',
          birthOn: '1990-01-01',
          birthIsEstimated: true,
          sex: 'F',
        },
        abhaNumber: '91000000000001',
      });
    }
    expect(last).toMatchObject({ step: 'done', run: { importedCount: 1_000, leftOutCount: 1 } });
    expect(await find(owner, '91000000000001')).toEqual(['Farida Khan']);
  });

  test('one ABHA number in two rows beside somebody registered who is like both comes in once', async () => {
    const owner = await openTestClinic({ role: 'owner' });
    const desk = await owner.as('receptionist');
    const fields = { phone: '5000041735', birthOn: '1984-11-21', birthIsEstimated: true, sex: 'F' as const };
    await desk.call(contract.patients.register, { ...fields, fullName: 'Asha Rao' });
    const rows = [`${HEAD},ABHA`, `${asha},91000000000001`, `${asha},91000000000001`, `${imran},`];
    const request = {
      ...{ ...fileOf(rows.join('\n')), ...layout, takesDuplicates: true },
      map: { ...layout.map, abhaNumber: 6 },
    };
    const { takesDuplicates: _, ...dry } = request;
    expect(await owner.call(contract.imports.dryRun, dry)).toMatchObject({
      ...{ goodCount: 1, duplicateCount: 2, neverTakenCount: 1 },
    });
    const { run } = await importAll(owner, request);
    expect(run).toMatchObject({ importedCount: 2, leftOutCount: 1 });
    expect(await find(owner, '91000000000001')).toEqual(['Asha Rao']);
  });

  test('the holder of the ABHA number keeps a row out, however alike somebody else is', async () => {
    const owner = await openTestClinic({ role: 'owner' });
    const desk = await owner.as('receptionist');
    const fields = { birthOn: '1984-11-21', birthIsEstimated: true, sex: 'F' as const };
    const twin = { ...fields, phone: '5000041735', fullName: 'Asha Rao', locality: 'Palasia' };
    await desk.call(contract.patients.register, twin);
    const holder = await desk.call(contract.patients.register, {
      ...{ ...fields, phone: '5000041799', fullName: 'Zubeida Quraishi', abhaNumber: '91000000000001' },
    });
    const request = { ...fileOf(`${HEAD},ABHA\n${asha},91000000000001`), ...layout };
    const result = await owner.call(contract.imports.dryRun, {
      ...{ ...request, map: { ...layout.map, abhaNumber: 6 } },
    });
    expect(result).toMatchObject({ neverTakenCount: 1, duplicates: [{ likeUhid: holder.uhid }] });
  });

  test('of two hidden people with one ABHA number the first is shown and the other held back', async () => {
    const owner = await openTestClinic({ role: 'owner' });
    const { db } = owner.server.house.opened();
    const held = db.transaction(write => {
      const importId = importsSql.insert(write, {
        ...{ fileName: 'old.csv', sha256: 'a'.repeat(64), layout, rowCount: 3, startedAt: 1 },
        startedBy: PEOPLE.owner,
      });
      const person = newPatientSchema.parse({
        ...{ fullName: 'Asha Rao', phone: '5000041735', birthOn: '1984-11-21', birthIsEstimated: true },
        ...{ sex: 'F', abhaNumber: '91000000000001' },
      });
      const people = [person, { ...person, abhaNumber: '' }, person].map(each => ({
        ...each,
        registeredAt: 1,
      }));
      const registered = registerHidden(write, {
        ...{ people, importId, firstRecency: -3, today: '2026-11-21', registeredBy: PEOPLE.owner },
      });
      const { shownCount, heldBackIds } = showImported(write, importId);
      return { shownCount, heldBackIds, ids: registered.map(({ patientId }) => patientId) };
    });
    expect(held).toMatchObject({ shownCount: 2, heldBackIds: [held.ids[2]] });
  });
});
