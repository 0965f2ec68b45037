import { expect, test } from 'vitest';
import { type AbhaCard, formatAbha, isAbhaAddress, isLuhnLikely, parseAbhaQr } from './abha.rules.ts';

// Digits made up for these tests; they pass the same check as the published numbers.
const NUMBER = '91-0000-4173-5010';
const BARE = NUMBER.replaceAll('-', '');

const printed = {
  hidn: NUMBER,
  hid: 'asha.rao@abdm',
  name: 'ASHA RAO',
  gender: 'F',
  dob: '12-01-1981',
  'state name': 'MADHYA PRADESH',
  district_name: 'INDORE',
  statelgd: '23',
  distlgd: '439',
  mobile: '5000041735',
  address: '14, Anand Bazaar Road, Indore 452001',
};

function cardOf(scanned: string): AbhaCard {
  const reading = parseAbhaQr(scanned);
  if (reading.kind !== 'card') throw new Error(reading.because);
  return reading.card;
}

function becauseOf(scanned: string): string {
  const reading = parseAbhaQr(scanned);
  return reading.kind === 'card' ? 'read' : reading.because;
}

test('a scanned card fills the registering form', () => {
  expect(cardOf(JSON.stringify(printed))).toEqual({
    abhaNumber: BARE,
    abhaAddress: 'asha.rao@abdm',
    fullName: 'Asha Rao',
    sex: 'F',
    birthOn: '1981-01-12',
    birthIsEstimated: false,
    phone: '5000041735',
    address: '14, Anand Bazaar Road, Indore 452001',
    city: 'Indore',
    pinCode: '452001',
    isLuhnLikely: true,
  });
});

test.each([
  ['keys with other spaces and capitals', JSON.stringify(printed).replace('district_name', 'District Name')],
  ['what a scanner types before and after', `\u0002]Q1${JSON.stringify(printed)}\r\n\t`],
  ['line ends inside the card', JSON.stringify(printed, null, 2)],
  ['a line end inside the address', JSON.stringify(printed).replace('Road, ', 'Road,\n ')],
  ['the number without its dashes', JSON.stringify({ ...printed, hidn: BARE })],
  ['the number as a number', JSON.stringify({ ...printed, hidn: Number(BARE) })],
  ['the app’s own word for the address', JSON.stringify({ ...printed, hid: undefined, phr: printed.hid })],
])('%s makes no difference', (_what, scanned) => {
  expect(cardOf(scanned)).toEqual(cardOf(JSON.stringify(printed)));
});

test.each([
  ['1981', '1981-07-01', true],
  ['00-00-1981', '1981-07-01', true],
  ['12/1/1981', '1981-01-12', false],
  ['1981-01-12', '1981-01-12', false],
  ['31-02-1981', null, false],
  ['yesterday', null, false],
])('the birth “%s” is read as %s', (dob, birthOn, birthIsEstimated) => {
  expect(cardOf(JSON.stringify({ ...printed, dob }))).toMatchObject({ birthOn, birthIsEstimated });
});

test.each([
  ['M', 'M'],
  ['female', 'F'],
  ['Transgender', 'T'],
  ['?', null],
])('the gender “%s” is read as %s', (gender, sex) => {
  expect(cardOf(JSON.stringify({ ...printed, gender })).sex).toBe(sex);
});

test.each([
  ['nothing', '   ', 'EMPTY'],
  ['a payment code', 'upi://pay?pa=clinic@examplebank', 'NOT_AN_ABHA_QR'],
  ['a card number of ours', 'P-26-00001', 'NOT_AN_ABHA_QR'],
  ['some other JSON', '{"uid":"x","name":"Asha"}', 'NOT_AN_ABHA_QR'],
  ['a list', '[{"hidn":"1"}]x', 'ABHA_NOT_14_DIGITS'],
  ['braces the wrong way round', '}{', 'NOT_AN_ABHA_QR'],
  ['half a card', JSON.stringify(printed).slice(0, 80), 'NOT_AN_ABHA_QR'],
  ['thirteen digits', JSON.stringify({ ...printed, hidn: '91-0000-4173-501' }), 'ABHA_NOT_14_DIGITS'],
  ['an address and no number', JSON.stringify({ hid: 'asha.rao@abdm' }), 'ABHA_NOT_14_DIGITS'],
  ['a number that is an object', JSON.stringify({ hidn: { $gt: '' } }), 'NOT_AN_ABHA_QR'],
  ['a whole book', `{"hidn":"${'9'.repeat(9_000)}"}`, 'TOO_LONG'],
])('%s is no card, and the desk is told why', (_what, scanned, because) => {
  expect(becauseOf(scanned)).toBe(because);
});

test('a hostile card fills nothing that a form would not accept', () => {
  const card = cardOf(
    `{"__proto__":{"sex":"M"},"constructor":"x","hidn":"${BARE}","name":"\u202eoaR 😀","hid":"a b@evil.example",` +
      `"gender":"","mobile":"1; DROP TABLE","address":"${'x'.repeat(400)}","district_name":"<b>😀</b>","pincode":"4520"}`,
  );
  expect(card).toMatchObject({ fullName: '', abhaAddress: '', sex: null, phone: '', city: '', pinCode: '' });
  expect(card.address).toHaveLength(120);
  expect(({} as Record<string, unknown>).sex).toBeUndefined();
});

test('a misread digit is doubted and not refused', () => {
  expect(isLuhnLikely(BARE)).toBe(true);
  expect(isLuhnLikely(BARE.replace('4173', '4172'))).toBe(false);
  expect(cardOf(JSON.stringify({ ...printed, hidn: '12-3456-7890-1234' })).isLuhnLikely).toBe(false);
  expect(isLuhnLikely('')).toBe(false);
});

test('a number is shown as the card shows it', () => {
  expect(formatAbha(BARE)).toBe(NUMBER);
  expect(formatAbha('')).toBe('');
});

test.each([
  ['asha.rao@abdm', true],
  ['asha_rao-81@sbx', true],
  ['as@abdm', false],
  ['asha rao@abdm', false],
  ['asha@gmail.com', false],
])('the ABHA address “%s” is one: %s', (address, isOne) => {
  expect(isAbhaAddress(address)).toBe(isOne);
});
