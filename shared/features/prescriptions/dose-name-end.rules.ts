import type { KnownNames } from './dose-line-split.rules.ts';
import type { Token, TokenKind } from './dose-token.ts';
import { SHORT_CODES } from './dose-vocabulary.rules.ts';

const STARTS_A_SCHEDULE: readonly TokenKind[] = [
  ...(['slots', 'brokenSchedule', 'mixedUnits', 'dayCode', 'hourly', 'repeat'] as const),
  ...(['bedtime', 'daily', 'asNeeded', 'stat', 'slotWord'] as const),
];
const MAY_STAND_BEFORE_IT: readonly TokenKind[] = [
  ...(['food', 'duration', 'brokenDuration', 'route', 'manner', 'reason', 'maxPerDay', 'minGap'] as const),
];
/** How many tokens the longest known name takes from the first that is no form; 0 when none is known. */
export function knownNameEnd(tokens: Token[], text: string, names: KnownNames): number {
  const first = tokens.findIndex(token => token.kind !== 'form');
  if (first === -1) return 0;
  for (let end = Math.min(tokens.length, first + 6); end > first; end -= 1) {
    const last = tokens[end - 1];
    const from = tokens[first];
    if (last && from && names.isDrug(text.slice(from.start, last.end))) return end;
  }
  return 0;
}

export function scheduleStart(tokens: Token[], from: number): number {
  const found = tokens.findIndex((token, index) => index >= from && STARTS_A_SCHEDULE.includes(token.kind));
  const arrow = tokens.findIndex(token => token.kind === 'arrow');
  if (arrow === -1 || (found !== -1 && found < arrow && tokens[found]?.kind === 'slots')) return found;
  const lasting = tokens.findIndex((token, index) => index >= from && token.kind === 'duration');
  const starts = [found, lasting, arrow].filter(index => index !== -1);
  return Math.min(...starts);
}

export function stepBackOverTail(tokens: Token[], text: string, start: number, nameEnd: number): number {
  return stepBack({ tokens, text, start, nameEnd }, MAY_STAND_BEFORE_IT);
}

/** "soframycin la 1 tds", "ciplox right eye 1 drop qid": where it goes may also stand before how much. */
export function stepBackOverWay(tokens: Token[], text: string, start: number, nameEnd: number): number {
  if (tokens.some(({ kind }) => kind === 'arrow')) return start;
  return stepBack({ tokens, text, start, nameEnd }, ['route', 'manner']);
}

type From = { tokens: Token[]; text: string; start: number; nameEnd: number };

function stepBack({ tokens, text, start, nameEnd }: From, over: readonly TokenKind[]): number {
  let cut = start;
  while (cut > nameEnd && cut > 0) {
    const token = tokens[cut - 1];
    if (!token || !over.includes(token.kind)) break;
    const code = text.slice(token.start, token.end).toLowerCase();
    const isAfterName = tokens[cut - 2]?.kind === 'word';
    if (isAfterName && (SHORT_CODES.has(code) || (code === 'la' && isNotForSkin(tokens)))) break;
    cut -= 1;
  }
  return cut;
}

const SKIN_FORMS: readonly string[] = ['cream', 'ointment', 'gel', 'lotion', 'powder'];

/** "tab inderal la od", "inj penidure la stat": there the two letters say long-acting. */
function isNotForSkin(tokens: Token[]): boolean {
  return tokens.some(token => token.kind === 'form' && !SKIN_FORMS.includes(token.form));
}
