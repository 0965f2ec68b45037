import type { MatchKind, StatementField } from '#shared/features/upi/upi.schema.ts';
import type { WordKey } from '#shared/i18n/translate.ts';
import type { ChipTone } from '../../ui/chip.tsx';

/** The surer, the quieter: only another amount asks for the eye. */
export const MATCH_TONES: Record<MatchKind, ChipTone> = {
  utr: 'accent',
  qr: 'accent',
  lastSix: 'accent',
  named: 'accent',
  amountAndDay: 'quiet',
  mismatch: 'amber',
};

export const FIELD_WORDS: Record<StatementField, WordKey> = {
  date: 'upi.fieldDate',
  utr: 'upi.fieldUtr',
  description: 'upi.fieldDescription',
  credit: 'upi.fieldCredit',
  debit: 'upi.fieldDebit',
  amount: 'upi.fieldAmount',
  direction: 'upi.fieldDirection',
  status: 'upi.fieldStatus',
};

/** '632511220001' → '6325 1122 0001', as a bank's message sets it. */
export function spacedUtr(utr: string): string {
  return utr.length === 12 ? utr.replace(/(\d{4})(?=\d)/g, '$1 ') : utr;
}
