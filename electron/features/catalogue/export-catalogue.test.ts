import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
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
import { auditDetail, csvRows, xlsxRows } from '../../server/test-grid-file.test-support.ts';
import { sellPackage, usePackage } from './catalogue.service.ts';

const { catalogue } = contract;
const csv = { format: 'csv', language: 'en' } as const;
let owner: TestClinic;

beforeEach(async () => {
  owner = await openTestClinic({ role: 'owner' });
});
afterEach(closeTestClinics);

test('the services go out as they are filtered, with today’s price, also those that no screen shows at once', async () => {
  for (let count = 0; count < 402; count += 1) await addItem(owner, { name: `Test ${count}`, code: '' });
  await addItem(owner, dressing, 15_000);
  const shown = await owner.call(catalogue.show, { text: 'dre' });
  const file = await owner.call(catalogue.exportServices, { text: 'dre', ...csv });
  expect(file.fileName).toBe('services-2026-11-21.csv');
  const heads = [
    'Short code',
    'Name',
    'Name in Hindi',
    'Kind',
    'SAC or HSN',
    'Tax',
    'Price',
    'New price from',
  ];
  const one = ['DRS', 'Dressing', 'ड्रेसिंग', 'Procedure', '999312', 'Health care, exempt', '150.00', ''];
  expect(csvRows(file)).toEqual([heads, one]);
  expect(shown.items).toHaveLength(1);
  const all = await owner.call(catalogue.exportServices, csv);
  expect((await owner.call(catalogue.show, {})).items).toHaveLength(400);
  expect(csvRows(all)).toHaveLength(1 + 403);
  expect(auditDetail(owner, 'services.exported')).toEqual({
    ...{ category: null, which: 'own', format: 'csv', rows: 403 },
  });
});

test('the prices of an item go out with their days and what each is: before, now, planned', async () => {
  const itemId = await addItem(owner, dressing, 15_000);
  const price = { itemId, listId: 1, ratePaise: 18_000, validFrom: '2026-12-01' };
  await owner.call(catalogue.setPrice, price);
  const file = await owner.call(catalogue.exportPrices, { itemId, format: 'xlsx' });
  const rows = (await xlsxRows(file)).map(cells => [...cells.slice(0, 1), ...cells.slice(2, 5)]);
  const { prices } = await owner.call(catalogue.item, { itemId });
  expect(rows).toEqual([
    ['List', 'Price', 'State', 'Written by'],
    ['Standard', 180, 'Planned', 'Anil Kulkarni'],
    ['Standard', 150, 'Now', 'Anil Kulkarni'],
  ]);
  expect(prices.map(({ ratePaise }) => (ratePaise ?? 0) / 100)).toEqual([180, 150]);
});

test('the price lists say for whom and when each speaks, in the words of the reader', async () => {
  const row = { ...everybody, name: 'Night', weekdays: [0, 6], fromMinute: 1200, toMinute: 480 };
  await owner.call(catalogue.savePriceList, { changes: null, row: { ...row, doctorId: PEOPLE.doctor } });
  const file = await owner.call(catalogue.exportPriceLists, csv);
  expect(csvRows(file)[1]).toEqual([
    ...['Night', 'Staff, Dr Meera Kulkarni', 'Sun, Sat 20:00–08:00', '2026-11-21', '', '-50', '0', ''],
  ]);
  const hindi = csvRows(await owner.call(catalogue.exportPriceLists, { ...csv, language: 'hi' }));
  expect(hindi[1]?.[2]).toBe('रवि, शनि 20:00–08:00');
});

test('the tax rates go out whole, each with its condition and its source', async () => {
  const rates = await owner.call(catalogue.taxRates, {});
  const rows = csvRows(await owner.call(catalogue.exportTaxRates, csv));
  expect(rows).toHaveLength(1 + rates.length);
  const room = rows.filter(([taxClass]) => taxClass === 'Room rent');
  expect(room.some(cells => cells[3]?.startsWith('above ₹5,000 a day, not an ICU bed'))).toBe(true);
  expect(rows.slice(1).every(cells => cells[4] !== '')).toBe(true);
});

test('the packages of a person go out with what is left of each service, a price once', async () => {
  const desk = await owner.as('receptionist');
  const patientId = await addPatient(desk, 'Asha Rao', '5000041735');
  const one = await addItem(owner, { name: 'Sitting' }, 50_000);
  const other = await addItem(owner, { name: 'Review' }, 30_000);
  const contents = [
    { itemId: one, uses: 3 },
    { itemId: other, uses: 1 },
  ];
  const itemId = await addItem(owner, {
    ...{ name: 'Back pain', category: 'package' },
    package: { contents, validDays: 30, isTransferable: true },
  });
  const about = { patientId, onDate: TODAY };
  const saleId = working(owner, ctx =>
    sellPackage(ctx, { ...about, itemId, billId: 1, doctorId: null, pricePaise: 120_000 }),
  );
  working(owner, ctx => usePackage(ctx, { ...about, saleId, itemId: one, billId: 2 }));
  const file = await desk.call(catalogue.exportPackages, { patientId, ...csv });
  expect(csvRows(file).slice(1)).toEqual([
    ['Back pain', '2026-11-21', '2026-12-21', 'Sitting', '3', '1', '2', '', '1200.00'],
    ['Back pain', '2026-11-21', '2026-12-21', 'Review', '1', '0', '1', '', ''],
  ]);
  const nurse = await owner.as('nurse');
  const refused = nurse.call(catalogue.exportPackages, { patientId, ...csv });
  expect((await refusalOf(refused)).code).toBe('NOT_ALLOWED');
});
