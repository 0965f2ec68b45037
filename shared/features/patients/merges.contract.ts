import * as z from 'zod';
import { gridExport, noFilter } from '../../contract/grid-export.ts';
import { read, write } from '../../contract/procedure.ts';
import { patientIdSchema } from '../../kernel/ids.ts';
import { lineSchema } from '../../kernel/text.ts';
import { mergePreviewSchema, mergeSchema, suspectSchema } from './patient.schema.ts';

const reason = lineSchema(120).refine(text => text.length > 0, 'REQUIRED');
const pair = z.object({ keptId: patientIdSchema, goneId: patientIdSchema });

/** Part of `patients`: records that may be one person, and their joining. */
export const mergesContract = {
  /** Pairs of records that may be one person, likeliest first (REG-5). */
  suspects: read({
    permission: 'patients:merge',
    audit: 'suspects.listed',
    input: z.object({ limit: z.int().min(1).max(100).default(30) }),
    output: z.array(suspectSchema),
  }),
  exportSuspects: gridExport({
    permission: 'patients:merge',
    audit: 'suspects.exported',
    input: noFilter,
  }),
  dismissSuspect: write({
    permission: 'patients:merge',
    audit: 'suspect.dismissed',
    input: z.object({ firstId: patientIdSchema, secondId: patientIdSchema, reason }),
    output: z.object({}),
  }),
  mergePreview: read({
    permission: 'patients:merge',
    audit: 'merge.previewed',
    input: pair,
    output: mergePreviewSchema,
  }),
  merge: write({
    permission: 'patients:merge',
    audit: 'patients.merged',
    input: pair.extend({
      reason,
      /** Fields whose value is taken from the gone record. */
      takeFields: z.array(z.string().max(30)).max(20).default([]),
    }),
    output: mergeSchema,
    errors: { MERGE_NOT_POSSIBLE: z.object({ guards: z.array(z.string()) }) },
  }),
  unmerge: write({
    permission: 'patients:merge',
    audit: 'patients.unmerged',
    input: z.object({ mergeId: z.int(), reason }),
    output: mergeSchema,
    errors: { NOTHING_TO_UNMERGE: z.object({}) },
  }),
  merges: read({
    permission: 'patients:merge',
    audit: 'merges.listed',
    input: z.object({}),
    output: z.array(mergeSchema),
  }),
  exportMerges: gridExport({ permission: 'patients:merge', audit: 'merges.exported', input: noFilter }),
};
