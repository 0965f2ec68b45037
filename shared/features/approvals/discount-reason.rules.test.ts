import { expect, test } from 'vitest';
import { translatorOf } from '../../i18n/translate.ts';
import { reasonOnBill } from './discount-reason.rules.ts';

const [en, hi] = [translatorOf('en'), translatorOf('hi')];

test('a reason that the program brings is said in the reader’s language, with either apostrophe', () => {
  const chosen = { discountReason: 'Senior citizen', discountReasonId: 1 };
  expect([en, hi].map(t => reasonOnBill(t, chosen))).toEqual(['Senior citizen', 'वरिष्ठ नागरिक']);
  const wish = { discountReason: "Doctor's wish", discountReasonId: 8 };
  expect(reasonOnBill(hi, wish)).toBe('डॉक्टर की इच्छा');
});

test('the clinic’s own reasons, and words typed for one bill, stay as they were written', () => {
  expect(reasonOnBill(hi, { discountReason: 'Temple trust', discountReasonId: 9 })).toBe('Temple trust');
  expect(reasonOnBill(hi, { discountReason: 'Staff', discountReasonId: null })).toBe('Staff');
});
