import type { billing as en } from '../en/billing.ts';

export const billing: Record<keyof typeof en, string> = {
  title: 'बिल',
  newBill: 'नया बिल',
  cash: 'नकद',
  upi: 'UPI',
  card: 'कार्ड',
  total: 'कुल',
};
