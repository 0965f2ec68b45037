import type { LabList } from './lab-list.rules.ts';

export type LabChoice = {
  id: string;
  name: string;
  kind: 'test' | 'panel';
  group: string;
  testCount: number;
};

function folded(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9 ]+/g, '');
}

type Named = { name: string; aliases: readonly string[] };

/** 0 the whole name, 1 its beginning, 2 a word's beginning, 3 inside; null when it is not there. */
function nearness({ name, aliases }: Named, wanted: string): number | null {
  let best: number | null = null;
  for (const each of [name, ...aliases].map(folded)) {
    const found =
      each === wanted
        ? 0
        : each.startsWith(wanted)
          ? 1
          : ` ${each}`.includes(` ${wanted}`)
            ? 2
            : each.includes(wanted)
              ? 3
              : null;
    if (found !== null && (best === null || found < best)) best = found;
  }
  return best;
}

/** Panels before tests of the same nearness: whoever types "lipid" means the profile. */
export function searchLabList(list: LabList, text: string, limit: number): LabChoice[] {
  const wanted = folded(text).trim();
  if (wanted === '') return [];
  const panels = [...list.panels.values()].map(panel => ({
    named: panel,
    choice: {
      id: panel.id,
      name: panel.name,
      kind: 'panel' as const,
      group: '',
      testCount: panel.testIds.length,
    },
  }));
  const inUse = [...list.tests.values()].filter(({ isRetired }) => !isRetired);
  const tests = inUse.map(test => ({
    named: test,
    choice: { id: test.id, name: test.name, kind: 'test' as const, group: test.group, testCount: 1 },
  }));
  return [...panels, ...tests]
    .flatMap(({ named, choice }) => {
      const near = nearness(named, wanted);
      return near === null ? [] : [{ near, choice }];
    })
    .sort((a, b) => a.near - b.near)
    .slice(0, limit)
    .map(({ choice }) => choice);
}
