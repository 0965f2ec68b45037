import type * as z from 'zod';
import type { ClinicSettings, sheetPaperSchema } from '#shared/features/settings/settings.schema.ts';
import { isRoll, type RollName } from '../../printing/paper.ts';

/** The paper of a sheet about a drawer or a day: the roll of bills, else that of token slips, else A4. */
export function sheetPaperOf(
  asked: z.infer<typeof sheetPaperSchema>,
  { billPaper, slipPaper }: Pick<ClinicSettings, 'billPaper' | 'slipPaper'>,
): RollName | 'A4' {
  if (asked !== 'slip') return asked;
  return [billPaper, slipPaper].find(paper => isRoll(paper)) ?? 'A4';
}
