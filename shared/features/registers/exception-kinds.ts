export const EXCEPTION_KINDS = [
  ...([
    'discount',
    'price',
    'billCancelled',
    'creditNote',
    'takenBack',
    'writeOff',
    'drawer',
    'late',
  ] as const),
  ...(['lateNote', 'duplicate', 'noteVoided', 'certificateVoided', 'draftGone', 'draftLeft'] as const),
  ...(['afterHours', 'refused'] as const),
] as const;
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number];
