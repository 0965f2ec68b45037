import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bareNumberOf, papersIn, upiLink } from './upi-link.rules.ts';

const request = {
  address: 'clinic@bank',
  payeeName: 'Sharma Clinic',
  amountPaise: 45_000,
  billNumber: 'B/26-27/000123',
  reference: 'PQ7K2M9X4R',
};

test('the link is written as payment apps expect it', () => {
  expect(upiLink(request)).toBe(
    'upi://pay?pa=clinic%40bank&pn=Sharma%20Clinic&am=450.00&cu=INR&tn=PQ7K2M9X4R%20Bill%20B%2F26-27%2F000123&tr=PQ7K2M9X4R',
  );
});

test('paise are written with two digits', () => {
  expect(upiLink({ ...request, amountPaise: 5 })).toContain('am=0.05&');
  expect(upiLink({ ...request, amountPaise: 123_456_789 })).toContain('am=1234567.89&');
});

test('a clinic name with any letters or marks cannot change another field', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.integer({ min: 1, max: 1_000_000_000 }),
      fc.string({ maxLength: 60 }),
      (payeeName, amountPaise, billNumber) => {
        const link = new URL(upiLink({ ...request, payeeName, amountPaise, billNumber }));
        const fields = link.searchParams;
        expect([...fields.keys()]).toEqual(['pa', 'pn', 'am', 'cu', 'tn', 'tr']);
        expect(fields.get('pn')).toBe(payeeName);
        expect(Math.round(Number(fields.get('am')) * 100)).toBe(amountPaise);
        expect([...(fields.get('tn') ?? '')].length).toBeLessThanOrEqual(50);
        expect(fields.get('tr')).toBe(request.reference);
        expect(link.href).not.toMatch(/[\s+'()]/);
      },
    ),
  );
});

test('there is no link for nothing', () => {
  expect(() => upiLink({ ...request, amountPaise: 0 })).toThrow(RangeError);
});

test('an advance says so in the payer’s app, under the number that its receipt will have', () => {
  const link = upiLink({ ...request, billNumber: 'AD/26-27/000004', purpose: 'Advance' });
  expect(link).toContain('tn=PQ7K2M9X4R%20Advance%20AD%2F26-27%2F000004&tr=PQ7K2M9X4R');
});

const OURS = new Set(['B', 'IB', 'AD']);

test('the bank’s words name the paper of a QR by its note, with strokes or without, and nothing else is taken for one', () => {
  for (const number of ['B/26-27/000123', 'IB/26-27/000001', 'AD/26-27/000004']) {
    const reference = bareNumberOf(number);
    expect(papersIn(`UPI-ASHA RAO-632511220001-Bill ${number}`, OURS)).toEqual([reference]);
    expect(papersIn(`UPI/CR/632511220001/${reference}/PAYMENT`, OURS)).toEqual([reference]);
  }
  for (const words of ['UPI-632511220001-FEE', 'NEFT N325260000417', 'XB2627000123456', '26/27-000123'])
    expect(papersIn(words, OURS), words).toEqual([]);
});

test.each([
  ['a phone’s address after a short word', 'UPI-ASHA B-5000041735@YBL', []],
  ['an address that is written like a paper', 'UPI/B2627000123@okaxis/FEE UPI/B.2627000123.x@ybl', []],
  ['two halves that are no year', 'B/26-28/000123 B5000041735', []],
  ['letters of no series', 'RAO/26-27/000123', []],
  ['a longer number', 'B/26-27/0001234 B26270001230', []],
  [
    'the paper after a phone',
    'UPI-RAO-5000041735@YBL-YESB0YBLUPI-632511220001-Bill B/26-27/000123',
    ['B2627000123'],
  ],
  ['the turn of a century, in small letters', 'upi/ad9900000001/x', ['AD9900000001']],
])('%s', (_, words, papers) => {
  expect(papersIn(words, OURS)).toEqual(papers);
});
