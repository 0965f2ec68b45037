export type RxProblemCode =
  | 'EMPTY'
  | 'TOO_LONG'
  | 'NO_DRUG'
  | 'NO_DOSE'
  | 'DOSE_NOT_UNDERSTOOD'
  | 'AMOUNT_OR_STRENGTH'
  | 'AMOUNT_TOO_LARGE'
  | 'NOTHING_TO_TAKE'
  | 'MIXED_UNITS'
  | 'UNIT_MISSING'
  | 'TWO_SCHEDULES'
  | 'DURATION_NOT_UNDERSTOOD'
  | 'STAT_TAKES_NO_DURATION'
  | 'TWO_DURATIONS'
  | 'TWO_FOODS'
  | 'TWO_ROUTES'
  | 'NOTE_NOT_PLAIN_TEXT'
  | 'FRAGMENT_NOT_UNDERSTOOD'
  | 'TILL_REVIEW_NEEDS_DATE';

/** A problem and the part of the typed line it is about, as UTF-16 positions. */
export type RxProblem = { code: RxProblemCode; start: number; end: number };
