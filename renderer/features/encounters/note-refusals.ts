import type { Refusal } from '../../api/refusal.ts';

/** Refusals that are said at a field of the note. */
export const AT_FIELD: Record<string, string> = {
  REVIEW_DATE_REQUIRED: 'followUp',
  FOLLOW_UP_IN_PAST: 'followUp',
  NOTHING_WRITTEN: 'complaints',
  FORM_VALUES_WRONG: 'sections',
  FORM_TWICE: 'sections',
  MEDICINE_AMONG_TESTS: 'tests',
};

/** Refusals that a notice or the warnings themselves say. */
export const SAID_BESIDE: readonly string[] = ['WARNINGS_NOT_ANSWERED', 'DRAFT_BY_SOMEBODY_ELSE'];

/** For the words of a refusal that names lines of the prescription. */
export function lineNumbersOf(refusal: Refusal): Record<string, string> {
  const { lineNumbers } = refusal.data;
  return Array.isArray(lineNumbers) ? { lines: lineNumbers.join(', ') } : {};
}
