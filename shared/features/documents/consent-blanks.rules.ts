/** What a consent text may leave open; filled when it is printed. */
export const CONSENT_BLANKS = [
  'person',
  'age',
  'number',
  'guardian',
  'procedure',
  'doctor',
  'date',
  'clinic',
] as const;
export type ConsentBlank = (typeof CONSENT_BLANKS)[number];
export type BlankValues = Readonly<Record<ConsentBlank, string>>;

const BLANK = /\{([^{}\n]*)\}/g;
/** A line to write on, where nothing is known. */
const OPEN_LINE = '________________';

function isBlank(word: string): word is ConsentBlank {
  return CONSENT_BLANKS.includes(word as ConsentBlank);
}

/** Words in braces that are no blank, and braces that are not closed: such a text would print wrongly. */
export function unknownBlanks(text: string): string[] {
  const words = [...text.matchAll(BLANK)].map(([, word = '']) => word.trim());
  const rest = text.replaceAll(BLANK, '');
  return [...new Set([...words.filter(word => !isBlank(word)), ...(/[{}]/.test(rest) ? ['{'] : [])])];
}

/** Values are put in as they are, once: a name with braces in it fills nothing further. */
export function fillBlanks(text: string, values: BlankValues): string {
  return text.replaceAll(BLANK, (whole, word: string) => {
    const blank = word.trim();
    return isBlank(blank) ? values[blank] || OPEN_LINE : whole;
  });
}
