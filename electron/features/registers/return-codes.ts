import { codeInReturn } from '#shared/features/catalogue/tax-code.rules.ts';
import { codeRuleOn } from '../catalogue/catalogue.service.ts';
import type { ReportQuestion } from './report.ts';
import * as returnCodesSql from './return-codes.sql.ts';

const MOST_NAMED = 40;

/**
 * Codes as a return shows them: of as many digits as the clinic must give on the last of the days, and a note of what
 * lacks them. As they stand for a clinic without a GSTIN.
 */
export function returnCodes({ ctx, t, toDate, fromDay, toDay }: ReportQuestion) {
  const rule = codeRuleOn(ctx.db, toDate);
  if (!rule) return { codeOf: (code: string) => code, notes: [] };
  const { digits } = rule;
  const lacking = returnCodesSql.listShortCodes(ctx.db, { fromDay, toDay, digits }, MOST_NAMED + 1);
  const named = lacking
    .slice(0, MOST_NAMED)
    .map(({ sacCode, description }) => `${description} (${sacCode || t('registers.noCode')})`);
  const items = [...named, ...(lacking.length > MOST_NAMED ? ['…'] : [])].join(', ');
  return {
    codeOf: (code: string) => codeInReturn(code, digits),
    notes: [
      t('registers.codeDigits', { digits }),
      ...(items ? [t('registers.codesLacking', { digits, items })] : []),
    ],
  };
}
