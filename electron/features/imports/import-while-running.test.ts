import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { ImportProgress } from '#shared/features/imports/imports.contract.ts';
import { sql } from '../../database/db.ts';
import { closeTestClinics, lockScreen, openTestClinic, PEOPLE, refusalOf } from '../../server/test-clinic.ts';
import {
  asha,
  collect,
  find,
  hiddenCount,
  importAll,
  imran,
  layout,
  list,
  wordsLeft,
} from './importing.test-support.ts';
import { fileOf, longList } from './lists.test-support.ts';

afterEach(closeTestClinics);

describe('an import under way', () => {
  test('others search and give tokens while it runs, and see nobody of it before it is whole', async () => {
    const owner = await openTestClinic({ role: 'owner' });
    const desk = await owner.as('receptionist');
    const walkIn = await desk.call(contract.patients.register, {
      ...{
        fullName: 'Farida Khan',
        phone: '5000041740',
        birthOn: '1990-01-01',
        birthIsEstimated: true,
        sex: 'F',
      },
    });
    const stream = await owner.call(contract.imports.run, { ...fileOf(longList(6_500)), ...layout });
    let savingSeen = 0;
    for await (const progress of stream) {
      if (progress.step !== 'saving') continue;
      savingSeen += 1;
      if ((hiddenCount(owner) ?? 0) === 0) break;
      expect(await find(desk, 'asha')).toEqual([]);
      expect(await desk.call(contract.patients.household, { phone: '5000100000' })).toEqual([]);
      expect(await find(desk, '5000100008')).toEqual([]);
      expect(await find(desk, 'OLD-9')).toEqual([]);
      if (savingSeen === 2) {
        const { token } = await desk.call(contract.queue.giveToken, {
          patientId: walkIn.id,
          doctorId: PEOPLE.doctor,
        });
        expect(token).toBe('A-01');
      }
    }
    expect(savingSeen).toBeGreaterThan(2);
    expect(hiddenCount(owner)).toBe(0);
    expect(await find(desk, '5000100008')).toHaveLength(1);
    expect((await desk.call(contract.patients.search, { text: 'asha', limit: 50 })).length).toBe(50);
  });

  test('a second one is refused while the first is under way', async () => {
    const owner = await openTestClinic({ role: 'owner' });
    const stream = await owner.call(contract.imports.run, { ...fileOf(longList(600)), ...layout });
    expect((await refusalOf(owner.call(contract.imports.run, list(imran)))).code).toBe('IMPORT_RUNNING');
    await collect(stream);
    expect((await importAll(owner, [imran])).run.state).toBe('done');
  });

  test('cancelled midway it leaves nobody, says so in the audit trail, and can be tried again', async () => {
    const owner = await openTestClinic({ role: 'owner' });
    const stream = await owner.call(contract.imports.run, { ...fileOf(longList(6_500)), ...layout });
    for await (const progress of stream) if (progress.step === 'saving' && progress.done > 0) break;
    expect(await find(owner, 'asha')).toEqual([]);
    expect(await owner.call(contract.imports.list, {})).toMatchObject([
      { state: 'undone', importedCount: 0 },
    ]);
    expect(wordsLeft(owner, 'asha')).toBe(0);
    expect(owner.auditTrail().filter(({ action }) => action === 'import.run')).toMatchObject([
      { entity: 'import', personName: 'Anil Kulkarni' },
    ]);
    const again = await importAll(owner, { ...fileOf(longList(300)), ...layout });
    expect(again.run.importedCount).toBe(300);
  });

  test('a locked screen does not end it: it goes on as the one who began it', async () => {
    const owner = await openTestClinic({ role: 'owner' });
    const desk = await owner.as('receptionist');
    const stream = await owner.call(contract.imports.run, { ...fileOf(longList(6_500)), ...layout });
    let last: ImportProgress | undefined;
    for await (const progress of stream) {
      if (progress.step === 'saving' && !last?.step.startsWith('s')) await lockScreen(owner);
      last = progress;
    }
    expect(last).toMatchObject({
      step: 'done',
      run: { state: 'done', importedCount: 6_500, byName: 'Anil Kulkarni' },
    });
    expect(await find(desk, '5000100008')).toHaveLength(1);
    const rows = owner.auditTrail().filter(({ action }) => action === 'import.run');
    expect(rows).toMatchObject([{ outcome: 'ok', personName: 'Anil Kulkarni' }]);
    const { reader } = owner.server.house.opened().db;
    const by = reader.all<{ by: number }>(sql`SELECT DISTINCT registered_by AS by FROM patients`);
    expect(by).toEqual([{ by: PEOPLE.owner }]);
  });

  test('signing out ends it with nobody saved', async () => {
    const owner = await openTestClinic({ role: 'owner' });
    const desk = await owner.as('receptionist');
    const stream = await owner.call(contract.imports.run, { ...fileOf(longList(6_500)), ...layout });
    const refusal = await refusalOf(
      (async () => {
        for await (const progress of stream)
          if (progress.step === 'saving' && owner.connection.session)
            await owner.call(contract.users.signOut, {});
      })(),
    );
    expect(refusal.code).toBe('NOT_SIGNED_IN');
    expect(await find(desk, 'asha')).toEqual([]);
  });

  test('what fails behind a locked screen stands in the audit trail under the name of who began it', async () => {
    const owner = await openTestClinic({ role: 'owner' });
    const stream = await owner.call(contract.imports.run, { ...fileOf(longList(6_500)), ...layout });
    const { driver } = owner.server.house.opened().db;
    const refusal = await refusalOf(
      (async () => {
        for await (const progress of stream) {
          if (progress.step !== 'saving' || owner.connection.session === null) continue;
          await lockScreen(owner);
          driver.exec(
            `CREATE TEMP TRIGGER nobody BEFORE INSERT ON patients BEGIN SELECT raise(ABORT, 'no'); END`,
          );
        }
      })(),
    );
    expect(refusal.code).toBe('FAULT');
    expect(owner.auditTrail().filter(({ action }) => action === 'import.run')).toMatchObject([
      { outcome: 'failed', personName: 'Anil Kulkarni' },
    ]);
  });

  test('after a crash midway the next start takes it back', async () => {
    const owner = await openTestClinic({ role: 'owner' });
    const stream = await owner.call(contract.imports.run, { ...fileOf(longList(6_500)), ...layout });
    const copy = mkdtempSync(join(tmpdir(), 'parchi-test-'));
    for await (const progress of stream) {
      if (progress.step !== 'saving' || progress.done < 600) continue;
      // The power goes: what the disk holds at this moment is all there is.
      cpSync(owner.folderPath, copy, { recursive: true });
      break;
    }
    const reopened = await openTestClinic({ isEmpty: true, folderPath: copy });
    const again = await reopened.as('owner');
    expect(hiddenCount(again)).toBeGreaterThan(0);
    expect(await again.call(contract.imports.list, {})).toMatchObject([{ state: 'undone' }]);
    expect(await find(again, 'asha')).toEqual([]);
    expect(wordsLeft(again, 'asha')).toBe(0);
    expect((await importAll(again, [asha])).run.importedCount).toBe(1);
  });
});
