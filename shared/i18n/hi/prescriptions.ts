import type { prescriptions as en } from '../en/prescriptions.ts';

export const prescriptions: Record<keyof typeof en, string> = {
  medicines: 'दवाएँ',
  notChecked: 'जाँचा नहीं',
};
