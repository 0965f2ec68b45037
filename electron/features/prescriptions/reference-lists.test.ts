import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { foldName } from '#shared/features/prescriptions/drug-name.rules.ts';
import { parseCsv } from '../../server/csv.ts';
import { LIST_NAMES, loadReferenceLists } from './reference-lists.ts';

const shipped = fileURLToPath(new URL('../../../resources/reference', import.meta.url));
const lists = loadReferenceLists(shipped);
const scratch = mkdtempSync(join(tmpdir(), 'reference-'));
afterAll(() => rmSync(scratch, { recursive: true }));

function brokenCopy(name: string, file: string, change: (text: string) => string): string {
  const folder = join(scratch, name);
  cpSync(shipped, folder, { recursive: true });
  writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')));
  return folder;
}

describe('the shipped lists', () => {
  test('every list has its version and exactly the rows it says', () => {
    expect(Object.keys(lists.versions).sort()).toEqual([...LIST_NAMES].sort());
    const counts = [
      lists.formulary,
      lists.ingredients,
      lists.synonyms,
      lists.allergyRows,
      [...lists.phrases],
      lists.icd10,
    ];
    expect(counts.map(rows => rows.length)).toEqual([1684, 737, 148, 220, 149, 1181]);
    expect([lists.cautionsByGeneric.size, lists.states.length, lists.formularyById.size]).toEqual([
      737, 36, 1684,
    ]);
  });

  test('every item of the formulary is known by its ingredients and its cautions', () => {
    const generics = new Set(lists.formulary.map(item => item.generic));
    expect(generics).toEqual(new Set(lists.ingredients.map(row => row.generic)));
    for (const generic of generics) expect(lists.cautionsByGeneric.has(generic)).toBe(true);
    for (const row of lists.ingredients) expect(row.ingredients.length).toBeGreaterThan(0);
  });

  test('every synonym leads to an item, every brand is found', () => {
    const generics = new Set(lists.formulary.map(item => item.generic));
    for (const { synonym, generic } of lists.synonyms)
      expect([synonym, generics.has(generic)]).toEqual([synonym, true]);
    for (const item of lists.formulary) {
      for (const name of [item.generic, ...item.brands])
        expect(lists.formularyIndex.byName.has(foldName(name))).toBe(true);
    }
  });

  test('every cross reaction of the allergy list points to a group that exists', () => {
    const groups = new Set(lists.allergyRows.map(row => row.group));
    for (const row of lists.allergyRows)
      expect([row.reactionToGroup, groups.has(row.reactionToGroup)]).toEqual([row.reactionToGroup, true]);
    for (const known of lists.allergyTables.groupByWord.values())
      for (const group of known) expect(groups.has(group)).toBe(true);
  });

  test('every phrase has a text in English and Hindi, and each text keeps the place of its number', () => {
    for (const { id, texts } of lists.phrases.values()) {
      expect([id, texts.en, texts.hi].filter(Boolean)).toHaveLength(3);
      for (const text of Object.values(texts).filter(Boolean))
        expect([id, text.includes('{n}')]).toEqual([id, texts.en.includes('{n}')]);
    }
  });

  test('a blank in another language is one of the routes and measures that are left to English', () => {
    const blank = [...lists.phrases.values()].filter(({ texts }) => texts.ta === '').map(({ id }) => id);
    expect(blank).toEqual([
      ...['route_transdermal', 'route_nebulised', 'route_rectal', 'route_vaginal'],
      ...['route_iv', 'route_im', 'route_sc', 'route_id', 'unit_application', 'unit_ftu'],
    ]);
  });

  test('a blank schedule is unknown, never a mark', () => {
    expect(new Set(lists.formulary.map(item => item.scheduleMark))).toEqual(
      new Set(['H', 'H1', 'X', 'G', null]),
    );
    expect(lists.formulary.filter(item => item.scheduleMark === 'X')).toHaveLength(5);
  });

  test('are read once per folder', () => {
    expect(loadReferenceLists(`${shipped}/`)).toBe(lists);
  });
});

describe('a damaged list is refused with its place', () => {
  test('a row too few', () => {
    const folder = brokenCopy(
      'short',
      'states.csv',
      text => `${text.trimEnd().split('\n').slice(0, -1).join('\n')}\n`,
    );
    expect(() => loadReferenceLists(folder)).toThrow('states.csv has 35 rows, versions.json says 36');
  });
  test('a cell that is not what it should be', () => {
    const folder = brokenCopy('cell', 'allergy_groups.csv', text => text.replace(',full,', ',fully,'));
    expect(() => loadReferenceLists(folder)).toThrow(/allergy_groups\.csv row 2/);
  });
});

describe('comma-separated text', () => {
  test('quotes hold commas, quotes and line ends', () => {
    expect(parseCsv('\ufeffa,b\r\n"1, 2","say ""x""\nplease"\r\nलाल,\n')).toEqual([
      { a: '1, 2', b: 'say "x"\nplease' },
      { a: 'लाल', b: '' },
    ]);
    expect(parseCsv('')).toEqual([]);
  });
  test('a row of the wrong width and an open quote are refused', () => {
    expect(() => parseCsv('a,b\n1,2,3')).toThrow('row 2 has 3 cells');
    expect(() => parseCsv('a,b\n"1,2')).toThrow('a quote is not closed');
  });
});
