import { afterEach, describe, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { STANDARD_LIST } from '#shared/features/catalogue/price.schema.ts';
import {
  addItem,
  addPatient,
  dressing,
  everybody,
  TODAY,
  working,
} from '../../server/test-catalogue.test-support.ts';
import {
  closeTestClinics,
  openTestClinic,
  PEOPLE,
  refusalOf,
  type TestClinic,
} from '../../server/test-clinic.ts';
import { noteUse, priceOf, pricesAsOf, pricesChanged, rememberService } from './catalogue.service.ts';

afterEach(closeTestClinics);

const { catalogue } = contract;
const reader = (clinic: TestClinic) => clinic.server.house.opened().db.reader;
const names = (rows: readonly { name: string }[]) => rows.map(({ name }) => name);

function search(desk: TestClinic, text: string, more: object = {}) {
  return desk.call(catalogue.search, { text, ...more });
}

describe('an item', () => {
  test('is saved, changed as a next version, and every version stays', async () => {
    const owner = await openTestClinic({ role: 'owner' });
    const itemId = await addItem(owner, { name: 'Dressing' }, 15_000);
    const row = { ...dressing, name: 'Dressing, small' };
    expect(await owner.call(catalogue.saveItem, { changes: { itemId, version: 1 }, row })).toEqual({
      ...{ itemId, version: 2 },
    });
    const late = owner.call(catalogue.saveItem, { changes: { itemId, version: 1 }, row });
    expect((await refusalOf(late)).code).toBe('CHANGED_MEANWHILE');
    const { driver } = owner.server.house.opened().db;
    const versions = driver
      .prepare("SELECT json_extract(row, '$.name') FROM catalogue_versions")
      .pluck()
      .all();
    expect(versions).toEqual(['Dressing', 'Dressing, small']);
    expect(() => driver.exec("UPDATE catalogue_items SET row = '{}'")).toThrow('by a new version');
    expect(() => driver.exec('DELETE FROM catalogue_items')).toThrow('never deleted');
  });

  test('has a name and a code that no other item has, retired ones counted', async () => {
    const owner = await openTestClinic({ role: 'owner' });
    const itemId = await addItem(owner, { code: 'DRS' });
    const same = owner.call(catalogue.saveItem, {
      changes: null,
      row: { ...dressing, name: ' dressinG ', code: '' },
    });
    expect(await refusalOf(same)).toEqual({ code: 'ITEM_NAME_TAKEN', data: { itemId, isRetired: false } });
    const coded = owner.call(catalogue.saveItem, {
      changes: null,
      row: { ...dressing, name: 'Another', code: 'drs' },
    });
    expect((await refusalOf(coded)).code).toBe('ITEM_CODE_TAKEN');
    await owner.call(catalogue.retireItem, { itemId, version: 1, reason: 'Not done any more' });
    const again = owner.call(catalogue.saveItem, { changes: null, row: dressing });
    expect(await refusalOf(again)).toEqual({ code: 'ITEM_NAME_TAKEN', data: { itemId, isRetired: true } });
    expect(await search(owner, 'dress')).toEqual([]);
    await owner.call(catalogue.bringBack, { itemId, version: 2 });
    expect(names(await search(owner, 'dress'))).toEqual(['Dressing']);
  });

  test.each([
    ['an accounting code of three digits', { sacCode: '999' }, 'NOT_A_SAC'],
    ['an accounting code with a letter', { sacCode: '99931A' }, 'NOT_A_SAC'],
    ['no name', { name: '  ' }, 'REQUIRED'],
    ['a short code with a space', { code: 'A B' }, 'NOT_AN_ITEM_CODE'],
    [
      'a room rent with the tax inside',
      { taxClass: 'roomRent', isTaxInclusive: true },
      'ROOM_RENT_IS_BEFORE_TAX',
    ],
    ['a package of nothing', { category: 'package' }, 'PACKAGE_NEEDS_SESSIONS'],
  ] as const)('with %s is refused', async (_, more, code) => {
    const owner = await openTestClinic({ role: 'owner' });
    const refusal = await refusalOf(
      owner.call(catalogue.saveItem, { changes: null, row: { ...dressing, ...more } }),
    );
    expect(refusal.data.problems).toMatchObject([{ code }]);
  });

  test('is changed by nobody but the owner', async () => {
    const desk = await openTestClinic();
    const refusal = await refusalOf(desk.call(catalogue.saveItem, { changes: null, row: dressing }));
    expect(refusal.code).toBe('NOT_ALLOWED');
  });
});

describe('a price', () => {
  test('is planned for a later day, and the one of today stands until then', async () => {
    const owner = await openTestClinic({ role: 'owner' });
    const itemId = await addItem(owner, {}, 15_000);
    const planned = { itemId, listId: STANDARD_LIST, ratePaise: 20_000, validFrom: '2026-12-01' };
    await owner.call(catalogue.setPrice, planned);
    const on = (onDate: string) =>
      priceOf(reader(owner), { itemId, doctorId: null, at: { onDate, minute: 700 } });
    expect([on('2026-11-30')?.ratePaise, on('2026-12-01')?.ratePaise]).toEqual([15_000, 20_000]);
    expect(on('2026-11-20')).toBeUndefined();
    const { prices } = await owner.call(catalogue.item, { itemId });
    expect(prices.map(({ ratePaise, standing }) => [ratePaise, standing])).toEqual([
      [20_000, 'planned'],
      [15_000, 'now'],
    ]);
    const { items } = await owner.call(catalogue.show, {});
    expect(items).toMatchObject([{ ratePaise: 15_000, plannedFrom: '2026-12-01' }]);
  });

  test.each([
    ['below nothing', { ratePaise: -1 }, 'NEGATIVE_AMOUNT'],
    ['above ten lakh', { ratePaise: 100_000_001 }, 'AMOUNT_TOO_LARGE'],
    ['with half a paisa', { ratePaise: 1.5 }, 'NOT_AN_AMOUNT'],
    ['from yesterday', { validFrom: '2026-11-20' }, 'FROM_TODAY_ON'],
    ['from no day', { validFrom: '2026-02-30' }, 'NOT_A_DATE'],
  ])('%s is refused', async (_, more, code) => {
    const owner = await openTestClinic({ role: 'owner' });
    const itemId = await addItem(owner, {});
    const price = { itemId, listId: STANDARD_LIST, ratePaise: 100, validFrom: TODAY, ...more };
    const refusal = await refusalOf(owner.call(catalogue.setPrice, price));
    expect(refusal).toMatchObject({ code: 'INVALID_INPUT', data: { problems: [{ code }] } });
  });

  test('that changes between preview and issue is noticed, a line learned from a bill is not', async () => {
    const owner = await openTestClinic({ role: 'owner' });
    const itemId = await addItem(owner, {}, 15_000);
    const since = pricesAsOf(reader(owner));
    working(owner, ({ db }) =>
      rememberService(db, { description: 'Tea', sacCode: '', ratePaise: 500 }, 20261121),
    );
    working(owner, ({ db }) => noteUse(db, itemId, 20261121));
    expect(pricesChanged(reader(owner), since)).toBe(false);
    const dearer = { itemId, listId: STANDARD_LIST, ratePaise: 16_000, validFrom: TODAY };
    await owner.call(catalogue.setPrice, dearer);
    expect(pricesChanged(reader(owner), since)).toBe(true);
  });
});

describe('a price list', () => {
  test('prices by class, and a person keeps the class on every record', async () => {
    const owner = await openTestClinic({ role: 'owner' });
    const desk = await owner.as('receptionist');
    await addItem(owner, {}, 15_000);
    await owner.call(catalogue.savePriceList, { changes: null, row: everybody });
    const patientId = await addPatient(desk, 'Asha Rao', '5000041735');
    await owner.call(catalogue.setPriceClass, { patientId, priceClass: 'staff' });
    expect(await desk.call(catalogue.priceClass, { patientId })).toEqual({
      priceClass: 'staff',
      known: ['Staff'],
    });
    expect(await search(desk, 'dress', { patientId })).toMatchObject([
      { ratePaise: 7_500, listName: 'Staff' },
    ]);
    const other = await addPatient(desk, 'Usha Verma', '5000041736');
    await owner.call(contract.patients.merge, { keptId: other, goneId: patientId, reason: 'One person' });
    expect(await search(desk, 'dress', { patientId: other })).toMatchObject([{ ratePaise: 7_500 }]);
    expect(await search(desk, 'dress')).toMatchObject([{ ratePaise: 15_000, listName: 'Standard' }]);
  });

  test('that says the same as another, or has its name, is refused', async () => {
    const owner = await openTestClinic({ role: 'owner' });
    const { listId } = await owner.call(catalogue.savePriceList, { changes: null, row: everybody });
    const save = (more: object) =>
      refusalOf(owner.call(catalogue.savePriceList, { changes: null, row: { ...everybody, ...more } }));
    expect(await save({ name: 'Relatives' })).toEqual({ code: 'LISTS_OVERLAP', data: { listId } });
    expect(await save({ priceClass: 'CGHS' })).toEqual({ code: 'LIST_NAME_TAKEN', data: { listId } });
    expect(await save({ name: 'standard', priceClass: 'CGHS' })).toEqual({
      ...{ code: 'LIST_NAME_TAKEN', data: { listId: STANDARD_LIST } },
    });
    expect((await save({ name: 'Camp', priceClass: 'Camp', validFrom: '2026-11-01' })).data.problems).toEqual(
      [{ path: 'row.validFrom', code: 'FROM_TODAY_ON' }],
    );
  });

  test('is changed as a next version and taken out, and its prices speak no more', async () => {
    const owner = await openTestClinic({ role: 'owner' });
    const itemId = await addItem(owner, {}, 15_000);
    const row = {
      ...everybody,
      name: 'Dr Meera',
      priceClass: '',
      doctorId: PEOPLE.doctor,
      adjustPermille: null,
    };
    const { listId } = await owner.call(catalogue.savePriceList, { changes: null, row });
    await owner.call(catalogue.setPrice, { itemId, listId, ratePaise: 25_000, validFrom: TODAY });
    const asked = { doctorId: PEOPLE.doctor };
    expect(await search(owner, 'drs', asked)).toEqual([]);
    expect(await search(owner, 'dress', asked)).toMatchObject([{ ratePaise: 25_000, listId }]);
    await owner.call(catalogue.savePriceList, {
      ...{ changes: { listId, version: 1 }, row: { ...row, isRetired: true } },
    });
    expect(await search(owner, 'dress', asked)).toMatchObject([{ ratePaise: 15_000, listId: STANDARD_LIST }]);
    const late = owner.call(catalogue.savePriceList, { changes: { listId, version: 1 }, row });
    expect((await refusalOf(late)).code).toBe('CHANGED_MEANWHILE');
  });

  test('of the night speaks by the clock on the wall', async () => {
    const owner = await openTestClinic({ role: 'owner' });
    await addItem(owner, {}, 15_000);
    const hours = { fromMinute: 20 * 60, toMinute: 8 * 60, adjustPermille: 200 };
    const row = { ...everybody, ...hours, name: 'Night', priceClass: '' };
    await owner.call(catalogue.savePriceList, { changes: null, row });
    expect(await search(owner, 'dress')).toMatchObject([{ ratePaise: 15_000 }]);
    owner.clock.set('2026-11-21T14:30:00Z');
    expect(await search(owner, 'dress')).toMatchObject([{ ratePaise: 18_000, listName: 'Night' }]);
  });
});
