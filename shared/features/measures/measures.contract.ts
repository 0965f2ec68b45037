import * as z from 'zod';
import { gridExport, noFilter } from '../../contract/grid-export.ts';
import { read, write } from '../../contract/procedure.ts';
import { growthDryRunSchema, growthFileSchema, growthTableSchema } from './growth.schema.ts';
import { askedPersonSchema, newPersonStateSchema, personStatesSchema } from './person-state.schema.ts';

export const measuresContract = {
  /** Pregnancy, breast-feeding and the weeks at birth: what holds today and what was answered before. */
  states: read({
    permission: 'patients:readChart',
    audit: 'personStates.read',
    input: askedPersonSchema,
    output: personStatesSchema,
  }),
  recordState: write({
    permission: 'vitals:record',
    audit: 'personState.recorded',
    input: askedPersonSchema.extend({ state: newPersonStateSchema }),
    output: personStatesSchema,
    errors: {
      /** Pregnancy and feeding are asked of women from 12 to 55 years. */
      NOT_ASKED_OF_THIS_PERSON: z.object({}),
    },
  }),
  growthTables: read({
    permission: 'lists:change',
    audit: 'growthTables.listed',
    input: z.object({}),
    output: z.array(growthTableSchema),
  }),
  exportGrowthTables: gridExport({
    permission: 'lists:change',
    audit: 'growthTables.exported',
    input: noFilter,
  }),
  /** What the file holds and every cell that is wrong; nothing is kept. */
  checkGrowthTable: read({
    permission: 'lists:change',
    audit: 'growthTable.checked',
    input: growthFileSchema,
    output: growthDryRunSchema,
  }),
  /** All rows or none; a standard that is known already gets its next version. */
  importGrowthTable: write({
    permission: 'lists:change',
    audit: 'growthTable.imported',
    input: growthFileSchema,
    output: growthTableSchema,
    errors: {
      GROWTH_TABLE_HAS_PROBLEMS: z.object({ problemCount: z.int() }),
      GROWTH_TABLE_ALREADY_IN: z.object({ version: z.int() }),
    },
  }),
};
