import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countedCashPaise } from '../cash/cash-count.rules.ts';
import { accountingDay, farFrom, sameWeekdaysBefore } from './day-close.rules.ts';

test('the drawer is counted note by note, coins as one sum', () => {
  const notes = { '500': 38, '200': 21, '100': 21, '50': 12, '20': 9, '10': 20 };
  expect(countedCashPaise({ notes, coinsPaise: 10_000 })).toBe(2_638_000);
  expect(countedCashPaise({ notes: {}, coinsPaise: 0 })).toBe(0);
});

test('any count of notes comes to the sum of its parts', () => {
  fc.assert(
    fc.property(fc.nat(10_000), fc.nat(10_000), fc.nat(10_000_000), (fiveHundreds, tens, coinsPaise) => {
      const counted = countedCashPaise({ notes: { '500': fiveHundreds, '10': tens }, coinsPaise });
      expect(counted).toBe(fiveHundreds * 50_000 + tens * 1_000 + coinsPaise);
    }),
  );
});

test('a day more than a week after all that the books know is far from it', () => {
  expect(farFrom('2026-11-28', '2026-11-21')).toBeNull();
  expect(farFrom('2026-11-29', '2026-11-21')).toBe('2026-11-21');
  expect(farFrom('2027-01-02', '2026-12-31')).toBeNull();
  expect(farFrom('2027-01-02', null)).toBeNull();
});

test('money received after the day was closed belongs to the next day', () => {
  expect(accountingDay('2026-11-21', null)).toBe('2026-11-21');
  expect(accountingDay('2026-11-21', '2026-11-20')).toBe('2026-11-21');
  expect(accountingDay('2026-11-21', '2026-11-21')).toBe('2026-11-22');
  expect(accountingDay('2027-03-31', '2027-03-31')).toBe('2027-04-01');
});

test('a clock that was set back never puts money into a closed day', () => {
  expect(accountingDay('2026-11-01', '2026-11-21')).toBe('2026-11-22');
});

test('a Saturday is compared with the four Saturdays before it', () => {
  expect(sameWeekdaysBefore('2026-11-21')).toEqual(['2026-10-24', '2026-10-31', '2026-11-07', '2026-11-14']);
});
