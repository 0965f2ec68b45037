import * as z from 'zod';
import { gridExport } from '../../contract/grid-export.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { ownerSheetInput } from './owner-sheet.schema.ts';

/** The tables of the day and of the owner, for a spreadsheet. */
export const sheetExports = {
  exportDaySheet: gridExport({
    permission: 'reports:today',
    audit: 'daySheet.exported',
    input: z.object({ onDate: localDateSchema.optional() }),
  }),
  exportOwnerSheet: gridExport({
    permission: 'reports:today',
    audit: 'ownerSheet.exported',
    input: ownerSheetInput,
  }),
};
