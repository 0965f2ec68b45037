/** A range widened to whole steps, and the steps on it, so that figures on an axis are round. */
export type Axis = { low: number; high: number; ticks: number[] };

const STEPS = [1, 2, 5, 10] as const;

/** About `count` round steps that hold all values; a single value gets room on both sides. */
export function axisOver(values: readonly number[], count: number): Axis {
  const lowest = Math.min(...values);
  const highest = Math.max(...values);
  if (!Number.isFinite(lowest)) return { low: 0, high: 1, ticks: [0, 1] };
  const step = stepFor((highest - lowest || Math.abs(highest) * 0.2 || 1) / count);
  const low = Math.floor(lowest / step) * step;
  const high = Math.max(Math.ceil(highest / step) * step, low + step);
  const ticks = Array.from({ length: Math.round((high - low) / step) + 1 }, (_, index) =>
    round(low + index * step),
  );
  return { low: round(low), high: round(high), ticks };
}

function stepFor(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = STEPS.find(each => each * power >= rough) ?? 10;
  return factor * power;
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** From a range of values to a range of places; the second may run downwards. */
export function placer(
  [low, high]: readonly [number, number],
  [from, to]: readonly [number, number],
): (value: number) => number {
  const span = high - low || 1;
  return value => Math.round((from + ((value - low) / span) * (to - from)) * 100) / 100;
}
