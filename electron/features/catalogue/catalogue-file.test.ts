import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { RowProblem } from '#shared/features/lists/clinic-rows.schema.ts';
import { addItem } from '../../server/test-catalogue.test-support.ts';
import { closeTestClinics, openTestClinic, refusalOf } from '../../server/test-clinic.ts';

afterEach(closeTestClinics);

const { catalogue } = contract;
const HEADS =
  'code,name,local_name,category,sac,tax_class,price_includes_tax,price,valid_from,package,valid_days,transferable';
const fileOf = (...rows: string[]) => [HEADS, ...rows].join('\r\n');
const places = (problems: readonly RowProblem[]) =>
  problems.map(({ row, column, code }) => `${row} ${column} ${code}`);

test('a file is judged row by row, and nothing of it is written as long as one row is wrong', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  await addItem(owner, { name: 'Old hand', code: 'OLD' });
  const csv = fileOf(
    'DRS,Dressing,ड्रेसिंग,procedure,999312,exempt,no,150,,,,',
    'DR2,dressing,,procedure,999312,exempt,no,150,,,,',
    'DRS,Another,,procedure,999312,exempt,no,150,,,,',
    'X1,Three digits,,procedure,999,exempt,no,150,,,,',
    'X2,Unknown tax,,procedure,999312,gst7,no,150,,,,',
    'X3,Unknown kind,,surgery,999312,exempt,no,150,,,,',
    'X4,Minus,,procedure,999312,exempt,no,-150,,,,',
    'X5,Words,,procedure,999312,exempt,no,hundred,,,,',
    'X6,Dear,,procedure,999312,exempt,no,1000001,,,,',
    'X7,Yesterday,,procedure,999312,exempt,no,10,2026-11-20,,,',
    'OLD,New hand,,procedure,999312,exempt,no,10,,,,',
    'X8,Box of nothing,,package,999312,exempt,no,10,,Missing x 2,30,no',
    'X9,Box of boxes,,package,999312,exempt,no,10,,Box of nothing x 2,30,no',
    'short,row',
  );
  const check = await owner.call(catalogue.dryRun, { csv });
  expect(places(check.problems)).toEqual([
    '3 name TWICE_IN_FILE',
    '4 code TWICE_IN_FILE',
    '5 sac NOT_A_SAC',
    '6 tax_class TAX_CLASS_NOT_KNOWN',
    '7 category CATEGORY_NOT_KNOWN',
    '8 price NEGATIVE_AMOUNT',
    '9 price NOT_AN_AMOUNT',
    '10 price AMOUNT_TOO_LARGE',
    '11 valid_from FROM_TODAY_ON',
    '12 code ITEM_CODE_TAKEN',
    '13 package ITEM_NOT_KNOWN',
    '14 package PACKAGE_OF_A_PACKAGE',
    '15  CELLS_DO_NOT_FIT',
  ]);
  const refusal = await refusalOf(owner.call(catalogue.importFile, { csv, fileName: 'ours.csv' }));
  expect(refusal.code).toBe('ROW_NOT_POSSIBLE');
  expect((await owner.call(catalogue.show, {})).total).toBe(1);
});

test('a file without its columns is refused by the name of what lacks', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  const refusal = await refusalOf(owner.call(catalogue.dryRun, { csv: 'service,price\nX,1' }));
  expect(refusal).toEqual({ code: 'NOT_A_CATALOGUE', data: { missing: 'name, category, tax_class' } });
});

test('what was written out comes back unchanged, packages and all, and a new price is one', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  const csv = fileOf(
    'P3,Three dressings,,package,999312,exempt,no,400,,"Dressing, small x 3; Injection x 1",90,yes',
    'DRS,"Dressing, small",छोटी ड्रेसिंग,procedure,999312,exempt,no,150.50,,,,',
    ',Injection,,procedure,999314,exempt,no,,,,,',
  );
  expect(await owner.call(catalogue.importFile, { csv, fileName: 'ours.csv' })).toMatchObject({
    ...{ rows: 3, added: 3, priced: 2, problems: [] },
  });
  const { csv: written, fileName } = await owner.call(catalogue.exportFile, {});
  expect(fileName).toBe('services-2026-11-21.csv');
  expect(written).toContain('"Dressing, small x 3; Injection x 1"');
  expect(await owner.call(catalogue.dryRun, { csv: written })).toMatchObject({
    ...{ rows: 3, added: 0, changed: 0, priced: 0, same: 3, problems: [] },
  });
  const dearer = written.replace('150.50', '175');
  expect(await owner.call(catalogue.importFile, { csv: dearer, fileName: 'b.csv' })).toMatchObject({
    ...{ changed: 0, priced: 1, same: 2 },
  });
  const { items } = await owner.call(catalogue.show, { text: 'small' });
  expect(items).toMatchObject([
    { ratePaise: 17_500, row: { name: 'Dressing, small', localName: 'छोटी ड्रेसिंग' } },
  ]);
});

test('a cell that a spreadsheet would run is written as text, and comes back as the name it was', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  await addItem(owner, { name: '=HYPERLINK("x") dressing' }, 100);
  const { csv } = await owner.call(catalogue.exportFile, {});
  expect(csv).toContain(`"'=HYPERLINK(""x"") dressing"`);
  expect(await owner.call(catalogue.dryRun, { csv })).toMatchObject({ same: 1, added: 0 });
});

test('a row of a retired item brings it back, and says so', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  const itemId = await addItem(owner, { name: 'Injection' });
  await owner.call(catalogue.retireItem, { itemId, version: 1, reason: 'Not now' });
  const csv = fileOf(',Injection,,procedure,999314,exempt,no,,,,,');
  expect(places((await owner.call(catalogue.dryRun, { csv })).warnings)).toEqual(['2 name COMES_BACK']);
  await owner.call(catalogue.importFile, { csv, fileName: 'ours.csv' });
  expect((await owner.call(catalogue.show, {})).items).toMatchObject([{ id: itemId, version: 3 }]);
});
