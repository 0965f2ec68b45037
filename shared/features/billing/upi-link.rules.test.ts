import fc from 'fast-check';
import { expect, test } from 'vitest';
import { upiLink } from './upi-link.rules.ts';

const request = {
  address: 'clinic@bank',
  payeeName: 'Sharma Clinic',
  amountPaise: 45_000,
  billNumber: 'B/26-27/000123',
};

test('the link is written as payment apps expect it', () => {
  expect(upiLink(request)).toBe(
    'upi://pay?pa=clinic%40bank&pn=Sharma%20Clinic&am=450.00&cu=INR&tn=Bill%20B%2F26-27%2F000123&tr=B2627000123',
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
        expect(fields.get('tr')).toMatch(/^[0-9A-Za-z]{0,35}$/);
        expect(link.href).not.toMatch(/[\s+'()]/);
      },
    ),
  );
});

test('there is no link for nothing', () => {
  expect(() => upiLink({ ...request, amountPaise: 0 })).toThrow(RangeError);
});
