import { setImmediate as breath } from 'node:timers/promises';
import { constants, inflateSync } from 'node:zlib';
import { AppError } from '#shared/contract/app-error.ts';
import type { PDF_DANGERS } from '#shared/features/documents/file-errors.schema.ts';

type Danger = (typeof PDF_DANGERS)[number];

/** ISO 32000-1: the names by which a PDF runs, opens, sends or carries something (12.6.4, 7.11.4, 13.2, 13.3). */
const LONG_NAMES: Readonly<Record<string, Danger>> = {
  JavaScript: 'script',
  Rendition: 'media',
  RichMedia: 'media',
  Launch: 'launch',
  GoToE: 'attachment',
  EmbeddedFiles: 'attachment',
  EmbeddedFile: 'attachment',
  SubmitForm: 'send',
  ImportData: 'send',
};
/** Too short to be looked for in compressed pictures, where any three letters come by chance. */
const SHORT_NAMES: Readonly<Record<string, Danger>> = { JS: 'script', XFA: 'dynamicForm' };

/** Any letter of a name may be written as #xx. */
function nameLetters(name: string): string {
  return [...name]
    .map(letter => {
      const hex = letter.charCodeAt(0).toString(16);
      return `(?:${letter}|#${hex.replace(/[a-f]/g, digit => `[${digit}${digit.toUpperCase()}]`)})`;
    })
    .join('');
}

function finderOf(names: Readonly<Record<string, Danger>>) {
  const pattern = new RegExp(`/(?:${Object.keys(names).map(nameLetters).join('|')})(?![A-Za-z0-9#])`);
  return (text: string): Danger | undefined => {
    const found = pattern.exec(text)?.[0].slice(1);
    if (found === undefined) return undefined;
    return names[found.replace(/#(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))];
  };
}

const longDanger = finderOf(LONG_NAMES);
const shortDanger = finderOf(SHORT_NAMES);
const encryption = new RegExp(`/${nameLetters('Encrypt')}(?![A-Za-z0-9#])`);
const objectStream = new RegExp(`/${nameLetters('ObjStm')}(?![A-Za-z0-9#])`);
/** A list of objects packed in a way that we do not unpack could hide anything. */
const otherPacking =
  /\/(?:ASCIIHexDecode|AHx|ASCII85Decode|A85|LZWDecode|LZW|RunLengthDecode|RL|Crypt)\b|#|\/Predictor\s+[2-9]|\/Predictor\s+1\d/;

const PEEK_BYTES = 16 * 1024;
const MOST_UNPACKED_BYTES = 64 * 1024 * 1024;
const END_WITHIN_BYTES = 2_048;

function unpacked(packed: Buffer, most: number): Buffer | undefined {
  try {
    return inflateSync(packed, { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw new AppError('PDF_DAMAGED');
    // Not packed in this way, so a picture or a font.
    return undefined;
  }
}

/** Only the first bytes of what is packed, enough to see whether it is a list of objects. */
function beginning(packed: Buffer): string {
  for (const taken of [512, PEEK_BYTES]) {
    try {
      const head = packed.subarray(0, taken);
      return inflateSync(head, {
        finishFlush: constants.Z_SYNC_FLUSH,
        maxOutputLength: 32 * 1024 * 1024,
      }).toString('latin1', 0, 64);
    } catch {
      // Too little of it, or nothing that is packed so.
    }
  }
  return '';
}

type Parts = { outside: string[]; lists: string[] };

/** What stands between the streams, and the lists of objects that are packed in streams. */
async function partsOf(bytes: Buffer, text: string): Promise<Parts> {
  const outside: string[] = [];
  const lists: string[] = [];
  const starts = /(?<!end)stream(?:\r\n|\n|\r)/g;
  let at = 0;
  let left = MOST_UNPACKED_BYTES;
  for (let found = starts.exec(text); found; found = starts.exec(text)) {
    const from = found.index + found[0].length;
    const end = text.indexOf('endstream', from);
    const to = end === -1 ? text.length : end;
    const before = text.slice(at, found.index);
    outside.push(before);
    const dictionary = before.slice(before.lastIndexOf('endobj') + 1);
    if (objectStream.test(dictionary) && otherPacking.test(dictionary)) throw new AppError('PDF_DAMAGED');
    const packed = bytes.subarray(from, to);
    // A list of objects begins with their numbers; drawings begin so too, and are looked through as well.
    if (/^[\s%\d]/.test(beginning(packed))) {
      const list = unpacked(packed, left);
      if (list) {
        left -= list.length;
        lists.push(list.toString('latin1'));
        if (left <= 0) throw new AppError('PDF_DAMAGED');
      }
      await breath();
    }
    at = to;
    starts.lastIndex = to;
  }
  outside.push(text.slice(at));
  return { outside, lists };
}

function pageCountOf(texts: readonly string[]): number | null {
  const tree = /\/Type\s*\/Pages\b[^<>]*\/Count\s+(\d{1,5})\b|\/Count\s+(\d{1,5})\b[^<>]*\/Type\s*\/Pages\b/g;
  const counts = texts.flatMap(text => [...text.matchAll(tree)].map(([, a, b]) => Number(a ?? b)));
  return counts.length === 0 ? null : Math.max(...counts);
}

/**
 * Refuses a PDF that runs a script, opens or sends something, carries other files, is locked, or is not whole. It is not
 * repaired: who sends it prints it to PDF again, and what comes out is only pages.
 */
export async function checkPdf(bytes: Buffer): Promise<{ pageCount: number | null }> {
  const text = bytes.toString('latin1');
  if (!text.slice(-END_WITHIN_BYTES).includes('%%EOF') || !text.includes('startxref'))
    throw new AppError('PDF_DAMAGED');
  await breath();
  const parts = await partsOf(bytes, text);
  const readable = [...parts.outside, ...parts.lists];
  if (parts.outside.some(part => encryption.test(part))) throw new AppError('PDF_LOCKED');
  // The whole file too: what only looks like a stream hides nothing.
  const what =
    longDanger(text) ??
    readable.map(part => longDanger(part) ?? shortDanger(part)).find(danger => danger !== undefined);
  if (what) throw new AppError('PDF_DANGEROUS', { what });
  return { pageCount: pageCountOf(readable) };
}
