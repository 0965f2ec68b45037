import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { ImportLayout, ImportProgress } from '#shared/features/imports/imports.contract.ts';
import { newPatientSchema } from '#shared/features/patients/patient.schema.ts';
import { sql } from '../../database/db.ts';
import {
  closeTestClinics,
  lockScreen,
  openTestClinic,
  PEOPLE,
  refusalOf,
  type TestClinic,
} from '../../server/test-clinic.ts';
import { registerHidden, showImported } from '../patients/patients.service.ts';
import * as importsSql from './imports.sql.ts';
import { fileOf, longList } from './lists.test-support.ts';

afterEach(closeTestClinics);

const layout: ImportLayout = {
  map: { oldNumber: 0, fullName: 1, phone: 2, age: 3, sex: 4, locality: 5 },
  ...{ dateOrder: 'dayFirst', agesOn: null, phoneWhenMissing: '', hasHeader: true },
};
const HEAD = 'Regn No,Patient Name,Mobile,Age,Sex,Area';
const list = (...rows: string[]) => ({ ...fileOf([HEAD, ...rows].join('\n')), ...layout });
const asha = 'OLD-1,Asha Rao,5000041735,42,F,Palasia';
const imran = 'OLD-2,Imran Shaikh,5000041736,51,M,Khajrana';

async function collect(stream: AsyncIterable<ImportProgress>): Promise<ImportProgress[]> {
  const all: ImportProgress[] = [];
  for await (const progress of stream) all.push(progress);
  return all;
}

async function importAll(clinic: TestClinic, input: Parameters<typeof list> | ReturnType<typeof list>) {
  const request = Array.isArray(input) ? list(...input) : input;
  const last = (await collect(await clinic.call(contract.imports.run, request))).at(-1);
  if (last?.step !== 'done') throw new Error('the import did not end');
  return last;
}

const find = async (clinic: TestClinic, text: string) =>
  (await clinic.call(contract.patients.search, { text })).map(({ patient }) => patient.fullName);
const hiddenCount = (clinic: TestClinic) =>
  clinic.server.house
    .opened()
    .db.reader.value<number>(sql`SELECT count(*) FROM patients WHERE is_hidden = 1`);
const wordsLeft = (clinic: TestClinic, word: string) =>
  clinic.server.house
    .opened()
    .db.reader.value<number>(
      sql`SELECT count(*) FROM patient_search WHERE patient_search MATCH ${`"${word}"`}`,
    );

test('a file is looked at: its columns, its first rows, and what each column seems to be', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  const seen = await owner.call(contract.imports.inspect, fileOf([HEAD, asha, imran].join('\n')));
  expect(seen).toMatchObject({
    ...{
      columns: ['Regn No', 'Patient Name', 'Mobile', 'Age', 'Sex', 'Area'],
      rowCount: 2,
      encoding: 'UTF-8',
    },
    ...{ layout, sample: [asha.split(','), imran.split(',')] },
  });
});

describe('the dry run', () => {
  test('says what would come and what is wrong, and saves nothing', async () => {
    const owner = await openTestClinic({ role: 'owner' });
    const result = await owner.call(
      contract.imports.dryRun,
      list(asha, 'OLD-2,Imran,12345,51,M,', 'OLD-3,,5000041737,200,x,', '', 'OLD-4,Lalitha Iyer,,30,F,'),
    );
    expect(result).toMatchObject({
      rowCount: 4,
      goodCount: 1,
      problemCount: 3,
      duplicateCount: 0,
      duplicates: [],
    });
    expect(result.problems).toEqual([
      { row: 3, field: 'phone', code: 'PHONE_NOT_TEN_DIGITS', value: '12345' },
      { row: 4, field: 'age', code: 'AGE_NOT_POSSIBLE', value: '200' },
      { row: 4, field: 'sex', code: 'SEX_NOT_UNDERSTOOD', value: 'x' },
      { row: 4, field: 'fullName', code: 'REQUIRED', value: '' },
      { row: 6, field: 'phone', code: 'PHONE_MISSING', value: '' },
    ]);
    expect(await find(owner, 'asha')).toEqual([]);
    expect(await owner.call(contract.imports.list, {})).toEqual([]);
  });

  test('names who is registered already and who stands twice in the file, and leaves families alone', async () => {
    const owner = await openTestClinic({ role: 'owner' });
    const desk = await owner.as('receptionist');
    const registered = await desk.call(contract.patients.register, {
      ...{
        fullName: 'Aasha Raao',
        phone: '5000041735',
        birthOn: '1984-11-21',
        birthIsEstimated: true,
        sex: 'F',
      },
      ...{ oldNumber: 'F-77', abhaNumber: '91000000000001' },
    });
    const columns = { ...layout, map: { ...layout.map, abhaNumber: 6 } };
    const rows = [
      `${HEAD},ABHA`,
      `${asha},`,
      `${imran},`,
      'OLD-9,Imran Shaik,5000041736,51,M,Khajrana,',
      'OLD-5,Kavya Rao,5000041735,9,F,Palasia,',
      'F-77,Asha Rao,5000099991,20,F,Dewas,',
      'F-77,Mohan Gupta,5000099992,60,M,Dewas,',
      'OLD-6,Someone Else,5000099993,33,M,,91-0000-0000-0001',
    ];
    const request = { ...fileOf(rows.join('\n')), ...columns };
    const result = await owner.call(contract.imports.dryRun, request);
    expect(result.duplicates.map(({ row, likeUhid, likeRow }) => [row, likeUhid, likeRow])).toEqual([
      [2, registered.uhid, null],
      [4, '', 3],
      [6, registered.uhid, null],
      [8, registered.uhid, null],
    ]);
    expect(result).toMatchObject({ goodCount: 3, duplicateCount: 4, neverTakenCount: 1 });
    const taken = await importAll(owner, { ...request, takesDuplicates: true } as never);
    expect(taken.run).toMatchObject({ importedCount: 6, leftOutCount: 1 });
  });

  test('the clinic’s own number for "no phone" makes nobody alike', async () => {
    const owner = await openTestClinic({ role: 'owner' });
    const request = list('1,Asha Rao,,42,F,', '2,Asha Rao,,42,F,Palasia', '3,Imran,-,50,M,');
    const result = await owner.call(contract.imports.dryRun, { ...request, phoneWhenMissing: '7315550148' });
    expect(result).toMatchObject({ goodCount: 3, duplicateCount: 0 });
  });

  test('its report has every row and runs nothing in a spreadsheet', async () => {
    const owner = await openTestClinic({ role: 'owner' });
    const { report } = await owner.call(
      contract.imports.dryRun,
      list(asha, 'OLD-2,"=HYPERLINK(""http://x"")",12345,51,M,', 'OLD-3,+Imran,@12,5,M,'),
    );
    const [head, first, second, third] = report.replace('\ufeff', '').trim().split('\r\n');
    expect(head).toBe('"Row","Name","Phone","What became of it","UHID","Why"');
    expect(first).toContain('"Asha Rao","5000041735","Can be imported"');
    expect(second).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(second).toContain('Phone: Ten digits, please (12345)');
    expect(third).toContain(`"'+Imran","'@12"`);
  });
});

describe('the import', () => {
  test('brings everybody in, with number, search, old number, tags and since when they are known', async () => {
    const owner = await openTestClinic({ role: 'owner' });
    const rows = [
      `${HEAD},Since,Tags`,
      `${asha},4/5/2016,"diabetes; camp"`,
      `${imran},,`,
      'OLD-3,Bad,1,1,M,,,',
    ];
    const map = { ...layout.map, registeredOn: 6, tags: 7 };
    const { run, report } = await importAll(owner, { ...fileOf(rows.join('\n')), ...layout, map });
    expect(run).toMatchObject({
      ...{ state: 'done', importedCount: 2, leftOutCount: 1, seenSinceCount: 0, byName: 'Anil Kulkarni' },
      fileName: 'patients.csv',
    });
    expect(report).toContain('2,"Asha Rao","5000041735","Imported","P-26-00001",""');
    expect(report).toContain('4,"Bad","1","Left out: to be corrected",""');
    const [hit] = await owner.call(contract.patients.search, { text: 'OLD-1' });
    const { patient } = await owner.call(contract.patients.banner, { patientId: hit?.patient.id ?? 0 });
    expect(patient).toMatchObject({
      ...{ fullName: 'Asha Rao', oldNumber: 'OLD-1', tags: ['diabetes', 'camp'], locality: 'Palasia' },
      registeredAt: Date.parse('2016-05-04T06:30:00Z'),
    });
    expect(await find(owner, 'imraan')).toEqual(['Imran Shaikh']);
    const desk = await owner.as('receptionist');
    const next = await desk.call(contract.patients.register, {
      ...{
        fullName: 'Lalitha Iyer',
        phone: '5000041739',
        birthOn: '1990-01-01',
        birthIsEstimated: true,
        sex: 'F',
      },
    });
    expect(next.uhid).toBe('P-26-00003');
  });

  test('people whom the clinic knows stay above those of the old list', async () => {
    const owner = await openTestClinic({ role: 'owner' });
    const desk = await owner.as('receptionist');
    await desk.call(contract.patients.register, {
      ...{
        fullName: 'Asha Verma',
        phone: '5000041799',
        birthOn: '1990-01-01',
        birthIsEstimated: true,
        sex: 'F',
      },
    });
    await importAll(owner, [asha]);
    expect(await find(owner, 'asha')).toEqual(['Asha Verma', 'Asha Rao']);
  });

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

  test.each([['dryRun' as const], ['run' as const]])(
    'ages that were right on a day still to come are refused at their field by %s',
    async name => {
      const owner = await openTestClinic({ role: 'owner' });
      const asked = { ...list(asha), agesOn: '2062-11-21' };
      const refusal = await refusalOf(
        owner.call<typeof contract.imports.run>(contract.imports[name] as never, asked),
      );
      expect(refusal).toEqual({
        code: 'INVALID_INPUT',
        data: { problems: [{ path: 'agesOn', code: 'DATE_IN_FUTURE' }] },
      });
      expect((await importAll(owner, { ...list(asha), agesOn: '2026-11-21' })).run.importedCount).toBe(1);
    },
  );

  test.each([
    ['no name column', { phone: 2, age: 3 }, 'fullName'],
    ['no phone column', { fullName: 1, age: 3 }, 'phone'],
    ['neither age nor birth date', { fullName: 1, phone: 2 }, 'age'],
  ])('%s is refused before anything is read', async (_what, map, field) => {
    const owner = await openTestClinic({ role: 'owner' });
    const refusal = await refusalOf(owner.call(contract.imports.run, { ...list(asha), map }));
    expect(refusal).toEqual({ code: 'COLUMN_MISSING', data: { field } });
    expect((await importAll(owner, [asha])).run.state).toBe('done');
  });

  test('only the owner imports', async () => {
    const desk = await openTestClinic({ role: 'receptionist' });
    expect((await refusalOf(desk.call(contract.imports.run, list(asha)))).code).toBe('NOT_ALLOWED');
    expect((await refusalOf(desk.call(contract.imports.list, {}))).code).toBe('NOT_ALLOWED');
  });
});

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
        await nurse.call(contract.patients.recordAllergies, { patientId, status: 'none', items: [] });
        await nurse.call(contract.patients.recordAllergies, {
          ...{ patientId, status: 'listed' as const },
          items: [{ substance: 'Penicillin' }],
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
