/** Source of a regular expression for how much is taken at one time: 1, 2.5, 1/2, ½, 1½. */
export const AMOUNT = '(?:\\d{1,4}[½¼¾]|[½¼¾]|1/2|1/4|3/4|\\d{1,7}(?:\\.\\d{1,3})?|\\.\\d{1,3})';
const VULGAR: Record<string, number> = {
  '½': 0.5,
  '¼': 0.25,
  '¾': 0.75,
  '1/2': 0.5,
  '1/4': 0.25,
  '3/4': 0.75,
};

export const FRACTIONS: ReadonlySet<string> = new Set(Object.keys(VULGAR));

const SPOKEN_VALUES: readonly (readonly [RegExp, number])[] = [
  [/^one\s+and\s+(?:a\s+)?half$/, 1.5],
  [/^(?:half|aadha|aadhi|आधा|आधी)$/, 0.5],
  [/^quarter$/, 0.25],
  [/^(?:one|ek|एक)$/, 1],
  [/^(?:two|दो)$/, 2],
  [/^(?:three|तीन)$/, 3],
];

/** Amounts in words: "half tab" must never be read as a drug name and a whole tablet. */
export const SPOKEN = 'one and (?:a )?half|half|aadha|aadhi|आधा|आधी|quarter|one|ek|एक|two|दो|three|तीन';

/** The value of what `AMOUNT` or `SPOKEN` matched. */
export function figureOf(text: string): number {
  const spoken = SPOKEN_VALUES.find(([pattern]) => pattern.test(text.trim()));
  if (spoken) return spoken[1];
  const [, whole = '', fraction = ''] =
    /^(\d*?\.?\d*?)\s*([½¼¾]|(?<![\d.])(?:1\/2|1\/4|3\/4))?$/u.exec(text.trim()) ?? [];
  return (whole === '' ? 0 : Number(whole)) + (VULGAR[fraction] ?? 0);
}

/** Products stay on whole thousandths: 1.1 teaspoons are 5.5 mL, not 5.500000000000001. */
export function multiplied(amount: number, by: number): number {
  return Math.round(amount * by * 1000) / 1000;
}

// First code point of the ten digits of each Indian script, and of the full-width ones.
const DIGIT_ZEROES = [0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xff10];

/** Lower case, plain digits, dashes and spaces; every character keeps its place, so that problems can point into the line. */
export function plainCopy(text: string): string {
  return Array.from({ length: text.length }, (_, index) => plainCharacter(text[index] ?? ' ')).join('');
}

function plainCharacter(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x80) return code < 0x20 ? ' ' : character.toLowerCase();
  const zero = DIGIT_ZEROES.find(each => code >= each && code < each + 10);
  if (zero !== undefined) return String(code - zero);
  if (/[\u2010-\u2015\u2212\uff0d]/.test(character)) return '-';
  if (/[\u00d7\u2715]/.test(character)) return 'x';
  if (/[\u2044\u2215]/.test(character)) return '/';
  if (/\s/.test(character)) return ' ';
  const lower = character.toLowerCase();
  return lower.length === 1 ? lower : character;
}
