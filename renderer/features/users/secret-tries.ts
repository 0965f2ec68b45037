import { useEffect, useState } from 'react';
import type { Refusal } from '../../api/refusal.ts';
import { useNow } from '../../app/clock.ts';
import { useTranslation } from '../../app/language.tsx';

/** Seconds until the next try, from the refusal that named them. */
export function useWait(refusal: Refusal | null): number {
  const [until, setUntil] = useState(0);
  const now = useNow(500);
  useEffect(() => {
    if (refusal?.code === 'WAIT_BEFORE_NEXT_TRY') setUntil(Date.now() + Number(refusal.data.seconds) * 1000);
  }, [refusal]);
  return Math.max(0, Math.ceil((until - now) / 1000));
}

function minutesAndSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** The words under the field after a refusal; undefined leaves it to the notice. */
export function useTries(refusal: Refusal | null, wait: number): string | undefined {
  const t = useTranslation();
  if (wait > 0) return t('users.waitSeconds', { time: minutesAndSeconds(wait) });
  if (refusal?.code === 'PIN_NOT_USABLE') return t('users.PIN_NOT_USABLE');
  // A password typed where the PIN belongs.
  if (refusal?.code === 'INVALID_INPUT') return t('problems.PIN_FOUR_TO_SIX_DIGITS');
  if (refusal?.code !== 'WRONG_PASSWORD') return undefined;
  const left = Number(refusal.data.triesLeft ?? 0);
  if (left > 1) return t('users.triesLeft', { count: left });
  return left === 1 ? t('users.lastTry') : t('users.noTries');
}

/** Refusals that the words of `useTries` say under the field. */
export const SAID_AT_SECRET = ['WRONG_PASSWORD', 'WAIT_BEFORE_NEXT_TRY', 'PIN_NOT_USABLE', 'INVALID_INPUT'];
