import type { Ask, Way } from './ways.ts';
import { WAYS } from './ways.ts';

/** One thing that a person does, with the bare statements it cannot do without beside it. */
export type Operation<Subject = unknown> = {
  name: string;
  goal: string;
  isDurable?: boolean;
  rounds: number;
  /** Fewer than usual for what takes seconds. */
  warmUpRounds?: number;
  /** All of them unless said. */
  ways?: readonly Way[];
  /** Untimed: what this round works on, a fresh one for every way. */
  prepare(round: number, way: Way | 'raw'): Promise<Subject> | Subject;
  raw(subject: Subject): unknown;
  ours(ask: Ask, subject: Subject): Promise<unknown>;
};

export type Series = { p50: number; p95: number; count: number };
export type Measured = { name: string; goal: string; isDurable: boolean; raw: Series } & Record<Way, Series>;

export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Milliseconds. */
export function seriesOf(times: readonly number[]): Series {
  const sorted = [...times].sort((a, b) => a - b);
  return { p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95), count: sorted.length };
}

const WARM_UP_ROUNDS = 20;

/** Raw and ours take turns call by call, and the turn changes each round, so that a busy neighbour slows all alike. */
export async function measure<Subject>(
  operation: Operation<Subject>,
  ways: Record<Way, Ask>,
  besides: () => void = () => {},
): Promise<Measured> {
  const turns: readonly ('raw' | Way)[] = ['raw', ...(operation.ways ?? WAYS)];
  const times: Record<'raw' | Way, number[]> = { raw: [], service: [], port: [], http: [] };
  const warmUpRounds = operation.warmUpRounds ?? WARM_UP_ROUNDS;
  for (let round = -warmUpRounds; round < operation.rounds; round++) {
    for (let turn = 0; turn < turns.length; turn++) {
      const way = turns[(turn + round + warmUpRounds) % turns.length] ?? 'raw';
      const subject = await operation.prepare(Math.abs(round), way);
      // Audit rows of the reads before are written in a turn of their own.
      await new Promise(resolve => setImmediate(resolve));
      const startedAt = performance.now();
      if (way === 'raw') operation.raw(subject);
      else await operation.ours(ways[way], subject);
      if (round >= 0) times[way].push(performance.now() - startedAt);
    }
    besides();
  }
  const { name, goal, isDurable = false } = operation;
  return {
    ...{ name, goal, isDurable, raw: seriesOf(times.raw) },
    ...{ service: seriesOf(times.service), port: seriesOf(times.port), http: seriesOf(times.http) },
  };
}
