import * as z from 'zod';
import { gridExport } from '../../contract/grid-export.ts';
import { read, write } from '../../contract/procedure.ts';
import { dateRangeSchema } from '../../kernel/date-range.ts';
import { referrerSchema } from './patient.schema.ts';

/** Part of `patients`: who sent them. */
export const referralsContract = {
  referrers: read({
    permission: 'patients:search',
    audit: 'referrers.listed',
    input: z.object({ text: z.string().max(60).default('') }),
    output: z.array(referrerSchema),
  }),
  addReferrer: write({
    permission: 'patients:register',
    audit: 'referrer.added',
    input: referrerSchema.omit({ id: true }),
    output: referrerSchema,
    errors: { REFERRER_EXISTS: z.object({ referrerId: z.int() }) },
  }),
  /** New patients and collected money by who sent them. */
  referralReport: read({
    permission: 'referrals:report',
    audit: 'referrals.reported',
    input: dateRangeSchema(366),
    output: z.array(
      z.object({
        referrer: referrerSchema,
        patientCount: z.int(),
        visitCount: z.int(),
        collectedPaise: z.int(),
      }),
    ),
  }),
  exportReferrals: gridExport({
    permission: 'referrals:report',
    audit: 'referrals.exported',
    input: dateRangeSchema(366),
  }),
};
