import { expect, test } from 'vitest';
import { boxAfterPaise } from './box.rules.ts';
import { drawerLines } from './drawer-lines.rules.ts';

test('a drawer’s money stands by kind and mode, and its float and hand-over are no money that came in', () => {
  const lines = drawerLines([
    { mode: 'cash', kind: 'float', amountPaise: 200_000, count: 1 },
    { mode: 'cash', kind: 'receipt', amountPaise: 60_000, count: 2 },
    { mode: 'upi', kind: 'receipt', amountPaise: 30_000, count: 1 },
    { mode: 'cash', kind: 'expense', amountPaise: -4_000, count: 1 },
    { mode: 'cash', kind: 'handedOver', amountPaise: -256_000, count: 1 },
  ]);
  expect(lines.modes).toEqual(['cash', 'upi', 'card']);
  expect(lines.lines).toEqual([
    { kind: 'receipt', count: 3, byMode: { cash: 60_000, upi: 30_000 } },
    { kind: 'expense', count: 1, byMode: { cash: -4_000 } },
  ]);
  expect(lines.totals).toEqual({ cash: 56_000, upi: 30_000 });
});

test.each([
  ['the drawer’s count joins what lies in the box', 50_000, 0, 260_000, 310_000],
  ['a float that is not all there leaves the box short by as much', 200_000, 200_000, 150_000, 150_000],
  ['the box itself is counted on a day without takings', 200_000, 200_000, 200_000, 200_000],
  ['the box holds what was found in it, not what the book says', 200_000, 200_000, 195_000, 195_000],
])('%s', (_, safePaise, fromBoxPaise, countedPaise, after) => {
  expect(boxAfterPaise({ safePaise, fromBoxPaise }, countedPaise)).toBe(after);
});
