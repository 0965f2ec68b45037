export const prescriptions = {
  medicines: 'Medicines',
  notChecked: 'Not checked',
} as const;
