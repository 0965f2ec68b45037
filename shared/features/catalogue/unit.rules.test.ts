import { expect, test } from 'vitest';
import { isGoods, keptUnit } from './unit.rules.ts';

test('an item without a code keeps its unit, and is goods by it; a code of services takes it away', () => {
  expect([keptUnit('', 'TUB'), keptUnit('3004', 'TUB'), keptUnit('999312', 'TUB')]).toEqual([
    ...['TUB', 'TUB', undefined],
  ]);
  expect(keptUnit('', 'NOS')).toBeUndefined();
  const other = { sacCode: '', category: 'other', taxClass: 'gst18' };
  expect([isGoods(other), isGoods({ ...other, unit: 'TUB' })]).toEqual([false, true]);
  expect(isGoods({ ...other, sacCode: '999312', category: 'medicine', unit: 'TUB' })).toBe(false);
});
