import type { ItemRow } from './item.schema.ts';

/** By this two names are one: whatever the case of their letters and the width of their spaces. */
export function itemNameKey(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** What a typed word is looked for in; begins with a space, so that ' x' is the beginning of a word. */
export function searchTextOf({
  name,
  localName,
  code,
}: Pick<ItemRow, 'name' | 'localName' | 'code'>): string {
  return ` ${itemNameKey([code, name, localName].join(' '))}`;
}

/** The words of a question; more than four are too many to help. */
export function questionWords(text: string): [string, string, string, string] {
  const [first = '', second = '', third = '', fourth = ''] = itemNameKey(text).split(' ');
  return [first, second, third, fourth];
}
