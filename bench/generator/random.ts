/** Draws that a seed decides: the same seed and the same questions give the same clinic on every machine. */
export type Random = {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number, both ends included. */
  whole(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<Item>(list: readonly Item[]): Item;
  weighted<Item>(list: readonly Weighted<Item>[]): Item;
  /** About `middle`, rarely further away than twice `spread`; rounded to a multiple of `step`. */
  around(middle: number, spread: number, step?: number): number;
  /** A stream of its own, so that one more draw here moves nothing there. */
  fork(name: string): Random;
};

export type Weighted<Item> = readonly [item: Item, weight: number];

/** FNV-1a: a seed of 32 bits from words. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

/** Mulberry32: 32 bits of state are plenty for names and doses. */
export function seededRandom(seed: number | string): Random {
  let state = hashOf(`parchi ${seed}`);

  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));

  function itemAt<Item>(list: readonly Item[], index: number): Item {
    const item = list[index];
    if (item === undefined) throw new RangeError('nothing to choose from');
    return item;
  }

  return {
    next,
    whole,
    chance: probability => next() < probability,
    pick: list => itemAt(list, Math.floor(next() * list.length)),
    weighted(list) {
      let left = next() * list.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [item, weight] of list) {
        left -= weight;
        if (left < 0) return item;
      }
      return itemAt(list, list.length - 1)[0];
    },
    around(middle, spread, step = 1) {
      const bell = next() + next() + next() - 1.5;
      return Number((Math.round((middle + bell * spread * 1.4) / step) * step).toFixed(2));
    },
    fork: name => seededRandom(`${seed} ${name}`),
  };
}
