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

const folded = (text: string) =>
  text.trim().replace(/\s+/g, ' ').replaceAll('’', "'").toLocaleLowerCase('en');

/** Why a bill was discounted, in the reader's language where the list's own reason was chosen. */
export function reasonOnBill(
  t: Translate,
  { discountReason, discountReasonId }: { discountReason: string; discountReasonId: number | null },
): string {
  if (discountReasonId === null) return discountReason;
  const starters = Object.keys(WORDS).map((code, id) => ({ id, code, label: '' }));
  const starter = reasonInWords(starters, discountReason);
  return starter ? discountReasonWord(t, starter) : discountReason;
}

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
