import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { ItemRow } from '#shared/features/catalogue/item.schema.ts';
import { addItem, dressing } from '../../server/test-catalogue.test-support.ts';
import { closeTestClinics, openTestClinic, refusalOf, type TestClinic } from '../../server/test-clinic.ts';
import { registerForGst, sayTurnover } from '../../server/test-gst.test-support.ts';

const { catalogue } = contract;
let owner: TestClinic;

beforeEach(async () => {
  owner = await openTestClinic({ role: 'owner' });
});
afterEach(closeTestClinics);

const paracetamol: Partial<ItemRow> = { name: 'Paracetamol', category: 'medicine', taxClass: 'medicine' };
const digits = async () => (await owner.call(catalogue.taxCodes, {})).rule?.digits;
const save = (row: Partial<ItemRow>) =>
  owner.call(catalogue.saveItem, { changes: null, row: { ...dressing, code: '', localName: '', ...row } });

describe('the turnover of the year before', () => {
  test('asks for four digits until the owner says that it was above five crore, and then for six', async () => {
    expect(await owner.call(catalogue.taxCodes, {})).toMatchObject({
      ...{ financialYear: '25-26', barPaise: 5_00_00_000_00, isAbove: false, saidOf: null },
      rule: { digits: 4, isOptionalForUnregistered: true },
    });
    expect(await sayTurnover(owner, true)).toMatchObject({
      ...{ isAbove: true, saidOf: '25-26', rule: { digits: 6, isOptionalForUnregistered: false } },
    });
    await sayTurnover(owner, false);
    expect(await digits()).toBe(4);
    const { driver } = owner.server.house.opened().db;
    const said = driver
      .prepare('SELECT financial_year, over_paise FROM turnovers_said ORDER BY id')
      .raw()
      .all();
    expect(said).toEqual([
      ['25-26', 5_00_00_000_00],
      ['25-26', 0],
    ]);
    expect(() => driver.exec('UPDATE turnovers_said SET over_paise = 0')).toThrow('never changed');
    expect(() => driver.exec('DELETE FROM turnovers_said')).toThrow('never deleted');
  });

  test('is said for one year: the next goes on by it until it has a word of its own', async () => {
    await sayTurnover(owner, true);
    owner.clock.set('2027-03-31T12:00+05:30');
    owner = await owner.as('owner');
    expect(await owner.call(catalogue.taxCodes, {})).toMatchObject({ financialYear: '25-26', isAbove: true });
    owner.clock.set('2027-04-01T12:00+05:30');
    owner = await owner.as('owner');
    expect(await owner.call(catalogue.taxCodes, {})).toMatchObject({
      ...{ financialYear: '26-27', saidOf: '25-26', isAbove: true },
    });
    const late = owner.call(catalogue.sayTurnover, { financialYear: '25-26', isAbove: false });
    expect((await refusalOf(late)).code).toBe('CHANGED_MEANWHILE');
    expect(await sayTurnover(owner, false)).toMatchObject({ saidOf: '26-27', rule: { digits: 4 } });
  });

  test('is the owner’s to say', async () => {
    const desk = await owner.as('receptionist');
    const said = desk.call(catalogue.sayTurnover, { financialYear: '25-26', isAbove: true });
    expect((await refusalOf(said)).code).toBe('NOT_ALLOWED');
  });
});

describe('the code of a taxed item', () => {
  test('is asked for by a clinic with a GSTIN, as long as its turnover wants it', async () => {
    await save({ ...paracetamol, sacCode: '' });
    await registerForGst(owner);
    const ibuprofen = { ...paracetamol, name: 'Ibuprofen' };
    const needed = (count: number) => ({ code: 'TAX_CODE_NEEDED', data: { digits: count } });
    expect(await refusalOf(save({ ...ibuprofen, sacCode: '' }))).toEqual(needed(4));
    await save({ ...ibuprofen, sacCode: '3004' });
    await sayTurnover(owner, true);
    expect(await refusalOf(save({ ...paracetamol, name: 'Gel', sacCode: '3004' }))).toEqual(needed(6));
    await save({ ...paracetamol, name: 'Gel', sacCode: '300490' });
    // What bears no tax stands on a bill of supply.
    await save({ name: 'Advice', sacCode: '' });
  });

  test('has four, six or eight digits and nothing between', async () => {
    for (const sacCode of ['300', '30049', '3004909', '300490999'])
      expect((await refusalOf(save({ ...paracetamol, sacCode }))).data).toEqual({
        problems: [{ path: 'row.sacCode', code: 'NOT_A_SAC' }],
      });
    const csv = 'name,category,tax_class,sac\nGel,medicine,medicine,30049';
    const { problems } = await owner.call(catalogue.dryRun, { csv });
    expect(problems).toEqual([{ row: 2, column: 'sac', code: 'NOT_A_SAC', value: '30049' }]);
  });

  test('is marked where it is missing or too short, and those items are a list of their own', async () => {
    await registerForGst(owner);
    const csv = [
      'name,category,tax_class,sac',
      'Cotton roll,consumable,device,',
      'Gel,medicine,medicine,3004',
      'Walk,procedure,exempt,',
    ].join('\n');
    const check = await owner.call(catalogue.importFile, { csv, fileName: 'ours.csv' });
    expect(check.warnings).toEqual([{ row: 2, column: 'sac', code: 'TAX_CODE_MISSING', value: '' }]);
    const marks = async (which: 'own' | 'noCode') => {
      const { items, total, withoutCode } = await owner.call(catalogue.show, { which });
      const marked = items.filter(({ codeProblem }) => codeProblem !== null);
      return [marked.map(({ row, codeProblem }) => `${row.name} ${codeProblem}`), total, withoutCode];
    };
    expect(await marks('own')).toEqual([['Cotton roll missing'], 3, 1]);
    await sayTurnover(owner, true);
    const both = ['Cotton roll missing', 'Gel tooShort'];
    expect(await marks('own')).toEqual([both, 3, 2]);
    expect(await marks('noCode')).toEqual([both, 2, 2]);
  });
});

describe('the unit of goods', () => {
  test('goes out with the list and comes in again as it was', async () => {
    await addItem(owner, { ...paracetamol, sacCode: '3004', unit: 'TBS' });
    await addItem(owner, { name: 'Cotton', taxClass: 'device', sacCode: '3005' });
    const { csv } = await owner.call(catalogue.exportFile, {});
    expect(csv).toContain('"3004","TBS"');
    expect(await owner.call(catalogue.dryRun, { csv })).toMatchObject({ changed: 0, same: 2, problems: [] });
  });

  test('is one of the official list, in whatever case; a service has none', async () => {
    const csv = [
      'name,category,tax_class,sac,unit',
      'Strip,medicine,medicine,3004,Strip',
      'Bottle,medicine,medicine,3004,btl',
      'Number,medicine,medicine,3004,NOS',
      'Walk,procedure,exempt,999312,NA',
    ].join('\n');
    const { problems } = await owner.call(catalogue.dryRun, { csv });
    expect(problems).toEqual([{ row: 2, column: 'unit', code: 'UNIT_NOT_KNOWN', value: 'Strip' }]);
    await owner.call(catalogue.importFile, { csv: csv.replace('Strip\n', 'TBS\n'), fileName: 'ours.csv' });
    const { items } = await owner.call(catalogue.show, {});
    expect(items.map(({ row }) => [row.name, row.unit])).toEqual([
      ['Bottle', 'BTL'],
      ['Number', undefined],
      ['Strip', 'TBS'],
      ['Walk', undefined],
    ]);
  });
});
