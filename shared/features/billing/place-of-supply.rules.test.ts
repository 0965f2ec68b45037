import { expect, test } from 'vitest';
import { isGoods, otherStateOf, placeOfSupplyOf, type Supply, taxPartsOf } from './place-of-supply.rules.ts';

const GOODS: Supply = {
  ...{ isGoods: true, onDate: '2026-11-21', clinicState: '23', buyerState: '27', isRegistered: false },
};

// Section of the IGST Act, what is sold and to whom, and the state in which it is supplied.
const CASES: [section: string, name: string, supply: Partial<Supply>, place: string][] = [
  ['10(1)(ca)', 'goods, the invoice bears an address in Maharashtra', {}, '27'],
  ['10(1)(ca)', 'goods, the first day of the clause', { onDate: '2023-10-01' }, '27'],
  ['10(1)(a)', 'goods over the counter the day before it', { onDate: '2023-09-30' }, '23'],
  ['10(1)(ca)', 'goods, the invoice bears no address', { buyerState: '' }, '23'],
  ['10(1)(ca)', 'goods, the invoice bears an address in the clinic’s state', { buyerState: '23' }, '23'],
  ['10(1)(b)', 'goods for a patient, billed to a company of Maharashtra', { isRegistered: true }, '27'],
  ['10(1)(b)', 'the same before October 2023', { isRegistered: true, onDate: '2023-09-30' }, '27'],
  ['10(1)(b)', 'billed to a company of this state', { isRegistered: true, buyerState: '23' }, '23'],
  ['12(4)', 'cosmetic work on a patient of Maharashtra', { isGoods: false }, '23'],
  ['12(4)', 'cosmetic work on a company’s account', { isGoods: false, isRegistered: true }, '23'],
];

test.each(CASES)('section %s: %s', (_section, _name, supply, place) => {
  expect(placeOfSupplyOf({ ...GOODS, ...supply })).toBe(place);
  expect(otherStateOf({ ...GOODS, ...supply })).toBe(place === '23' ? '' : place);
});

test('goods are told by their code, and without one by their tax class', () => {
  expect(isGoods({ sacCode: '9021', taxClass: 'gst18' })).toBe(true);
  expect(isGoods({ sacCode: '999312', taxClass: 'medicine' })).toBe(false);
  expect(isGoods({ sacCode: '', taxClass: 'medicine' })).toBe(true);
  expect(isGoods({ sacCode: '', taxClass: 'cosmetic' })).toBe(false);
});

test('the integrated tax is the two halves of its lines together, and no paisa is in both', () => {
  const lines = [
    { cgstPaise: 250, sgstPaise: 250 },
    { cgstPaise: 156, sgstPaise: 156, otherState: '27' },
  ];
  expect(taxPartsOf(lines)).toEqual({ cgstPaise: 250, sgstPaise: 250, igstPaise: 312 });
});
