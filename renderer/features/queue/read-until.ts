import { readClock } from '../appointments/clock-words.ts';

const HALF_A_DAY = 720;

/**
 * '11:10', '1110', '1 pm' or '20m' as minutes since midnight: the next time the clock shows it. Empty means until
 * further notice (null); undefined is not understood.
 */
export function readUntil(typed: string, nowMinute: number): number | null | undefined {
  const text = typed.trim().toLowerCase();
  if (text === '') return null;
  const [, inMinutes] = /^(\d{1,3})\s*m(?:in)?$/.exec(text) ?? [];
  if (inMinutes !== undefined) return nowMinute + Number(inMinutes);
  const minute = readClock(text);
  // '1:30' in the morning's clinic is half past one in the afternoon; '1:30 am' is not.
  const isShort = minute !== undefined && minute < nowMinute && minute <= HALF_A_DAY && !/[ap]/.test(text);
  return isShort && minute + HALF_A_DAY >= nowMinute ? minute + HALF_A_DAY : minute;
}
