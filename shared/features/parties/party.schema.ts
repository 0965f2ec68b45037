import * as z from 'zod';
import { billIdSchema, idSchema, patientIdSchema } from '../../kernel/ids.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { phoneSchema } from '../../kernel/phone.ts';
import { lineSchema, saysAddress } from '../../kernel/text.ts';
import { DUE_BANDS } from '../dues/ageing.rules.ts';

const LARGEST_PAISE = 100_000_000_000;
export const partyAmountSchema = z
  .int('NOT_AN_AMOUNT')
  .min(0, 'NEGATIVE_AMOUNT')
  .max(LARGEST_PAISE, 'AMOUNT_TOO_LARGE');

export const partyFieldsSchema = z.object({
  name: lineSchema(80).refine(text => text.length > 0, 'REQUIRED'),
  gstin: z
    .string()
    .transform(text => text.trim().toUpperCase())
    .refine(text => /^(\d{2}[A-Z]{5}\d{4}[A-Z][0-9A-Z]Z[0-9A-Z])?$/.test(text), 'NOT_A_GSTIN')
    .default(''),
  address: lineSchema(160).default(''),
  state: lineSchema(40).default(''),
  contactName: lineSchema(80).default(''),
  contactPhone: z.union([z.literal(''), phoneSchema]).default(''),
  /** Days after the bill until it is to be paid. */
  termsDays: z.int('NOT_A_NUMBER').min(0, 'NOT_A_NUMBER').max(365, 'TOO_BIG').default(30),
  /** Null: no limit. */
  creditLimitPaise: partyAmountSchema.nullable().default(null),
  /** The list of prices agreed with them, by its name; empty for the standard one. */
  priceListName: lineSchema(60).default(''),
  /** What they usually keep back as tax: 10 % is 100. */
  tdsPermille: z.int('NOT_A_NUMBER').min(0, 'NOT_A_NUMBER').max(300, 'TOO_BIG').default(0),
  isRetired: z.boolean().default(false),
});

/** A tax invoice names the address of a registered buyer (CGST Rules, rule 46(d)); who gets no new bills needs none. */
export function hasItsAddress(party: { gstin: string; address: string; isRetired: boolean }): boolean {
  return party.gstin === '' || party.isRetired || saysAddress(party.address);
}
export const ADDRESS_MISSING = { path: ['address'], error: 'COMPANY_ADDRESS_REQUIRED' };

export const partyDetailsSchema = partyFieldsSchema.refine(hasItsAddress, ADDRESS_MISSING);

export const partySchema = z.object({
  ...{ id: idSchema, version: z.int(), name: z.string(), gstin: z.string(), address: z.string() },
  ...{ state: z.string(), contactName: z.string(), contactPhone: z.string(), termsDays: z.int() },
  ...{ creditLimitPaise: z.int().nullable(), priceListName: z.string(), tdsPermille: z.int() },
  isRetired: z.boolean(),
  duePaise: z.int(),
  openBills: z.int(),
});
export type Party = z.infer<typeof partySchema>;

export const memberSchema = z.object({
  id: idSchema,
  partyId: idSchema,
  patientId: patientIdSchema,
  fullName: z.string(),
  uhid: z.string(),
  memberNumber: z.string(),
  validFrom: localDateSchema,
  validTo: localDateSchema.nullable(),
});
export type Member = z.infer<typeof memberSchema>;

export const partyBillSchema = z.object({
  billId: billIdSchema,
  number: z.string(),
  onDate: localDateSchema,
  patientName: z.string(),
  uhid: z.string(),
  totalPaise: z.int(),
  duePaise: z.int(),
  payBy: localDateSchema,
  /** Since the day of payment; less than nothing before it. */
  ageDays: z.int(),
  band: z.enum(DUE_BANDS),
});
export type PartyBill = z.infer<typeof partyBillSchema>;

export const SETTLEMENT_MODES = ['bank', 'cheque', 'upi'] as const;
export type SettlementMode = (typeof SETTLEMENT_MODES)[number];

export const settlementSchema = z.object({
  id: idSchema,
  onDate: localDateSchema,
  mode: z.enum(SETTLEMENT_MODES),
  reference: z.string(),
  receivedPaise: z.int(),
  tdsPaise: z.int(),
  note: z.string(),
  userName: z.string(),
  /** Empty while it stands. */
  takenBackBecause: z.string(),
  isTakenBack: z.boolean(),
  bills: z.array(
    z.object({
      billId: billIdSchema,
      number: z.string(),
      receiptNumber: z.string(),
      receivedPaise: z.int(),
      tdsPaise: z.int(),
    }),
  ),
});
export type Settlement = z.infer<typeof settlementSchema>;

/** All that stands between the clinic and one company now. */
export const partyAccountSchema = z.object({
  party: partySchema,
  /** The oldest first. */
  bills: z.array(partyBillSchema),
  /** The newest first. */
  settlements: z.array(settlementSchema),
  /** Those of today first, then who has left. */
  members: z.array(memberSchema),
});
export type PartyAccount = z.infer<typeof partyAccountSchema>;

export const newSettlementSchema = z.object({
  partyId: idSchema,
  mode: z.enum(SETTLEMENT_MODES),
  reference: z
    .string()
    .regex(/^[0-9A-Za-z-]{0,22}$/, 'NOT_A_REFERENCE')
    .default(''),
  receivedPaise: partyAmountSchema,
  tdsPaise: partyAmountSchema.default(0),
  /** What is settled of each bill, tax and all; together what was received and the tax. */
  shares: z
    .array(z.object({ billId: billIdSchema, amountPaise: partyAmountSchema.min(1, 'AMOUNT_REQUIRED') }))
    .min(1, 'REQUIRED')
    .max(300),
  note: lineSchema(120).default(''),
});

export const STATEMENT_KINDS = [
  ...['bill', 'paidByPatient', 'received', 'tds', 'takenBack'],
  ...['credited', 'cancelled', 'writtenOff', 'movedToPatient'],
] as const;
export const statementEntrySchema = z.object({
  onDate: localDateSchema,
  kind: z.enum(STATEMENT_KINDS),
  billId: billIdSchema.nullable(),
  /** The bill's number, or the reference of a payment. */
  number: z.string(),
  patientName: z.string(),
  memberNumber: z.string(),
  /** More than nothing adds to what the company owes. */
  amountPaise: z.int(),
  balancePaise: z.int(),
});
export type StatementEntry = z.infer<typeof statementEntrySchema>;

export const statementSchema = z.object({
  party: partySchema,
  openingPaise: z.int(),
  entries: z.array(statementEntrySchema),
  closingPaise: z.int(),
  /** What the closing balance is made of, by days after the day of payment. */
  ageing: z.array(z.object({ band: z.enum(DUE_BANDS), duePaise: z.int() })),
});
export type Statement = z.infer<typeof statementSchema>;

/** What a bill could go to: the companies of a person today, and what each still lets them owe. */
export const partyChoiceSchema = z.object({
  partyId: idSchema,
  name: z.string(),
  memberNumber: z.string(),
  priceListName: z.string(),
  /** With a GSTIN: what the law asks of its invoices is more than of a patient's. */
  isRegistered: z.boolean(),
  /** Two digits, as its GSTIN begins; empty without one. */
  stateCode: z.string(),
  hasAddress: z.boolean(),
  /** Null: no limit. */
  freePaise: z.int().nullable(),
});
export type PartyChoice = z.infer<typeof partyChoiceSchema>;
