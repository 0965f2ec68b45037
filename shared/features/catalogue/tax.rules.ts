import type { LocalDate } from '../../kernel/local-date.ts';
import type { TaxRate, TaxTreatment } from './tax.schema.ts';

export type TaxedCase = {
  /** The price of one (of a room: of one day) before tax. */
  ratePaise: number;
  isIcu?: boolean;
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

/** What a dated row asks of a case; a condition that is not met leaves the supply exempt, by the same source. */
export function taxOf(rate: TaxRate, { ratePaise, isIcu = false }: TaxedCase): TaxOnDay {
  const isSpared = (rate.overPaise !== null && ratePaise <= rate.overPaise) || (rate.sparesIcu && isIcu);
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
