import * as z from 'zod';
import { gridExport } from '../../contract/grid-export.ts';
import { read, task, write } from '../../contract/procedure.ts';
import { idSchema, patientIdSchema, visitIdSchema } from '../../kernel/ids.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { lineSchema, noteSchema } from '../../kernel/text.ts';
import { rowProblemSchema } from '../lists/clinic-rows.schema.ts';
import { csvSchema, listCheckSchema } from '../lists/lists.contract.ts';
import {
  labEntrySchema,
  labJobSchema,
  labOrderSchema,
  labReportLineSchema,
  labSheetSchema,
  labTrendSchema,
  orderIdSchema,
} from './lab.schema.ts';
import { orderLineSchema } from './order-line.schema.ts';
import { newOwnRangeSchema, newOwnTestSchema, ownRangeSchema, testOnListSchema } from './own-list.schema.ts';
import { LAB_LISTS } from './worklist.grid.ts';

const orderIds = z.array(orderIdSchema).min(1).max(60);
const page = z.object({ pdf: z.base64(), fileName: z.string() });
const filled = (length: number) => lineSchema(length).refine(text => text.length > 0, 'REQUIRED');
const worklistInput = z.object({ state: z.enum(LAB_LISTS).default('open') });
const sampleNumberSchema = z.string().regex(/^\d{6}-\d{3,5}$/);
const reportSerialSchema = z.string().regex(/^LR\/\d\d-\d\d\/\d{6,}$/);

/** Without a version the last one; 'full' is laid out as accredited laboratories do. */
const reportPageSchema = z.object({
  serial: reportSerialSchema,
  version: z.int().positive().optional(),
  layout: z.enum(['full', 'plain']).default('full'),
});

export const labsContract = {
  search: read({
    permission: 'labs:read',
    audit: 'labTests.searched',
    input: z.object({ text: z.string().max(80) }),
    output: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        kind: z.enum(['test', 'panel']),
        group: z.string(),
        testCount: z.int(),
      }),
    ),
  }),
  order: write({
    permission: 'labs:order',
    audit: 'tests.ordered',
    input: z.object({
      patientId: patientIdSchema,
      visitId: visitIdSchema.nullable().default(null),
      lines: z.array(orderLineSchema).min(1).max(60),
    }),
    output: z.array(labOrderSchema),
    errors: { TEST_NOT_ON_LIST: z.object({ lineNumbers: z.array(z.int()) }) },
  }),
  cancel: write({
    permission: 'labs:order',
    audit: 'tests.cancelled',
    input: z.object({ orderIds, reason: filled(120) }),
    output: z.object({ cancelledCount: z.int() }),
    errors: { ALREADY_RELEASED: z.object({}) },
  }),
  collect: write({
    permission: 'labs:enter',
    audit: 'sample.collected',
    input: z.object({ orderIds }),
    output: z.object({ sampleNumber: z.string() }),
    errors: { ALREADY_COLLECTED: z.object({}), MEASURED_OUTSIDE: z.object({}) },
  }),
  /** What is still to be done, and what was released in the last days. */
  worklist: read({
    permission: 'labs:read',
    audit: 'labWork.listed',
    input: worklistInput,
    output: z.object({
      counts: z.record(z.enum(['critical', 'ordered', 'collected', 'entered', 'released']), z.int()),
      jobs: z.array(labJobSchema),
    }),
  }),
  exportWorklist: gridExport({
    permission: 'labs:read',
    audit: 'labWork.exported',
    input: worklistInput,
  }),
  sheet: read({
    permission: 'labs:read',
    audit: 'results.viewed',
    recorded: true,
    input: z.object({ orderIds }),
    output: labSheetSchema,
  }),
  enter: write({
    permission: 'labs:enter',
    audit: 'results.entered',
    input: labEntrySchema,
    output: labSheetSchema,
    errors: {
      /** Not a number, or beyond what a living person can have: refused at its field. */
      VALUES_REFUSED: z.object({
        problems: z.array(
          z.object({
            orderId: orderIdSchema,
            testId: z.string(),
            code: z.enum(['NOT_A_NUMBER', 'NOT_PLAUSIBLE']),
          }),
        ),
      }),
      NOTHING_ENTERED: z.object({}),
      LAB_NAME_NEEDED: z.object({}),
      MEASURED_IN_FUTURE: z.object({}),
      ORDER_CANCELLED: z.object({}),
    },
  }),
  logCall: write({
    permission: 'labs:enter',
    audit: 'criticalValue.told',
    input: z.object({
      orderId: orderIdSchema,
      testId: z.string().max(40),
      toldWhom: filled(80),
      toldAt: z.int(),
      isReadBack: z.boolean(),
      note: lineSchema(160).default(''),
    }),
    output: labSheetSchema.shape.criticals,
    errors: { NOT_CRITICAL: z.object({}), TOLD_IN_FUTURE: z.object({}) },
  }),
  /** Signed by a doctor with the content hash; a second release of the same orders is an amended report. */
  release: write({
    permission: 'labs:release',
    audit: 'labReport.released',
    input: z.object({
      orders: z
        .array(z.object({ orderId: orderIdSchema, version: z.int().positive() }))
        .min(1)
        .max(60),
      comment: noteSchema(1000).default(''),
      reason: lineSchema(120).default(''),
    }),
    output: labReportLineSchema,
    errors: {
      NOTHING_TO_RELEASE: z.object({}),
      REASON_REQUIRED: z.object({}),
      REGISTRATION_NUMBER_MISSING: z.object({}),
      REPORT_IS_WHOLE: z.object({ serial: z.string() }),
    },
  }),
  ofPatient: read({
    permission: 'labs:read',
    audit: 'labReports.viewed',
    recorded: true,
    input: z.object({ patientId: patientIdSchema }),
    output: z.object({
      reports: z.array(labReportLineSchema),
      trends: z.array(labTrendSchema),
      pending: z.array(labOrderSchema),
    }),
  }),
  /** Every result of every report, and what is still waited for. */
  exportOfPatient: gridExport({
    permission: 'labs:read',
    audit: 'labResults.exported',
    input: z.object({ patientId: patientIdSchema }),
  }),
  previewReport: task({
    permission: 'labs:read',
    audit: 'labReport.viewed',
    input: reportPageSchema,
    output: page,
  }),
  printReport: task({
    permission: 'labs:read',
    audit: 'labReport.printed',
    input: reportPageSchema,
    output: page,
  }),
  printSlip: task({
    permission: 'labs:read',
    audit: 'orderSlip.printed',
    input: z.object({ orderIds, paper: z.enum(['A5', 'A6']).default('A6') }),
    output: page,
  }),
  printLabel: task({
    permission: 'labs:read',
    audit: 'sampleLabel.printed',
    input: z.object({ sampleNumber: sampleNumberSchema }),
    output: page,
  }),
  testList: read({
    permission: 'labs:read',
    audit: 'labList.read',
    input: z.object({ text: z.string().max(80).default('') }),
    output: z.object({
      version: z.string(),
      date: localDateSchema,
      loincNotice: z.string(),
      tests: z.array(testOnListSchema),
    }),
  }),
  /** Every test in use that the words find, not only the first of them. */
  exportTestList: gridExport({
    permission: 'labs:read',
    audit: 'labList.exported',
    input: z.object({ text: z.string().max(80).default('') }),
  }),
  addTest: write({
    permission: 'lists:change',
    audit: 'labTest.added',
    input: newOwnTestSchema,
    output: z.object({ testId: z.string() }),
    errors: { TEST_NAME_TAKEN: z.object({ testId: z.string() }) },
  }),
  /** An own test that is asked for no more; what was ordered keeps it. */
  retireTest: write({
    permission: 'lists:change',
    audit: 'labTest.retired',
    input: z.object({ testId: z.string().max(40), reason: filled(120) }),
    output: z.object({}),
  }),
  checkTestFile: read({
    permission: 'lists:change',
    audit: 'labTests.fileChecked',
    input: z.object({ csv: csvSchema }),
    output: listCheckSchema,
    errors: { NOT_A_LIST: z.object({ missing: z.string() }) },
  }),
  /** The whole file or nothing of it. */
  importTests: write({
    permission: 'lists:change',
    audit: 'labTests.fileImported',
    input: z.object({ csv: csvSchema, fileName: lineSchema(120) }),
    output: listCheckSchema,
    errors: {
      NOT_A_LIST: z.object({ missing: z.string() }),
      ROW_NOT_POSSIBLE: z.object({ problems: z.array(rowProblemSchema) }),
    },
  }),
  addRange: write({
    permission: 'lists:change',
    audit: 'labRange.added',
    input: newOwnRangeSchema,
    output: ownRangeSchema.extend({ id: idSchema }),
  }),
};
