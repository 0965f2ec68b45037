import { expect, test } from 'vitest';
import { fitsOtherUnit, nothingTyped, readVitals } from './typed-vitals.ts';

test('blood pressure is typed as one figure over the other', () => {
  for (const pressure of ['148/92', '148 92', '148-92', ' 148 / 92 ']) {
    expect(readVitals({ ...nothingTyped, pressure }, 'F').vitals).toMatchObject({
      systolicMmHg: 148,
      diastolicMmHg: 92,
    });
  }
  expect(readVitals({ ...nothingTyped, pressure: '148' }, 'F').problems).toEqual({
    pressure: 'NOT_A_PRESSURE',
  });
  expect(readVitals({ ...nothingTyped, pressure: '92/148' }, 'F').problems).toEqual({
    pressure: 'SYSTOLIC_NOT_ABOVE_DIASTOLIC',
  });
});

test('98.6 °F is kept as 37 °C, and 37 °C as it is', () => {
  expect(readVitals({ ...nothingTyped, temperature: '98.6' }, 'F').vitals?.temperatureCelsius).toBe(37);
  expect(readVitals({ ...nothingTyped, temperature: '37' }, 'C').vitals?.temperatureCelsius).toBe(37);
});

test('a temperature in the wrong unit is recognised', () => {
  expect(fitsOtherUnit('98.6', 'C')).toBe(true);
  expect(fitsOtherUnit('37', 'F')).toBe(true);
  expect(fitsOtherUnit('98.6', 'F')).toBe(false);
});

test('an empty sheet measures nothing, and words are no number', () => {
  expect(readVitals(nothingTyped, 'F')).toEqual({ vitals: null, problems: { pressure: 'NOTHING_MEASURED' } });
  expect(readVitals({ ...nothingTyped, weightKg: 'heavy' }, 'F').problems).toEqual({
    weightKg: 'NOT_A_NUMBER',
  });
});
