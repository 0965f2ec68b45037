import type { SheetRow } from '#shared/features/labs/lab.schema.ts';
import { isCritical, type LabFlag } from '#shared/features/labs/lab-flag.rules.ts';
import type { Translate, WordKey } from '#shared/i18n/translate.ts';
import type { ChipTone } from '../../ui/chip.tsx';

export function flagTone(flag: LabFlag): ChipTone {
  return isCritical(flag) ? 'danger' : 'amber';
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
