import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseCsv } from '../../server/csv.ts';
import { resourceFolder } from '../../server/resource-folder.ts';
import { knownLocalNames } from './local-names.ts';

const rows = parseCsv(readFileSync(join(resourceFolder(), 'reference', 'name_devanagari.csv'), 'utf8'));

test('the list of names has each name once, in small Latin letters, and Devanagari beside it', () => {
  expect(rows.length).toBeGreaterThan(300);
  expect(knownLocalNames().size).toBe(rows.length);
  for (const { latin = '', devanagari = '' } of rows) {
    expect(latin).toMatch(/^[a-z]{2,}$/);
    expect(devanagari, latin).toMatch(/^[\u0900-\u0963]+$/);
    expect(devanagari.normalize('NFC'), latin).toBe(devanagari);
  }
  const names = rows.map(({ latin }) => latin);
  expect(names).toEqual([...names].sort());
});
