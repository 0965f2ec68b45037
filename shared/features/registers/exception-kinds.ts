export const EXCEPTION_KINDS = [
  ...([
    'discount',
    'price',
    'byHand',
    'otherDoctor',
    'priceClass',
    'billCancelled',
    'creditNote',
    'refund',
    'upiWithdrawn',
    'packageMoved',
    'companyBill',
    'takenBack',
    'writeOff',
    'drawer',
    'closeSetAside',
    'late',
  ] as const),
  ...(['lateNote', 'duplicate', 'noteVoided', 'certificateVoided', 'draftGone', 'draftLeft'] as const),
  ...(['afterHours', 'refused'] as const),
] as const;
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number];
