import * as z from 'zod';

export const shorthandRowSchema = z.object({
  /** As it is typed: lower case, up to three words. */
  short: z.string().regex(/^[a-z0-9/+]+(?: [a-z0-9/+]+){0,2}$/),
  text: z.string().min(2).max(80),
});
export type ShorthandRow = z.infer<typeof shorthandRowSchema>;
export type Shorthand = ReadonlyMap<string, string>;

export function shorthandOf(rows: readonly ShorthandRow[]): Shorthand {
  return new Map(rows.map(({ short, text }) => [short, text]));
}

/** What was typed and what it became; `text` is the whole field afterwards. */
export type Expansion = { text: string; caret: number; typed: string; became: string };

const UNITS: Readonly<Record<string, readonly [string, string]>> = {
  h: ['hour', 'hours'],
  d: ['day', 'days'],
  w: ['week', 'weeks'],
  m: ['month', 'months'],
  y: ['year', 'years'],
};
const DURATION = /(?:^|\s)((?:[x×]\s*)?(\d{1,3})\s?([hdwmy]))$/i;
const GLUED = /^([a-z/+]{2,})(\d{1,3}[hdwmy])$/i;

/** A dose pattern or an amount with a frequency: a medicine typed in the wrong field. */
export function looksLikeMedicine(text: string): boolean {
  const isSlots = /\d(?:\/\d)?\s*-\s*\d(?:\/\d)?\s*-\s*\d/.test(text);
  const isAmount = /\d\s?(?:mg|mcg|ml|g|iu)\b/i.test(text);
  return isSlots || (isAmount && /\b(?:od|bd|bid|tds|tid|qid|hs|sos|stat|\d+d)\b/i.test(text));
}

function durationWords(count: string, unit: string): string {
  const [one, many] = UNITS[unit.toLowerCase()] ?? ['', ''];
  return `× ${Number(count)} ${Number(count) === 1 ? one : many}`;
}

/** Acronyms keep their capitals inside a sentence: "no BP check", "no fever". */
function inPlace(text: string, isFirst: boolean): string {
  return isFirst || /^\p{Lu}{2}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

type Replacement = { typed: string; became: string };

function replacementAtEnd(part: string, table: Shorthand): Replacement | undefined {
  if (looksLikeMedicine(part)) return undefined;
  const duration = DURATION.exec(part);
  if (duration) {
    const [, typed = '', count = '', unit = ''] = duration;
    const before = part.slice(0, part.length - typed.length);
    return /\p{L}/u.test(before) && Number(count) > 0
      ? { typed, became: durationWords(count, unit) }
      : undefined;
  }
  const words = part.trim().split(/\s+/);
  for (let length = Math.min(3, words.length); length > 0; length -= 1) {
    const typed = words.slice(-length).join(' ');
    const known = table.get(typed.toLowerCase());
    if (known) return { typed, became: inPlace(known, length === words.length) };
  }
  return gluedAtEnd(words, table);
}

/** 'fev3d' without the space. */
function gluedAtEnd(words: readonly string[], table: Shorthand): Replacement | undefined {
  const typed = words.at(-1) ?? '';
  const [, short = '', rest = ''] = GLUED.exec(typed) ?? [];
  const known = table.get(short.toLowerCase());
  if (!known) return undefined;
  return {
    typed,
    became: `${inPlace(known, words.length === 1)} ${durationWords(rest.slice(0, -1), rest.slice(-1))}`,
  };
}

/** The last words before the cursor in full, when they are shorthand; whatever else stands there is left as typed. */
export function expandBefore(text: string, caret: number, table: Shorthand): Expansion | undefined {
  const head = text.slice(0, caret);
  const written = head.replace(/[\s,;]+$/, '');
  const start = Math.max(...[',', ';', '\n', '.'].map(sign => written.lastIndexOf(sign))) + 1;
  const found = replacementAtEnd(written.slice(start).replace(/\s+/g, ' '), table);
  if (!found) return undefined;
  const at = endingWith(written, found.typed);
  if (at === undefined) return undefined;
  const changed = `${written.slice(0, at)}${found.became}${head.slice(written.length)}`;
  return { text: changed + text.slice(caret), caret: changed.length, ...found };
}

/** Where the typed words begin, however many blanks stand between them. */
function endingWith(written: string, typed: string): number | undefined {
  const words = typed.split(' ').map(word => word.replace(/[+/]/g, sign => `\\${sign}`));
  return new RegExp(`${words.join('\\s+')}$`).exec(written)?.index;
}
