import { type Translate, translatorOf, type WordKey } from '../../i18n/translate.ts';
import { LANGUAGES } from '../settings/settings.schema.ts';
import type { DiscountReason } from './approval.schema.ts';

const WORDS: Readonly<Record<string, WordKey>> = {
  seniorCitizen: 'approvals.reasonSeniorCitizen',
  staff: 'approvals.reasonStaff',
  relative: 'approvals.reasonRelative',
  camp: 'approvals.reasonCamp',
  followUp: 'approvals.reasonFollowUp',
  hardship: 'approvals.reasonHardship',
  management: 'approvals.reasonManagement',
  doctorsWish: 'approvals.reasonDoctorsWish',
};

/** The reasons the program brings in the language of the reader, the clinic's own as they were written. */
export function discountReasonWord(t: Translate, { code, label }: Omit<DiscountReason, 'id'>): string {
  const key = code === null ? undefined : WORDS[code];
  return key ? t(key) : label;
}

const folded = (text: string) => text.trim().replace(/\s+/g, ' ').toLocaleLowerCase('en');

/** The reason of the list that these words are, in whatever language they were typed; undefined when they are none. */
export function reasonInWords<Reason extends DiscountReason>(
  reasons: readonly Reason[],
  words: string,
): Reason | undefined {
  return reasons.find(reason =>
    [reason.label, ...LANGUAGES.map(language => discountReasonWord(translatorOf(language), reason))].some(
      word => folded(word) === folded(words),
    ),
  );
}
