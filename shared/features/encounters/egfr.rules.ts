/**
 * Estimated filtration of an adult in mL/min/1.73 m², whole number: CKD-EPI 2021 creatinine equation without race
 * (Inker et al., N Engl J Med 2021;385:1737).
 */
export function ckdEpi2021(input: { creatinineMgDl: number; ageYears: number; isFemale: boolean }): number {
  const { creatinineMgDl, ageYears, isFemale } = input;
  const kappa = isFemale ? 0.7 : 0.9;
  const alpha = isFemale ? -0.241 : -0.302;
  const share = creatinineMgDl / kappa;
  const base = 142 * Math.min(share, 1) ** alpha * Math.max(share, 1) ** -1.2 * 0.9938 ** ageYears;
  return Math.round(base * (isFemale ? 1.012 : 1));
}

/**
 * Estimated filtration of a child from 1 to 17 years in mL/min/1.73 m², whole number: bedside Schwartz equation with
 * an enzymatic creatinine (Schwartz et al., J Am Soc Nephrol 2009;20:629).
 */
export function bedsideSchwartz(input: { creatinineMgDl: number; heightCm: number }): number {
  return Math.round((0.413 * input.heightCm) / input.creatinineMgDl);
}
