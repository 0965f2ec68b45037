import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { type NewBillLine, newBillLineSchema } from '#shared/features/billing/bill.schema.ts';
import type { ItemRow } from '#shared/features/catalogue/item.schema.ts';
import { taxCodeSchema } from '#shared/features/catalogue/tax-code.rules.ts';
import { closeTestClinics, refusalOf, type TestClinic } from '../../server/test-clinic.ts';
import { registerForGst, sayTurnover } from '../../server/test-gst.test-support.ts';
import {
  addItem,
  cash,
  dressing,
  line,
  openTestDesk,
  type TestDesk,
} from '../../server/test-money-desk.test-support.ts';

const { catalogue } = contract;
let desk: TestDesk;
let owner: TestClinic;

beforeEach(async () => {
  desk = await openTestDesk();
  owner = await desk.clinic.as('owner');
});
afterEach(closeTestClinics);

const laser: ItemRow = { ...dressing, name: 'Laser sitting', taxClass: 'cosmetic', sacCode: '9997' };
const gel: ItemRow = { ...dressing, name: 'Gel', category: 'medicine', taxClass: 'medicine', sacCode: '' };

describe('a sitting that was paid for in a package', () => {
  async function sellTen(): Promise<NewBillLine> {
    const itemId = await addItem(owner, laser, 50_000);
    const contents = [{ itemId, uses: 10 }];
    const ten: ItemRow = {
      ...{ ...laser, name: 'Ten sittings', category: 'package' },
      package: { contents, validDays: 90, isTransferable: true },
    };
    const packageId = await addItem(owner, ten, 400_000);
    await registerForGst(owner);
    const sold = { ...line('Ten sittings', 400_000), sacCode: '9997', itemId: packageId };
    await desk.issue({
      lines: [{ ...sold, gstPermille: 180, listPricePaise: 400_000 }],
      payments: [cash(472_000)],
    });
    return { ...line('Laser sitting', 0), sacCode: '9997', itemId, isPrepaid: true };
  }

  test('waits for no longer code when the turnover has risen since', async () => {
    const sitting = await sellTen();
    await sayTurnover(owner, true);
    expect(await desk.issue({ lines: [sitting] })).toMatchObject({ totalPaise: 0 });
    const charged = { ...sitting, ratePaise: 50_000, gstPermille: 180, listPricePaise: 50_000 };
    const { isPrepaid: _, ...again } = charged;
    expect((await desk.refusal({ lines: [again] })).code).toBe('LINE_NEEDS_TAX_CODE');
  });

  test('beside an exempt consultation makes no tax invoice', async () => {
    const sitting = await sellTen();
    const bill = await desk.issue({ lines: [line('Consultation', 60_000), sitting] });
    expect(bill).toMatchObject({ documentType: 'billOfSupply', taxPaise: 0, totalPaise: 60_000 });
  });
});

describe('the unit of goods without a code', () => {
  const sold = (itemId: number): NewBillLine => ({
    ...line('Gel', 10_000),
    ...{ sacCode: '', itemId, gstPermille: 50, listPricePaise: 10_000 },
  });
  const unitsOf = async (lines: NewBillLine[]) =>
    (await desk.issue({ lines })).lines.map(({ sacCode, unit }) => [sacCode, unit]);

  test.each<{ name: string; row: ItemRow; unit: string }>([
    { name: 'its own', row: { ...gel, unit: 'TUB' }, unit: 'TUB' },
    { name: 'numbers, for a medicine', row: gel, unit: 'NOS' },
    { name: 'its own, whatever its category', row: { ...gel, category: 'other', unit: 'BTL' }, unit: 'BTL' },
  ])('is $name', async ({ row, unit }) => {
    const itemId = await addItem(owner, row, 10_000);
    await registerForGst(owner);
    expect(await unitsOf([sold(itemId)])).toEqual([['', unit]]);
  });

  test('is none for a service: without a code, or with one of services', async () => {
    await registerForGst(owner);
    const walk = { ...line('Walk', 5_000), sacCode: '' };
    const brace = { ...line('Knee brace', 90_000), sacCode: '999312', taxClass: 'device' as const };
    expect(await unitsOf([walk, { ...brace, gstPermille: 50 }])).toEqual([
      ['', 'NA'],
      ['999312', 'NA'],
    ]);
  });
});

describe('an HSN or SAC that cannot exist', () => {
  test.each(['0000', '000000', '7701', '3000', '9900', '99531234', '996000', '9970', '998000', '9990'])(
    '%s is refused at a line and at an item',
    async sacCode => {
      expect(newBillLineSchema.safeParse({ ...line('Brace', 100), sacCode }).error?.issues).toMatchObject([
        { path: ['sacCode'], message: 'NO_SUCH_TAX_CODE' },
      ]);
      const saved = owner.call(catalogue.saveItem, { changes: null, row: { ...gel, sacCode } });
      expect((await refusalOf(saved)).data).toEqual({
        problems: [{ path: 'row.sacCode', code: 'NO_SUCH_TAX_CODE' }],
      });
    },
  );

  test.each([
    '',
    '0101',
    '3004',
    '30049099',
    '7601',
    '7801',
    '9021',
    '9804',
    '9954',
    '9961',
    '996719',
    '9973',
  ])('%s is taken', sacCode => expect(taxCodeSchema.safeParse(sacCode).success).toBe(true));
  test.each(['9983', '999312', '999722', '9999'])('%s is taken', sacCode =>
    expect(taxCodeSchema.safeParse(sacCode).success).toBe(true),
  );

  test('one of too few digits is told so, and nothing else', () => {
    expect(taxCodeSchema.safeParse('000').error?.issues).toMatchObject([{ message: 'NOT_A_SAC' }]);
  });
});
