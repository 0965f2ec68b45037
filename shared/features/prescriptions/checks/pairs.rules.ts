import type { CheckedDrug } from './checked-drug.rules.ts';
import type { Finding } from './finding.schema.ts';

export type Pair = readonly [newer: CheckedDrug, older: CheckedDrug];

/** Every new line with every new line above it and with every earlier medicine; old with old was asked when they were signed. */
export function pairsOf(fresh: readonly CheckedDrug[], earlier: readonly CheckedDrug[]): Pair[] {
  return fresh.flatMap((drug, at) =>
    [...fresh.slice(0, at), ...earlier].map(older => [drug, older] as const),
  );
}

/** A finding stands under the lower of two new lines, or under the new line that meets an earlier medicine. */
export function placeOf(
  drug: CheckedDrug,
  other: CheckedDrug,
): Pick<Finding, 'lineNumber' | 'otherLineNumber' | 'earlier'> {
  return {
    lineNumber: drug.lineNumber ?? 0,
    otherLineNumber: other.lineNumber,
    earlier: other.earlier ? { generic: other.line.generic, ...other.earlier } : null,
  };
}
