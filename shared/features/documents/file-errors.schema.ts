import * as z from 'zod';
import { FILE_KINDS } from './file-kind.rules.ts';

export const PDF_DANGERS = ['script', 'launch', 'attachment', 'media', 'send', 'dynamicForm'] as const;

/** Why a file is not taken, wherever it comes from. */
export const keptFileErrors = {
  FILE_LIES: z.object({ said: z.enum(FILE_KINDS), real: z.enum(FILE_KINDS) }),
  FILE_NOT_TAKEN: z.object({ real: z.enum(FILE_KINDS) }),
  PICTURE_DAMAGED: z.object({}),
  PDF_DAMAGED: z.object({}),
  PDF_LOCKED: z.object({}),
  PDF_DANGEROUS: z.object({ what: z.enum(PDF_DANGERS) }),
};
