import type { Dose } from './dose.schema.ts';

export type QuantityInput = {
  dose: Dose;
  /** The form as the formulary names it; empty for free text. */
  form: string;
  /** Needed for insulin only: "40 IU/mL". */
  strength?: string;
  /** Days from this visit to the review, for "till review" and "to continue". */
  reviewInDays?: number;
  /** The pack that the clinic really buys: mL of a bottle, puffs of an inhaler, grams of a tube. */
  packSize?: number;
};

export type Containers = { count: number; size: number; unit: string; name: string };
export type QuantityReason =
  | 'NO_DURATION'
  | 'TO_CONTINUE_NEEDS_REVIEW_DATE'
  | 'TILL_REVIEW_NEEDS_DATE'
  | 'AS_NEEDED_WITHOUT_LIMIT'
  | 'UNIT_DOES_NOT_FIT_FORM'
  | 'CAPSULE_CANNOT_BE_SPLIT'
  | 'STRENGTH_NEEDED'
  | 'FORM_HAS_NO_RULE';

/** `amount` is what the dose uses up; `text` is what the chemist hands over. */
export type Quantity =
  | { ok: true; amount: number; unit: string; text: string; containers?: Containers[] }
  | { ok: false; reason: QuantityReason };

/** The total in whole thousandths of the dose's unit, and the days it lasts where that is known. */
export type PackInput = { thousandths: number; days: number | null; input: QuantityInput };
