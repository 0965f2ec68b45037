import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppError } from '#shared/contract/app-error.ts';
import { contract } from '#shared/contract/index.ts';
import type { WriteContext } from '../../server/service.ts';
import { addItem, addPatient, TODAY, working } from '../../server/test-catalogue.test-support.ts';
import { closeTestClinics, openTestClinic, refusalOf, type TestClinic } from '../../server/test-clinic.ts';
import {
  endPackage,
  getSoldPackage,
  giveBackUsesOf,
  packagesOf,
  sellPackage,
  usePackage,
  usePrepaid,
} from './catalogue.service.ts';

const { catalogue } = contract;
let owner: TestClinic;
let asha: number;
let usha: number;
let sitting: number;
let tenSittings: number;

beforeEach(async () => {
  owner = await openTestClinic({ role: 'owner' });
  const desk = await owner.as('receptionist');
  asha = await addPatient(desk, 'Asha Rao', '5000041735');
  usha = await addPatient(desk, 'Usha Verma', '5000041736');
  sitting = await addItem(owner, { name: 'Physiotherapy, one sitting' }, 50_000);
  tenSittings = await addPackage(sitting, 3);
});
afterEach(closeTestClinics);

function addPackage(itemId: number, uses: number): Promise<number> {
  return addItem(owner, {
    ...{ name: `Physiotherapy, ${uses} sittings`, category: 'package' },
    package: { contents: [{ itemId, uses }], validDays: 30, isTransferable: true },
  });
}

function sale() {
  return {
    itemId: tenSittings,
    patientId: asha,
    billId: 1,
    doctorId: null,
    pricePaise: 120_000,
    onDate: TODAY,
  };
}

function sell(): number {
  return working(owner, ctx => sellPackage(ctx, sale()));
}

function use(saleId: number, more: Partial<{ patientId: number; onDate: string; billId: number }> = {}) {
  const asked = { saleId, itemId: sitting, patientId: asha, billId: 2, onDate: TODAY, ...more };
  return working(owner, ctx => usePackage(ctx, asked));
}

function refused(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  throw new Error('This was expected to be refused.');
}

const held = (patientId: number) => packagesOf(owner.server.house.opened().db.reader, patientId, TODAY);

test('a package is sold, used to its last session and not beyond', () => {
  const saleId = sell();
  expect([use(saleId), use(saleId), use(saleId)].map(({ usesLeft }) => usesLeft)).toEqual([2, 1, 0]);
  expect(refused(() => use(saleId))).toBe('PACKAGE_USED_UP');
  expect(held(asha)).toMatchObject([
    { saleId, soldOn: TODAY, expiresOn: '2026-12-21', refundablePaise: 0, contents: [{ used: 3, left: 0 }] },
  ]);
});

test('the database itself lets nobody use a session that is not left', () => {
  const saleId = sell();
  const row = `(sale_id, item_id, patient_id, bill_id, used_on, at, by_user)
    VALUES (${saleId}, ${sitting}, ${asha}, 1, 20261121, 0, 1)`;
  const { driver } = owner.server.house.opened().db;
  for (let count = 0; count < 3; count += 1) driver.exec(`INSERT INTO package_uses ${row}`);
  expect(() => driver.exec(`INSERT INTO package_uses ${row}`)).toThrow('nothing of this package is left');
  expect(() => driver.exec('DELETE FROM package_uses')).toThrow('never deleted');
  expect(() => driver.exec('UPDATE package_sales SET price_paise = 1')).toThrow('never changed');
});

test('unused sessions are worth the price less the used ones at their own price, also after that price rose', async () => {
  const saleId = sell();
  use(saleId);
  const dearer = { itemId: sitting, listId: 1, ratePaise: 90_000, validFrom: TODAY };
  await owner.call(catalogue.setPrice, dearer);
  expect(held(asha)).toMatchObject([{ refundablePaise: 70_000, contents: [{ listPricePaise: 50_000 }] }]);
});

test('a cancelled bill gives its sessions back, once', () => {
  const saleId = sell();
  use(saleId, { billId: 7 });
  use(saleId, { billId: 8 });
  expect(working(owner, ctx => giveBackUsesOf(ctx, 7, TODAY))).toBe(1);
  expect(working(owner, ctx => giveBackUsesOf(ctx, 7, TODAY))).toBe(0);
  expect(held(asha)).toMatchObject([{ contents: [{ used: 1, left: 2 }] }]);
});

test('a prepaid session is taken from the package that ends first', () => {
  const first = sell();
  const { reader } = owner.server.house.opened().db;
  working(owner, ctx => sellPackage(ctx, { ...sale(), onDate: '2026-11-25' }));
  const asked = { itemId: sitting, patientId: asha, billId: 9, onDate: TODAY };
  expect(working(owner, ctx => usePrepaid(ctx, asked))).toEqual({ saleId: first, usesLeft: 2 });
  expect(getSoldPackage(reader, first, TODAY).contents).toMatchObject([{ used: 1 }]);
  const stranger = () => working(owner, ctx => usePrepaid(ctx, { ...asked, patientId: usha }));
  expect(refused(stranger)).toBe('PACKAGE_USED_UP');
});

test('a package is over after its last day and after it was given back', () => {
  const saleId = sell();
  expect(use(saleId, { onDate: '2026-12-21' }).usesLeft).toBe(2);
  expect(refused(() => use(saleId, { onDate: '2026-12-22' }))).toBe('PACKAGE_EXPIRED');
  working(owner, ctx => endPackage(ctx, { saleId, because: 'refunded', reason: 'Moved away' }));
  expect(refused(() => use(saleId))).toBe('PACKAGE_ENDED');
  expect(held(asha)).toMatchObject([{ endedBecause: 'refunded', refundablePaise: 0 }]);
  const again = (ctx: WriteContext) => endPackage(ctx, { saleId, because: 'refunded', reason: 'Again' });
  expect(refused(() => working(owner, again))).toBe('PACKAGE_ENDED');
});

test('a package goes to another person with a reason, and the first one holds it no more', async () => {
  const saleId = sell();
  expect(refused(() => use(saleId, { patientId: usha }))).toBe('PACKAGE_OF_ANOTHER');
  const desk = await owner.as('receptionist');
  await desk.call(catalogue.transferPackage, { saleId, toPatientId: usha, reason: 'Her sister goes on' });
  expect([held(asha).length, held(usha).length]).toEqual([0, 1]);
  expect(use(saleId, { patientId: usha }).usesLeft).toBe(2);
  const back = desk.call(catalogue.transferPackage, { saleId, toPatientId: usha, reason: 'Again' });
  expect((await refusalOf(back)).data.problems).toEqual([{ path: 'toPatientId', code: 'ALREADY_THEIRS' }]);
  expect(await desk.call(catalogue.packagesOf, { patientId: usha })).toMatchObject([
    { saleId, holderId: usha },
  ]);
});

test('a package goes along when two records become one', async () => {
  const saleId = sell();
  await owner.call(contract.patients.merge, { keptId: usha, goneId: asha, reason: 'One person' });
  expect(held(usha)).toMatchObject([{ saleId, holderId: usha }]);
  expect(use(saleId, { patientId: usha }).usesLeft).toBe(2);
});

test('sessions that are paid for are said where the line is looked for', async () => {
  sell();
  const found = await owner.call(catalogue.search, { text: 'one sitting', patientId: asha });
  expect(found).toMatchObject([{ prepaidUses: 3 }]);
  expect(await owner.call(catalogue.search, { text: 'one sitting' })).toMatchObject([{ prepaidUses: 0 }]);
});

test('a package holds no package, and an item that one holds is not retired', async () => {
  expect(await refusalOf(addPackage(tenSittings, 2))).toEqual({
    ...{ code: 'PACKAGE_OF_A_PACKAGE', data: { itemId: tenSittings } },
  });
  const asPackage = owner.call(catalogue.saveItem, {
    changes: { itemId: sitting, version: 1 },
    row: {
      ...(await owner.call(catalogue.item, { itemId: sitting })).item.row,
      category: 'package',
      package: {
        contents: [{ itemId: await addItem(owner, { name: 'Tea' }), uses: 1 }],
        validDays: 1,
        isTransferable: false,
      },
    },
  });
  expect((await refusalOf(asPackage)).code).toBe('PACKAGE_OF_A_PACKAGE');
  const retired = owner.call(catalogue.retireItem, { itemId: sitting, version: 1, reason: 'No room' });
  expect(await refusalOf(retired)).toEqual({ code: 'ITEM_IN_A_PACKAGE', data: { itemId: tenSittings } });
});

test('a session without a price of its own counts an even share of the package', async () => {
  const free = await addItem(owner, { name: 'Review call' });
  tenSittings = await addPackage(free, 7);
  const saleId = sell();
  const { reader } = owner.server.house.opened().db;
  expect(getSoldPackage(reader, saleId, TODAY).contents).toMatchObject([{ uses: 7, listPricePaise: 17_143 }]);
});
