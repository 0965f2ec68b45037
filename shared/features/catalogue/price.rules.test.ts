import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adjustedPaise, choosePrice, doListsOverlap, isInForce, type PriceQuestion } from './price.rules.ts';
import { type PriceList, type PriceListRow, priceListRowSchema, STANDARD_LIST } from './price.schema.ts';

const EVERYBODY: PriceListRow = {
  ...{ name: 'A list', priceClass: '', doctorId: null, category: null, weekdays: [] },
  ...{ fromMinute: null, toMinute: null, validFrom: '2026-11-01', validTo: null, adjustPermille: null },
  isDeskChoice: false,
  isRetired: false,
};
const list = (id: number, row: Partial<PriceListRow>): PriceList => ({
  ...{ id, version: 1, row: { ...EVERYBODY, ...row } },
});
const price = (listId: number, rupees: number | null) => ({
  ...{ id: listId * 10, listId, ratePaise: rupees === null ? null : rupees * 100, validFrom: '2026-11-01' },
});

const STAFF = list(2, { name: 'Staff', priceClass: 'Staff', adjustPermille: -500 });
const NIGHT = list(3, { name: 'Night', fromMinute: 20 * 60, toMinute: 8 * 60, adjustPermille: 250 });
const SUNDAY = list(4, { name: 'Sunday', weekdays: [0], adjustPermille: 200 });
const MEERA = list(5, { name: 'Dr Meera', doctorId: 2 });
const LABS = list(6, { name: 'Tests', category: 'investigation', adjustPermille: -100 });
const CAMP = list(7, { name: 'Camp', priceClass: 'Camp', validFrom: '2026-11-21', validTo: '2026-11-21' });
const CGHS = list(8, { name: 'CGHS', priceClass: 'CGHS' });
const LISTS = [STAFF, NIGHT, SUNDAY, MEERA, LABS, CAMP, CGHS];
const PRICES = [price(STANDARD_LIST, 600), price(5, 800), price(7, 0), price(8, 350)];

const saturdayNoon = { onDate: '2026-11-21', minute: 12 * 60 };
const base: PriceQuestion = {
  ...{ category: 'consultation', doctorId: null, priceClasses: [], listId: null, at: saturdayNoon },
};

describe('the price of an item', () => {
  test.each([
    ['is the standard one where no list speaks', {}, 600, STANDARD_LIST],
    ['is the doctor’s own', { doctorId: 2 }, 800, 5],
    ['is the standard one with another doctor', { doctorId: 6 }, 600, STANDARD_LIST],
    ['is half for staff', { priceClasses: ['staff'] }, 300, 2],
    ['goes by the class before the doctor', { priceClasses: ['Staff'], doctorId: 2 }, 300, 2],
    ['is dearer at night', { at: { onDate: '2026-11-21', minute: 21 * 60 } }, 750, 3],
    ['is dearer until the morning after', { at: { onDate: '2026-11-20', minute: 7 * 60 + 59 } }, 750, 3],
    ['is the usual one from eight', { at: { onDate: '2026-11-20', minute: 8 * 60 } }, 600, STANDARD_LIST],
    ['is the Sunday price on a Sunday', { at: { onDate: '2026-11-22', minute: 600 } }, 720, 4],
    [
      'goes by the doctor before the hour',
      { doctorId: 2, at: { onDate: '2026-11-22', minute: 600 } },
      800,
      5,
    ],
    ['goes by its kind', { category: 'investigation' as const }, 540, 6],
    ['is free at the camp that the desk chose', { listId: 7 }, 0, 7],
    ['is not the camp’s a day later', { listId: 7, at: { onDate: '2026-11-23', minute: 600 } }, 600, 1],
    ['is the lower one of two classes of a person', { priceClasses: ['CGHS', 'Staff'] }, 300, 2],
    ['is as agreed for a class', { priceClasses: ['CGHS'], doctorId: 2 }, 350, 8],
  ])('%s', (_, asked, rupees, listId) => {
    expect(choosePrice({ ...base, ...asked }, LISTS, PRICES)).toMatchObject({
      ratePaise: rupees * 100,
      listId,
    });
  });

  test('falls through a list that names no price for it, and through one that gave its price up', () => {
    const prices = [price(STANDARD_LIST, 600), price(5, null)];
    expect(choosePrice({ ...base, doctorId: 2 }, LISTS, prices)?.listId).toBe(STANDARD_LIST);
    expect(choosePrice({ ...base, priceClasses: ['CGHS'] }, LISTS, prices)?.listId).toBe(STANDARD_LIST);
  });

  test('is unknown as long as nobody set one', () => {
    expect(choosePrice({ ...base, priceClasses: ['Staff'] }, LISTS, [])).toBeUndefined();
  });

  test('does not depend on the order in which the lists are kept', () => {
    const asked = { ...base, doctorId: 2, priceClasses: ['Staff', 'CGHS'] };
    fc.assert(
      fc.property(fc.shuffledSubarray(LISTS, { minLength: LISTS.length }), shuffled => {
        expect(choosePrice(asked, shuffled, PRICES)).toEqual(choosePrice(asked, LISTS, PRICES));
      }),
    );
  });
});

test('a percentage makes whole rupees, half a rupee up, and nothing below nothing', () => {
  expect(adjustedPaise(55_000, 125)).toBe(61_900);
  expect(adjustedPaise(10_100, -500)).toBe(5_100);
  expect(adjustedPaise(60_000, -1000)).toBe(0);
});

test('a night belongs to the day on which it begins', () => {
  const saturdayNight = { ...EVERYBODY, weekdays: [6], fromMinute: 20 * 60, toMinute: 6 * 60 };
  expect(isInForce(saturdayNight, { onDate: '2026-11-21', minute: 23 * 60 })).toBe(true);
  expect(isInForce(saturdayNight, { onDate: '2026-11-22', minute: 5 * 60 })).toBe(true);
  expect(isInForce(saturdayNight, { onDate: '2026-11-21', minute: 5 * 60 })).toBe(false);
});

describe('two lists overlap', () => {
  const night = { ...EVERYBODY, fromMinute: 20 * 60, toMinute: 8 * 60 };
  test.each([
    ['night and early morning', night, { ...EVERYBODY, fromMinute: 7 * 60, toMinute: 9 * 60 }, true],
    ['night and morning', night, { ...EVERYBODY, fromMinute: 8 * 60, toMinute: 9 * 60 }, false],
    ['Sunday and every night', { ...EVERYBODY, weekdays: [0] }, night, true],
    ['Sunday and Monday', { ...EVERYBODY, weekdays: [0] }, { ...EVERYBODY, weekdays: [1] }, false],
    [
      'Saturday night and Sunday morning',
      { ...night, weekdays: [6] },
      { ...EVERYBODY, weekdays: [0], fromMinute: 0, toMinute: 60 },
      true,
    ],
    ['one class twice', { ...EVERYBODY, priceClass: 'CGHS' }, { ...EVERYBODY, priceClass: 'cghs' }, true],
    ['two classes', { ...EVERYBODY, priceClass: 'CGHS' }, { ...EVERYBODY, priceClass: 'Staff' }, false],
    ['two doctors', { ...EVERYBODY, doctorId: 2 }, { ...EVERYBODY, doctorId: 6 }, false],
    ['a class and its night', { ...EVERYBODY, priceClass: 'CGHS' }, { ...night, priceClass: 'CGHS' }, false],
    [
      'a list and its successor',
      { ...night, validTo: '2026-11-30' },
      { ...night, validFrom: '2026-12-01' },
      false,
    ],
    ['a list and one taken out', night, { ...night, isRetired: true }, false],
  ])('%s: %#', (_, a, b, overlap) => {
    expect([doListsOverlap(a, b), doListsOverlap(b, a)]).toEqual([overlap, overlap]);
  });
});

test.each([
  ['for nobody in particular', {}, 'LIST_FOR_NOBODY'],
  ['that ends before it begins', { doctorId: 2, validTo: '2026-10-01' }, 'ENDS_BEFORE_IT_BEGINS'],
  ['with half an hour range', { fromMinute: 600 }, 'FROM_AND_TO_NEEDED'],
  ['of no minutes', { fromMinute: 600, toMinute: 600 }, 'FROM_AND_TO_NEEDED'],
  ['that gives money back', { doctorId: 2, adjustPermille: -1001 }, 'NOT_A_RATE'],
])('a list %s is refused', (_, row, code) => {
  const read = priceListRowSchema.safeParse({ ...EVERYBODY, ...row });
  expect(read.error?.issues.map(({ message }) => message)).toContain(code);
});
