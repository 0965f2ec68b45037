import { expect, test } from 'vitest';
import { districtsByPin } from './pin-code.rules.ts';

const pins = districtsByPin([
  { state: 'Madhya Pradesh', district: 'Indore', pins: '452001-003 453111' },
  { state: 'Kerala', district: 'Idukki', pins: '685501-685503' },
]);

test.each([
  ['452001', 'Indore'],
  ['452003', 'Indore'],
  ['453111', 'Indore'],
  ['685502', 'Idukki'],
])('%s lies in %s', (pin, district) => {
  expect(pins.get(pin)?.district).toBe(district);
});

test.each(['452000', '452004', '453112', '685504', ''])('%s is not in the list', pin => {
  expect(pins.get(pin)).toBeUndefined();
});
