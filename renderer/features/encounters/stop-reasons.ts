import type { Translate, WordKey } from '#shared/i18n/translate.ts';

const REASONS: readonly WordKey[] = [
  'templates.stopCured',
  'templates.stopSideEffect',
  'templates.stopNoEffect',
  'templates.stopReplaced',
  'templates.stopPatient',
];

/** Why a medicine ends, by one digit: 1 to 5. */
export function stopReasons(t: Translate): string[] {
  return REASONS.map(word => t(word));
}

/** '1' is the first reason; anything else of two letters and more is a reason of its own. */
export function typedReason(t: Translate, text: string): string | undefined {
  const words = text.trim();
  if (/^\d$/.test(words)) return stopReasons(t)[Number(words) - 1];
  return words.length > 1 ? words.slice(0, 120) : undefined;
}
