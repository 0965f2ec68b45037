export const billing = {
  title: 'Bills',
  newBill: 'New bill',
  cash: 'Cash',
  upi: 'UPI',
  card: 'Card',
  total: 'Total',
} as const;
