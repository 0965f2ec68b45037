import { financialYearOf, type LocalDate } from './local-date.ts';

const PIECE = /\{(prefix|yyyy|yy|fy|mm|dd|n)(?::(\d))?\}/g;
const LONGEST = 16;
const SAMPLE_DATE: LocalDate = '2026-11-21';

function piecesOf(date: LocalDate): Record<string, string> {
  return {
    yyyy: date.slice(0, 4),
    yy: date.slice(2, 4),
    mm: date.slice(5, 7),
    dd: date.slice(8, 10),
    fy: financialYearOf(date),
  };
}

/** '{prefix}-{yy}-{n:5}' with 'P', a day and 871 → 'P-26-00871'; n wider than its width keeps all its digits. */
export function formatByPattern(pattern: string, prefix: string, date: LocalDate, number: number): string {
  const pieces = piecesOf(date);
  return pattern.replace(PIECE, (_, piece: string, width: string | undefined) => {
    if (piece === 'prefix') return prefix;
    if (piece === 'n') return String(number).padStart(Number(width ?? 1), '0');
    return pieces[piece] ?? '';
  });
}

/** When the counting begins again: the finest piece of the date in the pattern, or never. */
export function periodOfPattern(pattern: string, date: LocalDate): string {
  const { yyyy = '', mm = '', dd = '', fy = '' } = piecesOf(date);
  if (pattern.includes('{dd')) return `${yyyy}-${mm}-${dd}`;
  if (pattern.includes('{mm')) return `${yyyy}-${mm}`;
  if (pattern.includes('{fy')) return fy;
  return pattern.includes('{yy') ? yyyy : 'ever';
}

/** One counter, known pieces only, the whole year with a day or a month, and short enough to be read out. */
export function isNumberPattern(pattern: string): boolean {
  const pieces = [...pattern.matchAll(PIECE)].map(([, piece]) => piece);
  if (pieces.filter(piece => piece === 'n').length !== 1) return false;
  if (!/^[A-Za-z0-9/-]*$/.test(pattern.replace(PIECE, ''))) return false;
  const has = (piece: string) => pieces.includes(piece);
  // Without the coarser pieces next month's first number would be this month's again.
  if (has('dd') && !has('mm')) return false;
  if (has('mm') && !has('yy') && !has('yyyy') && !has('fy')) return false;
  return formatByPattern(pattern, 'ABCD', SAMPLE_DATE, 1).length <= LONGEST;
}

/** Whether every number by it has a letter: bare figures are searched as a phone, an old number or an ABHA. */
export function hasLetter(pattern: string): boolean {
  return pattern.includes('{prefix') || /[A-Za-z]/.test(pattern.replace(PIECE, ''));
}
