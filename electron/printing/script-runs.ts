import { canPrint, fontName, type Press, type Script, scriptOf, WORD_JOINER } from './fonts.ts';
import type { TextRun } from './pdf-definition.ts';

/** A stretch of words in one weight. Weight is never read from the text, so a name cannot change its own look. */
export type TextPiece = { readonly text: string; readonly isBold: boolean };
export type Words = string | readonly TextPiece[];

export function plain(text: string): TextPiece {
  return { text, isBold: false };
}

export function bold(text: string): TextPiece {
  return { text, isBold: true };
}

const NO_BREAK_SPACE = '\u00a0';
/** Ends a phrase; no line begins with the dot. */
export const SEPARATOR = `${NO_BREAK_SPACE}· `;
const REPLACEMENT = '\ufffd';

/** Keeps a phrase on one line: '14 days', a phone number, '1.4 g/5 mL' (a slash is a break otherwise). */
export function unbroken(text: string): string {
  return text
    .trim()
    .replace(/\s+/g, NO_BREAK_SPACE)
    .replace(/([/–])/g, `${WORD_JOINER}$1${WORD_JOINER}`);
}

// A longer phrase may be wider than its column, and would then be cut inside a word.
const LONGEST_UNBROKEN = 28;

function phraseOf(text: string): string {
  return text.length > LONGEST_UNBROKEN
    ? keepUnits(text)
    : unbroken(text).replaceAll(`,${NO_BREAK_SPACE}`, ', ');
}

/** Joins phrases with a middle dot; a line breaks between phrases or after a comma. Empty phrases are left out. */
export function dotted(phrases: readonly (string | null | undefined)[]): string {
  return phrases
    .filter((phrase): phrase is string => Boolean(phrase))
    .map(phraseOf)
    .join(SEPARATOR);
}

const NUMBER_AND_UNIT =
  /(\d[\d.,]*) (?=(?:mg|mcg|µg|g|kg|mL|ml|L|IU|units?|puffs?|drops?|tabs?|caps?|days?|hours?|weeks?|months?|minutes?|cm|mm|°[CF]|%|दिन|घंटे|हफ्ते|महीने|मिनट)(?![\p{L}\p{M}]))/gu;
const UNIT_SLASH = /(?<=[\p{L}%])\/(?=[\p{L}\d])/gu;

/** Keeps each number with its unit, and 'mg/dL' in one piece, in running text. */
export function keepUnits(text: string): string {
  return text
    .replace(NUMBER_AND_UNIT, `$1${NO_BREAK_SPACE}`)
    .replace(UNIT_SLASH, `${WORD_JOINER}/${WORD_JOINER}`);
}

/** Joins pieces with a middle dot, leaving out those without words. */
export function dottedPieces(pieces: readonly TextPiece[]): TextPiece[] {
  return pieces
    .filter(piece => piece.text)
    .flatMap((piece, index) => {
      const kept = { ...piece, text: phraseOf(piece.text) };
      return index === 0 ? [kept] : [plain(SEPARATOR), kept];
    });
}

// Signs that doctors type and Noto Sans does not have, with a spelling that cannot be misread.
const SPELT_OUT: Readonly<Record<string, string>> = {
  '≥': '>=',
  '≤': '<=',
  '→': '->',
  '←': '<-',
  '↑': '\ua71b',
  '↓': '\ua71c',
};
const SPELLABLE = /[≥≤→←↑↓]/gu;
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/gu;
// Control characters and the marks that reorder, hide or join text; the joiners of Indian scripts are not among them.
const INVISIBLE = /[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2061-\u206f\ufeff\ufe00-\ufe0f]/gu;

/** Text as it can be put on paper: one line, no control marks, nothing that would print as an empty box. */
export function printable(text: string): string {
  return text
    .normalize('NFC')
    .replace(BREAKS, ' ')
    .replace(INVISIBLE, '')
    .replace(SPELLABLE, sign => SPELT_OUT[sign] ?? sign);
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
// These keep the script of what stands before them, so that a Hindi line is not cut at each space.
const NEUTRAL = /^[ \u00a0,·]$/u;
const ASCII = /^[\x20-\x7e]*$/;

/** Words as runs of one font each, with a visible mark for every character that no font has. */
export function splitIntoRuns(words: Words, press: Press): TextRun[] {
  const pieces = typeof words === 'string' ? [plain(words)] : words;
  return pieces.flatMap(piece =>
    splitPiece(piece.text).map(({ text, script }): TextRun => {
      const run = { text: guardEdges(text), font: fontName(script, press) };
      return piece.isBold ? { ...run, bold: true } : run;
    }),
  );
}

// pdfmake trims a no-break space at the edge of a run when it measures a line, and then cuts a word to make it fit.
function guardEdges(text: string): string {
  return text
    .replace(/^\u00a0/, `${WORD_JOINER}${NO_BREAK_SPACE}`)
    .replace(/\u00a0$/, `${NO_BREAK_SPACE}${WORD_JOINER}`);
}

export type ScriptRun = { text: string; script: Script };

export function splitPiece(raw: string): ScriptRun[] {
  if (ASCII.test(raw)) return raw ? [{ text: raw, script: 'latin' }] : [];
  const runs: ScriptRun[] = [];
  for (const { segment } of graphemes.segment(printable(raw))) {
    const last = runs.at(-1);
    if (segment === WORD_JOINER && last) {
      last.text += segment;
      continue;
    }
    const own = NEUTRAL.test(segment) && last ? last.script : scriptOf(segment);
    const choices: readonly Script[] = [own ?? last?.script ?? 'devanagari', 'latin', 'devanagari'];
    const script = choices.find(each => canPrint(segment, each)) ?? 'latin';
    const text = canPrint(segment, script) ? segment : REPLACEMENT;
    if (last && last.script === script) last.text += text;
    else runs.push({ text, script });
  }
  return runs;
}
