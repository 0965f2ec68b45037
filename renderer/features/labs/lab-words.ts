import type { SheetRow } from '#shared/features/labs/lab.schema.ts';
import { isCritical, type LabFlag } from '#shared/features/labs/lab-flag.rules.ts';
import type { Translate, WordKey } from '#shared/i18n/translate.ts';
import type { ChipTone } from '../../ui/chip.tsx';

export const FLAG_WORDS: Record<LabFlag, WordKey> = {
  low: 'labs.flagLow',
  high: 'labs.flagHigh',
  criticalLow: 'labs.flagCriticalLow',
  criticalHigh: 'labs.flagCriticalHigh',
  abnormal: 'labs.flagAbnormal',
};

export function flagTone(flag: LabFlag): ChipTone {
  return isCritical(flag) ? 'danger' : 'amber';
}

/** The range in the language of the screen; a blank one is unknown, never normal. */
export function rangeWords(t: Translate, { low, high, text }: SheetRow['limits']): string {
  if (low !== null && high !== null) return `${low}–${high}`;
  if (high !== null) return t('labs.upTo', { value: high });
  if (low !== null) return t('labs.from', { value: low });
  return text || t('labs.noRange');
}

const REASONS = {
  triglyceridesHigh: 'labs.triglyceridesHigh',
  sexNeeded: 'labs.sexNeeded',
  heightNeeded: 'labs.heightNeeded',
  tooYoung: 'labs.tooYoung',
} as const satisfies Record<string, WordKey>;

type NotComputed = { because: keyof typeof REASONS | 'missing'; of: readonly string[] };

/** 'not computed: HDL cholesterol missing'. */
export function notComputedWords(t: Translate, why: NotComputed, rows: readonly SheetRow[]): string {
  const nameOf = (testId: string) => rows.find(row => row.testId === testId)?.name ?? testId;
  const reason =
    why.because === 'missing'
      ? t('labs.missing', { names: why.of.map(nameOf).join(', ') })
      : t(REASONS[why.because]);
  return `${t('labs.notComputed')}: ${reason}`;
}
