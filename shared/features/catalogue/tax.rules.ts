import type { LocalDate } from '../../kernel/local-date.ts';
import type { TaxRate, TaxTreatment } from './tax.schema.ts';

export type TaxedCase = {
  /** The price of one (of a room: of one day). */
  ratePaise: number;
  /** One unless given; with a discount, which is of all of them. */
  quantity?: number | undefined;
  discountPaise?: number | undefined;
  /** The rate holds the tax already. */
  isTaxInclusive?: boolean | undefined;
  isIcu?: boolean | undefined;
};

export type TaxOnDay = {
  permille: number;
  /** Exempt, nil-rated and non-GST alike: all three go on a bill of supply. */
  isExempt: boolean;
  treatment: TaxTreatment;
  needsItcNote: boolean;
  source: string;
  validFrom: LocalDate;
};

/**
 * Whether the value of one is within the threshold: after its discounts (CGST Act, section 15(3)) and without the tax
 * that an inclusive rate holds. Compared as products, so that no paisa is rounded.
 */
function isWithin(overPaise: number, gstPermille: number, one: TaxedCase): boolean {
  const { ratePaise, quantity = 1, discountPaise = 0, isTaxInclusive = false } = one;
  const netPaise = quantity * ratePaise - discountPaise;
  return netPaise * 1_000 <= overPaise * quantity * (isTaxInclusive ? 1_000 + gstPermille : 1_000);
}

/** What a dated row asks of a case; a condition that is not met leaves the supply exempt, by the same source. */
export function taxOf(rate: TaxRate, one: TaxedCase): TaxOnDay {
  const isSpared =
    (rate.overPaise !== null && isWithin(rate.overPaise, rate.gstPermille, one)) ||
    (rate.sparesIcu && one.isIcu === true);
  const treatment = isSpared ? 'exempt' : rate.treatment;
  return {
    permille: isSpared ? 0 : rate.gstPermille,
    isExempt: treatment !== 'taxable',
    treatment,
    needsItcNote: rate.needsItcNote && treatment === 'taxable',
    source: rate.source,
    validFrom: rate.validFrom,
  };
}

/** The row in force on a day: the newest that is not later, and of one day the one added last. */
export function rateInForce<Rate extends TaxRate & { id: number }>(
  rates: readonly Rate[],
  onDate: LocalDate,
): Rate | undefined {
  return rates
    .filter(({ validFrom }) => validFrom <= onDate)
    .toSorted((a, b) => a.validFrom.localeCompare(b.validFrom) || a.id - b.id)
    .at(-1);
}
