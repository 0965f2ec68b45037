import type { LineReading } from '#shared/features/prescriptions/prescriptions.contract.ts';
import type { Translate, WordKey } from '#shared/i18n/translate.ts';

type Problem = LineReading['problems'][number];

const WORDS: Record<string, WordKey> = {
  EMPTY: 'prescriptions.lineEmpty',
  TOO_LONG: 'prescriptions.lineTooLong',
  NO_DRUG: 'prescriptions.lineNoDrug',
  NO_DOSE: 'prescriptions.lineNoDose',
  WHICH_DRUG: 'prescriptions.lineWhichDrug',
  DOSE_NOT_UNDERSTOOD: 'prescriptions.lineDoseNotUnderstood',
  AMOUNT_OR_STRENGTH: 'prescriptions.lineAmountOrStrength',
  AMOUNT_TOO_LARGE: 'prescriptions.lineAmountTooLarge',
  NOTHING_TO_TAKE: 'prescriptions.lineNothingToTake',
  UNIT_MISSING: 'prescriptions.lineUnitMissing',
  UNIT_DOES_NOT_FIT_FORM: 'prescriptions.lineUnitDoesNotFit',
  CAPSULE_CANNOT_BE_SPLIT: 'prescriptions.lineCannotBeSplit',
  MIXED_UNITS: 'prescriptions.lineMixedUnits',
  TWO_SCHEDULES: 'prescriptions.lineTwoSchedules',
  DURATION_NOT_UNDERSTOOD: 'prescriptions.lineDurationNotUnderstood',
  STAT_TAKES_NO_DURATION: 'prescriptions.lineStatTakesNoDuration',
  TWO_DURATIONS: 'prescriptions.lineTwoDurations',
  TWO_FOODS: 'prescriptions.lineTwoFoods',
  TWO_ROUTES: 'prescriptions.lineTwoRoutes',
  NOTE_NOT_PLAIN_TEXT: 'prescriptions.lineNoteNotPlainText',
  FRAGMENT_NOT_UNDERSTOOD: 'prescriptions.lineFragmentNotUnderstood',
  TILL_REVIEW_NEEDS_DATE: 'prescriptions.lineTillReviewNeedsDate',
};

/** Not an error while a person is still typing: the rest of the line is on its way. */
const UNFINISHED = new Set(['EMPTY', 'NO_DOSE', 'WHICH_DRUG', 'NO_DRUG']);

/** Another medicine of the list may be the answer. */
const MAY_BE_ANOTHER = new Set([...UNFINISHED, 'UNIT_DOES_NOT_FIT_FORM', 'CAPSULE_CANNOT_BE_SPLIT']);

export function mayBeAnother({ code }: Problem): boolean {
  return MAY_BE_ANOTHER.has(code);
}

export function isUnfinished({ code }: Problem): boolean {
  return UNFINISHED.has(code);
}

/** What is wrong, in words; the fragment that it is about stands beside it. */
export function problemWords(t: Translate, { code }: Problem): string {
  return t(WORDS[code] ?? 'prescriptions.lineFragmentNotUnderstood');
}
