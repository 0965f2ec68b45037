import type { RecoverySheetPrint } from './recovery-sheet.document.ts';

export const SAMPLE_RECOVERY_SHEET: RecoverySheetPrint = {
  language: 'en',
  clinicName: 'Aarohi Clinic',
  place: 'Pune',
  date: '21 November 2026',
  keyId: 'K-7F3A',
  groups: ['K7QM', '3XVD', '9T2H', 'WN5C', '6RJE', '4PBY', '8FGA', 'Z2SK'],
  checkGroup: '47PX',
};
