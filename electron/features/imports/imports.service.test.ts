import { afterEach, describe, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, openTestClinic, refusalOf } from '../../server/test-clinic.ts';
import { asha, find, HEAD, importAll, imran, layout, list } from './importing.test-support.ts';
import { fileOf } from './lists.test-support.ts';

afterEach(closeTestClinics);

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
