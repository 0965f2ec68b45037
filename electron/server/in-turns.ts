import type { ReadContext, TaskContext } from './service.ts';
import { othersTurn } from './zip-file.ts';

/** Long work in steps of some tens of milliseconds: what it yields at, others may do something between. */
export type InTurns<Found> = Generator<void, Found, void>;

/** Every step with a context of its own; whoever waits is answered between two of them. */
export async function inTurns<Found>(
  ctx: TaskContext,
  begin: (reading: () => ReadContext) => InTurns<Found>,
): Promise<Found> {
  let current: ReadContext | undefined;
  const steps = begin(() => {
    if (!current) throw new Error('a step reads only while it runs');
    return current;
  });
  for (;;) {
    const { done, value } = ctx.reading(reading => {
      current = reading;
      const step = steps.next();
      current = undefined;
      return { done: step.done === true, value: step.value as Found };
    });
    if (done) return value;
    await othersTurn();
  }
}

/** All steps one after the other, where nobody waits. */
export function atOnce<Found>(steps: InTurns<Found>): Found {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
