/** The three parameters of a growth reference at one age or length: skewness, median and coefficient of variation. */
export type Lms = { l: number; m: number; s: number };

/** The measure at a z-score (Cole TJ, Green PJ. Stat Med 1992;11:1305): M(1+LSz)^(1/L), or M·exp(Sz) where L is 0. */
export function valueAtZ({ l, m, s }: Lms, z: number): number {
  return l === 0 ? m * Math.exp(s * z) : m * (1 + l * s * z) ** (1 / l);
}

/** z = ((x/M)^L − 1)/(L·S), or ln(x/M)/S where L is 0 (Cole & Green 1992). */
export function plainZ(value: number, { l, m, s }: Lms): number {
  return l === 0 ? Math.log(value / m) / s : ((value / m) ** l - 1) / (l * s);
}

/**
 * The z-score of a measure. Beyond ±3 the weight-based indicators follow WHO's restricted method: whole distances
 * between the second and third standard deviation are counted on, because the tails of the skewed curve are not
 * borne out by data (WHO Child Growth Standards: methods and development, 2006, chapter 7).
 */
export function zScore(value: number, lms: Lms, isWeightBased: boolean): number {
  const z = plainZ(value, lms);
  if (!isWeightBased || Math.abs(z) <= 3) return z;
  const side = z > 0 ? 1 : -1;
  const third = valueAtZ(lms, 3 * side);
  const distance = Math.abs(third - valueAtZ(lms, 2 * side));
  return side * 3 + (value - third) / distance;
}

/**
 * The share of people below a z-score, from 0 to 1: the normal distribution by the rational approximation 26.2.17 of
 * Abramowitz and Stegun, whose error is below 7.5e-8.
 */
export function shareBelow(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const series =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series;
  return z >= 0 ? 1 - tail : tail;
}

/** The centile in percent, one decimal, held between 0.1 and 99.9: further out the figure is no longer meant. */
export function centileOf(z: number): number {
  return Math.min(99.9, Math.max(0.1, Math.round(shareBelow(z) * 1000) / 10));
}

export type GrowthRow = Lms & { x: number; position: GrowthPosition };
export type GrowthPosition = '' | 'length' | 'height';

/** The parameters at `x`, on the straight line between the rows beside it; undefined outside the table. Rows ascend by x. */
export function lmsAt(rows: readonly GrowthRow[], x: number): Lms | undefined {
  const after = rows.findIndex(row => row.x >= x);
  const upper = rows[after];
  if (!upper) return undefined;
  if (upper.x === x) return { l: upper.l, m: upper.m, s: upper.s };
  const lower = rows[after - 1];
  if (!lower) return undefined;
  const share = (x - lower.x) / (upper.x - lower.x);
  const between = (name: keyof Lms) => lower[name] + share * (upper[name] - lower[name]);
  return { l: between('l'), m: between('m'), s: between('s') };
}
