import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { TaxClass } from '#shared/features/catalogue/tax.schema.ts';
import { closeTestClinics, openTestClinic, refusalOf, type TestClinic } from '../../server/test-clinic.ts';
import { rateOn } from './catalogue.service.ts';

let owner: TestClinic;
beforeAll(async () => {
  owner = await openTestClinic({ role: 'owner' });
});
afterAll(closeTestClinics);

function rate(taxClass: TaxClass, onDate: string, rupees = 1_000, isIcu = false) {
  return rateOn(owner.server.house.opened().db.reader, taxClass, onDate, { ratePaise: rupees * 100, isIcu });
}

describe('GST by the day of the bill', () => {
  test.each<[string, TaxClass, string, number, boolean, number, string]>([
    ['a consultation', 'exempt', '2026-11-21', 600, false, 0, '12/2017-Central Tax (Rate), serial 74'],
    ['OPD medicine on 21 Sep 2025', 'medicine', '2025-09-21', 100, false, 120, '1/2017'],
    ['OPD medicine from 22 Sep 2025', 'medicine', '2025-09-22', 100, false, 50, '9/2025'],
    ['OPD medicine today', 'medicine', '2026-11-21', 100, false, 50, '9/2025'],
    ['a life-saving drug before', 'lifeSaving', '2025-09-21', 100, false, 120, '1/2017'],
    ['a life-saving drug after', 'lifeSaving', '2025-09-22', 100, false, 0, '10/2025'],
    ['gauze before', 'device', '2025-09-21', 100, false, 120, '1/2017'],
    ['gauze after', 'device', '2025-09-22', 100, false, 50, '9/2025'],
    ['a room at 5,000', 'roomRent', '2026-11-21', 5_000, false, 0, '03/2022'],
    ['a room at 5,001', 'roomRent', '2026-11-21', 5_001, false, 50, '03/2022'],
    ['an ICU bed at 9,000', 'roomRent', '2026-11-21', 9_000, true, 0, '03/2022'],
    ['a room at 9,000 on 17 Jul 2022', 'roomRent', '2022-07-17', 9_000, false, 0, '12/2017'],
    ['a room at 9,000 on 18 Jul 2022', 'roomRent', '2022-07-18', 9_000, false, 50, '04/2022'],
    ['a cosmetic procedure', 'cosmetic', '2026-11-21', 20_000, false, 180, 'cosmetic or plastic surgery'],
    ['what is outside GST', 'nonGst', '2026-11-21', 100, false, 0, 'section 9'],
    ['nil-rated goods', 'nil', '2026-11-21', 100, false, 0, '2/2017'],
  ])('%s', (_, taxClass, onDate, rupees, isIcu, permille, source) => {
    const found = rate(taxClass, onDate, rupees, isIcu);
    expect(found).toMatchObject({
      permille,
      isExempt: permille === 0,
      source: expect.stringContaining(source),
    });
  });

  test('says of a taxed room that no input tax credit was taken, and of no other', () => {
    expect(rate('roomRent', '2026-11-21', 6_000).needsItcNote).toBe(true);
    expect(rate('roomRent', '2026-11-21', 4_000).needsItcNote).toBe(false);
    expect(rate('medicine', '2026-11-21').needsItcNote).toBe(false);
  });

  test('tells exempt, nil-rated and outside GST apart, as the returns do', () => {
    const kinds = (['exempt', 'nil', 'nonGst', 'lifeSaving'] as const).map(
      one => rate(one, '2026-11-21').treatment,
    );
    expect(kinds).toEqual(['exempt', 'nil', 'nonGst', 'nil']);
  });
});

const newRate = {
  ...{
    taxClass: 'medicine' as const,
    validFrom: '2027-04-01',
    treatment: 'taxable' as const,
    gstPermille: 80,
  },
  ...{
    overPaise: null,
    sparesIcu: false,
    needsItcNote: false,
    source: 'Notification 1/2027-Central Tax (Rate)',
  },
};

test('when the law changes the owner adds a row, and bills of earlier days keep their rate', async () => {
  await owner.call(contract.catalogue.addTaxRate, newRate);
  expect([rate('medicine', '2027-03-31').permille, rate('medicine', '2027-04-01').permille]).toEqual([
    50, 80,
  ]);
  const rows = await owner.call(contract.catalogue.taxRates, {});
  expect(rows.filter(({ taxClass }) => taxClass === 'medicine')).toMatchObject([
    { gstPermille: 80, standing: 'planned', addedByName: 'Anil Kulkarni' },
    { gstPermille: 50, standing: 'now', addedByName: '' },
    { gstPermille: 120, standing: 'past' },
  ]);
});

test('a rate of a past day, one that contradicts itself, and one without its source are refused', async () => {
  const refused = async (more: object) =>
    (await refusalOf(owner.call(contract.catalogue.addTaxRate, { ...newRate, ...more }))).data.problems;
  expect(await refused({ validFrom: '2026-11-20' })).toEqual([{ path: 'validFrom', code: 'FROM_TODAY_ON' }]);
  expect(await refused({ gstPermille: 0 })).toEqual([{ path: 'gstPermille', code: 'RATE_AND_KIND_DIFFER' }]);
  expect(await refused({ gstPermille: 401 })).toEqual([{ path: 'gstPermille', code: 'NOT_A_RATE' }]);
  expect(await refused({ source: ' ' })).toEqual([{ path: 'source', code: 'REQUIRED' }]);
});

test('nobody changes a rate, not even past the program', () => {
  const { driver } = owner.server.house.opened().db;
  expect(() => driver.exec('UPDATE tax_rates SET gst_permille = 10')).toThrow('never changed');
  expect(() => driver.exec('DELETE FROM tax_rates')).toThrow('never deleted');
});

test('only the owner adds a rate', async () => {
  for (const role of ['receptionist', 'accountant', 'doctor'] as const) {
    const person = await owner.as(role);
    expect((await refusalOf(person.call(contract.catalogue.addTaxRate, newRate))).code).toBe('NOT_ALLOWED');
  }
});
