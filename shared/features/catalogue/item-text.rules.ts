import type { ItemRow } from './item.schema.ts';

/** By this two names are one: whatever the case of their letters and the width of their spaces. */
export function itemNameKey(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}

const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
// 'Vitamin D+' is not 'Vitamin D'.
const EDGES = /^(?:(?!\+)[\p{P}\p{S}])+|(?:(?!\+)[\p{P}\p{S}])+$/gu;

/** By this words typed by hand are a name: whatever signs nobody sees, widths, and points or brackets round a word. */
export function typedWordsKey(typed: string): string {
  const words = itemNameKey(typed.replace(UNSEEN, '').normalize('NFKC')).split(' ');
  return words
    .map(word => word.replace(EDGES, ''))
    .filter(word => word !== '')
    .join(' ');
}

/** What the desk may type for an item, each by its key. */
export function typedWordsOf({
  name,
  localName,
  code,
}: Pick<ItemRow, 'name' | 'localName' | 'code'>): string[] {
  const spellings = [[name], [localName], [code], [code, name], [name, code], [code, localName]];
  const all = [...spellings, [name, localName], [localName, name], [code, name, localName]];
  return all.map(words => typedWordsKey(words.join(' '))).filter(words => words !== '');
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
