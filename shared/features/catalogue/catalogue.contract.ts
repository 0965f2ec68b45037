import * as z from 'zod';
import { gridExport, noFilter } from '../../contract/grid-export.ts';
import { read, write } from '../../contract/procedure.ts';
import { idSchema, patientIdSchema, userIdSchema } from '../../kernel/ids.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { lineSchema } from '../../kernel/text.ts';
import { approvalRefusals } from '../approvals/approval.schema.ts';
import { rowProblemSchema } from '../lists/clinic-rows.schema.ts';
import {
  catalogueItemSchema,
  categorySchema,
  foundItemSchema,
  itemRowSchema,
  shownItemSchema,
} from './item.schema.ts';
import { soldPackageSchema } from './package.schema.ts';
import {
  newPriceSchema,
  priceClassSchema,
  priceListRowSchema,
  priceListSchema,
  shownPriceSchema,
} from './price.schema.ts';
import { newTaxRateSchema, shownTaxRateSchema, taxClassSchema } from './tax.schema.ts';
import { codeRuleSchema } from './tax-code.rules.ts';

export const LONGEST_CATALOGUE_FILE = 900_000;
const csvSchema = z.string().min(1, 'REQUIRED').max(LONGEST_CATALOGUE_FILE, 'TOO_LONG');
const reasonSchema = lineSchema(120).refine(text => text.length > 0, 'REQUIRED');
const fileRefusals = {
  NOT_A_CATALOGUE: z.object({ missing: z.string() }),
  ROW_NOT_POSSIBLE: z.object({ problems: z.array(rowProblemSchema) }),
};

export const starterSchema = z.object({
  code: z.string(),
  name: z.string(),
  localName: z.string(),
  category: categorySchema,
  sacCode: z.string(),
  taxClass: taxClassSchema,
  /** The clinic already has an item of this name. */
  isTaken: z.boolean(),
});
export type Starter = z.infer<typeof starterSchema>;

export const catalogueCheckSchema = z.object({
  rows: z.int(),
  added: z.int(),
  changed: z.int(),
  /** Rows that set another standard price. */
  priced: z.int(),
  same: z.int(),
  problems: z.array(rowProblemSchema),
  warnings: z.array(rowProblemSchema),
  unknownColumns: z.array(z.string()),
});
export type CatalogueCheck = z.infer<typeof catalogueCheckSchema>;

/** '25-26' */
const financialYearSchema = z.string().regex(/^\d{2}-\d{2}$/);

export const taxCodesSchema = z.object({
  /** The one before today's: of its turnover the law asks. */
  financialYear: financialYearSchema,
  /** Above this the codes are longer; null before the first figure of the law that is known. */
  barPaise: z.int().nullable(),
  isAbove: z.boolean(),
  /** The year on which the owner's word stands: an earlier one where nothing was said yet; null for no word at all. */
  saidOf: financialYearSchema.nullable(),
  rule: codeRuleSchema.nullable(),
  source: z.string(),
});
export type TaxCodes = z.infer<typeof taxCodesSchema>;

const shownInput = z.object({
  text: z.string().max(80).default(''),
  category: categorySchema.nullable().default(null),
  /** `noCode`: taxed, and without a code that is long enough. */
  which: z.enum(['own', 'noCode', 'learned', 'retired']).default('own'),
});

const change = { permission: 'catalogue:change' } as const;
const look = { permission: 'billing:read' } as const;

const itemAndVersion = { itemId: idSchema, version: z.int().positive() };

export const catalogueContract = {
  show: read({
    ...look,
    audit: 'catalogue.read',
    input: shownInput,
    output: z.object({
      items: z.array(shownItemSchema),
      total: z.int(),
      unpriced: z.int(),
      learned: z.int(),
      withoutCode: z.int(),
    }),
  }),
  exportServices: gridExport({ ...look, audit: 'services.exported', input: shownInput }),
  item: read({
    ...look,
    audit: 'catalogue.itemRead',
    input: z.object({ itemId: idSchema }),
    output: z.object({
      item: catalogueItemSchema,
      prices: z.array(shownPriceSchema),
      contentNames: z.array(z.string()),
    }),
  }),
  exportPrices: gridExport({
    ...look,
    audit: 'itemPrices.exported',
    input: z.object({ itemId: idSchema }),
  }),
  /** A changed item is its next version; `version` null adds one. */
  saveItem: write({
    ...change,
    audit: 'catalogue.itemSaved',
    input: z.object({ changes: z.object(itemAndVersion).nullable(), row: itemRowSchema }),
    output: z.object({ itemId: idSchema, version: z.int() }),
    errors: {
      ITEM_NAME_TAKEN: z.object({ itemId: idSchema, isRetired: z.boolean() }),
      ITEM_CODE_TAKEN: z.object({ itemId: idSchema }),
      TAX_CODE_NEEDED: z.object({ digits: z.int() }),
      PACKAGE_OF_A_PACKAGE: z.object({ itemId: idSchema }),
    },
  }),
  retireItem: write({
    ...change,
    audit: 'catalogue.itemRetired',
    input: z.object({ ...itemAndVersion, reason: reasonSchema }),
    output: z.object({}),
    errors: { ITEM_IN_A_PACKAGE: z.object({ itemId: idSchema }) },
  }),
  bringBack: write({
    ...change,
    audit: 'catalogue.itemBroughtBack',
    input: z.object(itemAndVersion),
    output: z.object({}),
  }),
  /** A price is appended from a day on, never changed; one of a later day is planned. */
  setPrice: write({
    ...change,
    audit: 'catalogue.priceSet',
    input: newPriceSchema,
    output: z.object({ priceId: idSchema }),
  }),
  priceLists: read({
    ...look,
    audit: 'catalogue.listsRead',
    input: z.object({}),
    output: z.array(
      priceListSchema.extend({
        ownPrices: z.int(),
        isInForce: z.boolean(),
        /** Empty where it is for every doctor. */
        doctorName: z.string(),
      }),
    ),
  }),
  exportPriceLists: gridExport({ ...look, audit: 'priceLists.exported', input: noFilter }),
  savePriceList: write({
    ...change,
    audit: 'catalogue.listSaved',
    input: z.object({
      changes: z.object({ listId: idSchema, version: z.int().positive() }).nullable(),
      row: priceListRowSchema,
    }),
    output: z.object({ listId: idSchema }),
    errors: {
      LISTS_OVERLAP: z.object({ listId: idSchema }),
      LIST_NAME_TAKEN: z.object({ listId: idSchema }),
    },
  }),
  taxRates: read({
    ...look,
    audit: 'catalogue.taxRatesRead',
    input: z.object({}),
    output: z.array(shownTaxRateSchema),
  }),
  exportTaxRates: gridExport({ ...look, audit: 'taxRates.exported', input: noFilter }),
  addTaxRate: write({
    ...change,
    audit: 'catalogue.taxRateAdded',
    input: newTaxRateSchema,
    output: z.object({ id: z.int() }),
  }),
  /** By which turnover the codes of invoices are as long as they are. */
  taxCodes: read({
    ...look,
    audit: 'catalogue.taxCodesRead',
    input: z.object({}),
    output: taxCodesSchema,
  }),
  /** What the owner says of the turnover of the financial year before; the newest word on a year stands. */
  sayTurnover: write({
    permission: 'settings:change',
    audit: 'catalogue.turnoverSaid',
    input: z.object({ financialYear: financialYearSchema, isAbove: z.boolean() }),
    output: taxCodesSchema,
  }),
  /** For a line of a bill: by code, part of a name or Hindi letters, the most used first, with today's price. */
  search: read({
    ...look,
    audit: 'catalogue.searched',
    input: z.object({
      text: z.string().max(80),
      doctorId: userIdSchema.nullable().default(null),
      patientId: patientIdSchema.nullable().default(null),
      /** A list chosen for the bill, a camp's. */
      listId: idSchema.nullable().default(null),
    }),
    output: z.array(foundItemSchema),
  }),
  starters: read({
    ...change,
    audit: 'catalogue.startersRead',
    input: z.object({}),
    output: z.array(starterSchema),
  }),
  takeStarters: write({
    ...change,
    audit: 'catalogue.startersTaken',
    input: z.object({ codes: z.array(z.string().max(12)).min(1, 'REQUIRED').max(200) }),
    output: z.object({ added: z.int() }),
  }),
  dryRun: read({
    ...change,
    audit: 'catalogue.fileChecked',
    input: z.object({ csv: csvSchema }),
    output: catalogueCheckSchema,
    errors: { NOT_A_CATALOGUE: fileRefusals.NOT_A_CATALOGUE },
  }),
  /** The whole file or nothing of it. */
  importFile: write({
    ...change,
    audit: 'catalogue.fileImported',
    input: z.object({ csv: csvSchema, fileName: lineSchema(120) }),
    output: catalogueCheckSchema,
    errors: fileRefusals,
  }),
  exportFile: read({
    ...look,
    audit: 'catalogue.exported',
    recorded: true,
    input: z.object({}),
    output: z.object({ fileName: z.string(), csv: z.string() }),
  }),
  packagesOf: read({
    ...look,
    audit: 'package.read',
    input: z.object({ patientId: patientIdSchema }),
    output: z.array(soldPackageSchema),
  }),
  exportPackages: gridExport({
    ...look,
    audit: 'packages.exported',
    input: z.object({ patientId: patientIdSchema }),
  }),
  transferPackage: write({
    permission: 'billing:issue',
    audit: 'package.transferred',
    input: z.object({ saleId: idSchema, toPatientId: patientIdSchema, reason: reasonSchema }),
    output: z.object({}),
    errors: {
      PACKAGE_NOT_TRANSFERABLE: z.object({ saleId: idSchema }),
      PACKAGE_ENDED: z.object({ saleId: idSchema }),
      PACKAGE_EXPIRED: z.object({ saleId: idSchema, expiresOn: localDateSchema }),
    },
  }),
  /** The class by which a person's prices are found, and the classes that lists know. */
  priceClass: read({
    ...look,
    audit: 'catalogue.priceClassRead',
    input: z.object({ patientId: patientIdSchema }),
    output: z.object({ priceClass: z.string(), known: z.array(z.string()) }),
  }),
  setPriceClass: write({
    permission: 'prices:override',
    audit: 'catalogue.priceClassSet',
    input: z.object({
      patientId: patientIdSchema,
      priceClass: priceClassSchema,
      approvalId: idSchema.nullable().default(null),
    }),
    output: z.object({}),
    errors: approvalRefusals,
  }),
};
