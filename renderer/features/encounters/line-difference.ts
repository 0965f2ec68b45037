export type DifferentLine = { text: string; change: 'same' | 'added' | 'removed' };

/** The longest run of lines that both have, by the usual table; notes are short. */
function commonTable(before: readonly string[], after: readonly string[]): number[][] {
  const table = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  for (let at = before.length - 1; at >= 0; at -= 1) {
    for (let to = after.length - 1; to >= 0; to -= 1) {
      const isSame = before[at] === after[to];
      const row = table[at] as number[];
      const below = table[at + 1] as number[];
      row[to] = isSame ? (below[to + 1] ?? 0) + 1 : Math.max(below[to] ?? 0, row[to + 1] ?? 0);
    }
  }
  return table;
}

/** What was taken out of the lines before and what was put in, in reading order; what was taken out stands first. */
export function differenceOf(before: readonly string[], after: readonly string[]): DifferentLine[] {
  const table = commonTable(before, after);
  const lines: DifferentLine[] = [];
  let [at, to] = [0, 0];
  while (at < before.length || to < after.length) {
    const [old, fresh] = [before[at], after[to]];
    if (old !== undefined && old === fresh) {
      lines.push({ text: old, change: 'same' });
      at += 1;
      to += 1;
    } else if (old !== undefined && (table[at + 1]?.[to] ?? 0) >= (table[at]?.[to + 1] ?? 0)) {
      lines.push({ text: old, change: 'removed' });
      at += 1;
    } else if (fresh !== undefined) {
      lines.push({ text: fresh, change: 'added' });
      to += 1;
    } else if (old !== undefined) {
      lines.push({ text: old, change: 'removed' });
      at += 1;
    }
  }
  return lines;
}
