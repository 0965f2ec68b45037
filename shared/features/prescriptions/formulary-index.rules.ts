import { foldName, soundKey } from './drug-name.rules.ts';
import type { DrugSynonym, FormularyItem } from './reference-rows.schema.ts';

export type NameKind = 'generic' | 'brand' | 'synonym';

/** One name by which items are found; a brand is a family of items. */
export type DrugName = {
  shown: string;
  folded: string;
  words: string[];
  sound: string;
  kind: NameKind;
  itemNumbers: number[];
};

export type FormularyIndex = {
  items: readonly FormularyItem[];
  names: readonly DrugName[];
  byName: ReadonlyMap<string, DrugName[]>;
  numbersOfItem: readonly string[][];
};

export function buildFormularyIndex(
  items: readonly FormularyItem[],
  synonyms: readonly DrugSynonym[],
): FormularyIndex {
  const names = new Map<string, DrugName>();
  const add = (shown: string, kind: NameKind, itemNumber: number) => {
    const folded = foldName(shown);
    const key = `${kind} ${folded}`;
    const known = names.get(key);
    if (known) {
      if (!known.itemNumbers.includes(itemNumber)) known.itemNumbers.push(itemNumber);
      return;
    }
    names.set(key, {
      shown,
      folded,
      words: folded.split(' '),
      sound: soundKey(folded),
      kind,
      itemNumbers: [itemNumber],
    });
  };
  const byGeneric = new Map<string, string[]>();
  for (const { synonym, generic } of synonyms)
    byGeneric.set(generic, [...(byGeneric.get(generic) ?? []), synonym]);
  for (const [number, item] of items.entries()) {
    add(item.generic, 'generic', number);
    for (const brand of item.brands) add(brand, 'brand', number);
    for (const synonym of byGeneric.get(item.generic) ?? []) add(synonym, 'synonym', number);
  }
  const all = [...names.values()];
  const byName = new Map<string, DrugName[]>();
  for (const name of all) byName.set(name.folded, [...(byName.get(name.folded) ?? []), name]);
  return { items, names: all, byName, numbersOfItem: items.map(item => strengthFigures(item.strength)) };
}

/** Every figure by which a strength is called: "500 mg/125 mg (625)" is called 500, 125 and 625; "1 g" is called 1000. */
export function strengthFigures(strength: string): string[] {
  const figures = new Set<string>();
  for (const [, figure = '', unit = ''] of strength
    .toLowerCase()
    .matchAll(/(\d+(?:\.\d+)?)\s*(g|mcg|mg|lakh|million|%)?/g)) {
    const value = Number(figure);
    // Grams only as milligrams: a bare "1" before SOS is one tablet, never the 1 g strength.
    figures.add(String(unit === 'g' ? value * 1000 : value));
    if (unit === 'mcg' && value >= 1000) figures.add(String(value / 1000));
    if (unit === 'lakh') figures.add(String(value * 100_000));
    if (unit === 'million') figures.add(String(value * 1_000_000));
  }
  return [...figures];
}
