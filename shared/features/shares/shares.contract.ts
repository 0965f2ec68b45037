import * as z from 'zod';
import { gridExport, noFilter } from '../../contract/grid-export.ts';
import { read, task, write } from '../../contract/procedure.ts';
import { dateRangeSchema } from '../../kernel/date-range.ts';
import { idSchema, userIdSchema } from '../../kernel/ids.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { lineSchema } from '../../kernel/text.ts';
import { billPaperSchema } from '../settings/settings.schema.ts';
import {
  doctorRulesSchema,
  newDepositSchema,
  newPayoutSchema,
  newRuleSchema,
  panSchema,
  payoutSchema,
  previewSchema,
  shareDoctorSchema,
  shareSheetSchema,
  tdsStandingSchema,
} from './share.schema.ts';

const reasonSchema = lineSchema(200).refine(text => text.length > 0, 'REQUIRED');
const ofDoctor = z.object({ doctorId: userIdSchema });
const upTo = z.object({ doctorId: userIdSchema, toDate: localDateSchema });
const paidBeyond = { SHARES_PAID_BEYOND: z.object({ paidUpTo: localDateSchema }) };
const notInDrawer = { NOT_IN_DRAWER: z.object({ drawerPaise: z.int() }) };
const look = { permission: 'shares:read' } as const;

export const sharesContract = {
  /** Every doctor with what is due; a doctor who keeps no books sees themselves. */
  doctors: read({
    ...look,
    audit: 'shares.listed',
    input: z.object({}),
    output: z.array(shareDoctorSchema),
  }),
  exportDoctors: gridExport({ ...look, audit: 'shares.exported', input: noFilter }),
  sheet: read({
    ...look,
    audit: 'shareSheet.read',
    input: upTo,
    output: shareSheetSchema,
    errors: paidBeyond,
  }),
  /** The sheet as it was paid. */
  paidSheet: read({
    ...look,
    audit: 'shareSheet.read',
    input: z.object({ payoutId: idSchema }),
    output: shareSheetSchema,
  }),
  payouts: read({ ...look, audit: 'payouts.listed', input: ofDoctor, output: z.array(payoutSchema) }),
  exportPayouts: gridExport({ ...look, audit: 'payouts.exported', input: ofDoctor }),
  rules: read({ ...look, audit: 'shareRules.read', input: ofDoctor, output: doctorRulesSchema }),
  exportRules: gridExport({ ...look, audit: 'shareRules.exported', input: ofDoctor }),
  setRule: write({
    permission: 'shares:change',
    audit: 'shareRule.set',
    input: newRuleSchema,
    output: doctorRulesSchema,
  }),
  /** What a rule would have made of the bills of some days. */
  preview: read({
    permission: 'shares:change',
    audit: 'shareRule.tried',
    input: z.object({ rule: newRuleSchema, days: dateRangeSchema(366) }),
    output: previewSchema,
  }),
  setTax: write({
    permission: 'shares:change',
    audit: 'doctorTax.changed',
    input: ofDoctor.extend({
      version: z.int(),
      /** Null: as it was, for the screen never has it. */
      pan: panSchema.nullable(),
      keepsTds: z.boolean(),
    }),
    output: doctorRulesSchema,
  }),
  payOut: write({
    permission: 'shares:pay',
    audit: 'share.paidOut',
    input: newPayoutSchema,
    output: payoutSchema,
    errors: { ...paidBeyond, ...notInDrawer, NOTHING_TO_PAY_OUT: z.object({ duePaise: z.int() }) },
  }),
  /** The whole payout, on the day that is open; its number and its sheet stay. */
  takeBack: write({
    permission: 'shares:pay',
    audit: 'payout.takenBack',
    input: z.object({ payoutId: idSchema, reason: reasonSchema }),
    output: payoutSchema,
    errors: { ALREADY_REVERSED: z.object({}) },
  }),
  printVoucher: task({
    ...look,
    audit: 'payoutVoucher.printed',
    input: z.object({ payoutId: idSchema, paper: billPaperSchema.optional() }),
    output: z.object({ pdf: z.string(), fileName: z.string() }),
  }),
  /** The sheet up to a day, or of a payout; on paper it has the sums, the tax and two signatures. */
  exportSheet: gridExport({
    ...look,
    audit: 'shareSheet.exported',
    input: upTo.extend({ payoutId: idSchema.nullable().default(null) }),
    errors: paidBeyond,
  }),
  tds: read({
    permission: 'shares:readAll',
    audit: 'tdsOfDoctors.read',
    input: z.object({}),
    output: tdsStandingSchema,
  }),
  exportTds: gridExport({
    permission: 'shares:readAll',
    audit: 'tdsOfDoctors.exported',
    input: noFilter,
  }),
  depositTds: write({
    permission: 'shares:pay',
    audit: 'tdsOfDoctors.deposited',
    input: newDepositSchema,
    output: tdsStandingSchema,
    errors: { ...notInDrawer, MORE_THAN_KEPT_BACK: z.object({ balancePaise: z.int() }) },
  }),
  takeDepositBack: write({
    permission: 'shares:pay',
    audit: 'tdsDeposit.takenBack',
    input: z.object({ entryId: idSchema, reason: reasonSchema }),
    output: tdsStandingSchema,
    errors: { ALREADY_REVERSED: z.object({}) },
  }),
};
