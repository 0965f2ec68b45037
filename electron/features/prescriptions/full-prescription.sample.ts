import { SAMPLE_PRESCRIPTION } from './prescription.sample.ts';
import type { PrescriptionPrint } from './prescription-print.ts';

/** Every part that a note can have: specialty forms, orders, stopped medicines, an assistant's hand. */
export const FULL_PRESCRIPTION: PrescriptionPrint = {
  ...SAMPLE_PRESCRIPTION,
  state: { kind: 'amended', version: 2, reason: 'dose of metformin corrected' },
  printSections: [
    {
      title: 'Diabetes',
      rows: [
        ['Years', '11'],
        ['Feet', 'sensation normal, pulses felt'],
        ['Fundus', 'due Dec 2026'],
      ],
    },
  ],
  stops: [
    { generic: 'glibenclamide', strengthAndForm: '5 mg tablet', reason: 'low sugar at night' },
    { generic: 'ibuprofen', strengthAndForm: '400 mg tablet', reason: '' },
  ],
  orders: [
    { name: 'Urine culture', isUrgent: true, isOutside: false },
    { name: 'HbA1c', isUrgent: false, isOutside: false },
    { name: 'Ultrasound KUB', isUrgent: false, isOutside: true },
  ],
  tests: 'Home sugar chart for a week',
  enteredBy: 'Dr. Nikhil S. Rane',
};
