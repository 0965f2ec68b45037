import * as z from 'zod';
import { exportedFileSchema, gridExport } from '../../contract/grid-export.ts';
import { read, task } from '../../contract/procedure.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { languageSchema } from '../settings/settings.schema.ts';
import { reportAskSchema, showInputSchema, shownReportSchema } from './register.schema.ts';

const wrongDays = { DAYS_REVERSED: z.object({}) };

export const registersContract = {
  /** One report over a range of days; each has a permission of its own (`REPORTS`). */
  show: read({
    permission: 'registers:read',
    audit: 'report.read',
    input: showInputSchema,
    output: shownReportSchema,
    errors: wrongDays,
  }),
  export: gridExport({
    permission: 'registers:read',
    audit: 'report.exported',
    input: reportAskSchema,
    errors: wrongDays,
  }),
  /** The books of a period for an accountant, as one ZIP of lists, pages and Tally files. */
  accountsPack: task({
    permission: 'accounts:export',
    audit: 'accounts.exported',
    outlastsLock: true,
    input: z.object({
      fromDate: localDateSchema,
      toDate: localDateSchema,
      language: languageSchema.default('en'),
    }),
    output: exportedFileSchema,
    errors: wrongDays,
  }),
};
