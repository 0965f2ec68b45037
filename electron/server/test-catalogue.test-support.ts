import { contract } from '#shared/contract/index.ts';
import type { ItemRow } from '#shared/features/catalogue/item.schema.ts';
import { type PriceListRow, STANDARD_LIST } from '#shared/features/catalogue/price.schema.ts';
import type { WritableDb } from '../database/db.ts';
import type { WriteContext } from './service.ts';
import { PEOPLE, TEST_NOW, type TestClinic } from './test-clinic.ts';

export const TODAY = '2026-11-21';

export const dressing: ItemRow = {
  ...{ name: 'Dressing', localName: 'ड्रेसिंग', code: 'DRS', category: 'procedure', sacCode: '999312' },
  ...{ taxClass: 'exempt', isTaxInclusive: false, package: null },
};

export const everybody: PriceListRow = {
  ...{ name: 'Staff', priceClass: 'Staff', doctorId: null, category: null, weekdays: [] },
  ...{ fromMinute: null, toMinute: null, validFrom: TODAY, validTo: null, adjustPermille: -500 },
  isDeskChoice: false,
  isRetired: false,
};

/** Adds an item, and its standard price from today where one is given; returns its id. */
export async function addItem(owner: TestClinic, row: Partial<ItemRow>, ratePaise?: number): Promise<number> {
  const whole = { ...dressing, code: '', localName: '', ...row };
  const { itemId } = await owner.call(contract.catalogue.saveItem, { changes: null, row: whole });
  if (ratePaise !== undefined)
    await owner.call(contract.catalogue.setPrice, {
      itemId,
      listId: STANDARD_LIST,
      ratePaise,
      validFrom: TODAY,
    });
  return itemId;
}

/** Work of the bill room on the catalogue: one transaction in the owner's name. */
export function working<Result>(clinic: TestClinic, work: (ctx: WriteContext) => Result): Result {
  const { db } = clinic.server.house.opened();
  return db.transaction((writable: WritableDb) =>
    work({
      db: writable,
      session: { userId: PEOPLE.owner, fullName: 'Anil Kulkarni', roles: ['owner'], signedInAt: 0 },
      ...{ now: () => TEST_NOW, today: () => TODAY, zone: 'Asia/Kolkata' },
      ...{ subject: () => {}, alsoChanges: () => {} },
    } as unknown as WriteContext),
  );
}

export async function addPatient(desk: TestClinic, fullName: string, phone: string): Promise<number> {
  const person = { fullName, phone, birthOn: '1984-11-21', birthIsEstimated: true, sex: 'F' as const };
  return (await desk.call(contract.patients.register, person)).id;
}
