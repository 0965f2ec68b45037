import * as z from 'zod';
import { gridExport, noFilter } from '../../contract/grid-export.ts';
import { read, write } from '../../contract/procedure.ts';
import { dateRangeSchema } from '../../kernel/date-range.ts';
import { billIdSchema, idSchema, patientIdSchema } from '../../kernel/ids.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { lineSchema } from '../../kernel/text.ts';
import {
  newSettlementSchema,
  partyAccountSchema,
  partyAmountSchema,
  partyChoiceSchema,
  partyDetailsSchema,
  partySchema,
  statementSchema,
} from './party.schema.ts';

const reasonSchema = lineSchema(200).refine(text => text.length > 0, 'REQUIRED');
const statementInput = dateRangeSchema(3_660, { partyId: idSchema });
const ofParty = z.object({ partyId: idSchema });
const dueRefusal = { PAID_MORE_THAN_DUE: z.object({ duePaise: z.int() }) };

export const partiesContract = {
  list: read({
    permission: 'parties:read',
    audit: 'parties.listed',
    input: z.object({}),
    output: z.array(partySchema),
  }),
  exportCompanies: gridExport({
    permission: 'parties:read',
    audit: 'parties.exported',
    input: noFilter,
  }),
  account: read({
    permission: 'parties:read',
    audit: 'party.viewed',
    input: ofParty,
    output: partyAccountSchema,
  }),
  exportOpenBills: gridExport({
    permission: 'parties:read',
    audit: 'partyBills.exported',
    input: ofParty,
  }),
  exportSettlements: gridExport({
    permission: 'parties:read',
    audit: 'partySettlements.exported',
    input: ofParty,
  }),
  exportMembers: gridExport({
    permission: 'parties:read',
    audit: 'partyMembers.exported',
    input: ofParty,
  }),
  /** The companies that pay for a person today. */
  ofPatient: read({
    permission: 'parties:read',
    audit: 'partiesOfPerson.read',
    input: z.object({ patientId: patientIdSchema }),
    output: z.array(partyChoiceSchema),
  }),
  /** A new company, or a new version of one. */
  save: write({
    permission: 'parties:change',
    audit: 'party.saved',
    input: z.object({
      partyId: idSchema.nullable(),
      version: z.int().default(0),
      details: partyDetailsSchema,
    }),
    output: partySchema,
    errors: { PARTY_NAME_TAKEN: z.object({}) },
  }),
  addMember: write({
    permission: 'parties:change',
    audit: 'partyMember.added',
    input: z.object({
      partyId: idSchema,
      patientId: patientIdSchema,
      /** Their number as an employee, or of the claim. */
      memberNumber: lineSchema(40).default(''),
      validFrom: localDateSchema.optional(),
    }),
    output: partyAccountSchema,
    errors: { ALREADY_A_MEMBER: z.object({}) },
  }),
  endMember: write({
    permission: 'parties:change',
    audit: 'partyMember.ended',
    input: z.object({ memberId: idSchema, validTo: localDateSchema }),
    output: partyAccountSchema,
  }),
  /** One payment over many bills; the tax kept back settles them too. */
  settle: write({
    permission: 'parties:change',
    audit: 'party.settled',
    input: newSettlementSchema,
    output: partyAccountSchema,
    errors: { ...dueRefusal, SHARES_DO_NOT_TIE: z.object({ settledPaise: z.int(), sharesPaise: z.int() }) },
  }),
  /** A cheque that came back: the whole settlement is as if it had not been. */
  takeSettlementBack: write({
    permission: 'parties:change',
    audit: 'partySettlement.takenBack',
    input: z.object({ settlementId: idSchema, reason: reasonSchema }),
    output: partyAccountSchema,
  }),
  /** What the company will not pay of a bill becomes the patient's due. */
  moveToPatient: write({
    permission: 'parties:change',
    audit: 'partyBill.movedToPatient',
    input: z.object({ billId: billIdSchema, reason: reasonSchema }),
    output: partyAccountSchema,
  }),
  writeOff: write({
    permission: 'dues:writeOff',
    audit: 'partyBill.writtenOff',
    input: z.object({
      billId: billIdSchema,
      amountPaise: partyAmountSchema.min(1, 'AMOUNT_REQUIRED'),
      reason: reasonSchema,
    }),
    output: partyAccountSchema,
    errors: dueRefusal,
  }),
  statement: read({
    permission: 'parties:read',
    audit: 'partyStatement.read',
    input: statementInput,
    output: statementSchema,
  }),
  exportStatement: gridExport({
    permission: 'parties:read',
    audit: 'partyStatement.exported',
    input: statementInput,
  }),
};
