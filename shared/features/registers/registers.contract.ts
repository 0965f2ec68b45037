import * as z from 'zod';
import { exportedFileSchema, gridExport } from '../../contract/grid-export.ts';
import { read, task, write } from '../../contract/procedure.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { languageSchema } from '../settings/settings.schema.ts';
import { reportAskSchema, showInputSchema, shownReportSchema } from './register.schema.ts';
import { reportViewSchema, savedViewSchema, viewNameSchema } from './saved-view.schema.ts';

const wrongDays = { DAYS_REVERSED: z.object({}) };

export const registersContract = {
  /** One report over a range of days; each has a permission of its own (`REPORTS`). */
  show: task({
    permission: 'registers:read',
    audit: 'report.read',
    recorded: false,
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
  /** One's own saved views; the first nine keys open them. */
  views: read({
    permission: 'registers:read',
    audit: 'views.listed',
    input: z.object({}),
    output: z.array(savedViewSchema),
  }),
  saveView: write({
    permission: 'registers:read',
    audit: 'view.saved',
    input: z.object({ name: viewNameSchema, view: reportViewSchema }),
    output: z.object({ viewId: z.int() }),
    errors: { TOO_MANY_VIEWS: z.object({ most: z.int() }) },
  }),
  renameView: write({
    permission: 'registers:read',
    audit: 'view.renamed',
    input: z.object({ viewId: z.int(), name: viewNameSchema }),
    output: z.object({}),
    errors: { VIEW_NAME_TAKEN: z.object({}) },
  }),
  deleteView: write({
    permission: 'registers:read',
    audit: 'view.deleted',
    input: z.object({ viewId: z.int() }),
    output: z.object({}),
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
