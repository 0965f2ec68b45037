import * as z from 'zod';
import { gridExport } from '../../contract/grid-export.ts';
import { read, task } from '../../contract/procedure.ts';
import { patientIdSchema, visitIdSchema } from '../../kernel/ids.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { encounterBodySchema, stoppedMedicineSchema } from '../encounters/encounter.schema.ts';
import { checkLevelSchema } from './checks/check-rows.schema.ts';
import { childSuggestionSchema } from './checks/child-suggestion.schema.ts';
import {
  findingKindSchema,
  findingSchema,
  listUsedSchema,
  notCheckedSchema,
} from './checks/finding.schema.ts';
import { rxLineSchema } from './dose.schema.ts';
import { PAPERS } from './letterhead.rules.ts';
import { letterheadIdSchema } from './letterhead.schema.ts';
import { letterheadProcedures } from './letterheads.contract.ts';

export const drugChoiceSchema = z.object({
  formularyId: z.string(),
  generic: z.string(),
  strength: z.string(),
  form: z.string(),
  route: z.string(),
  scheduleMark: z.string().nullable(),
  brand: z.string(),
  doseHelp: z.string(),
});
export type DrugChoice = z.infer<typeof drugChoiceSchema>;

export const readingProblemSchema = z.object({ code: z.string(), fragment: z.string(), at: z.int() });

/** How a typed line is read: the finished line when it is whole, the problems when it is not. */
export const lineReadingSchema = z.object({
  text: z.string(),
  line: rxLineSchema.nullable(),
  /** 'CLARITHROMYCIN 500 mg · tablet · morning, night · 5 days · 10 tablets' */
  words: z.string(),
  choices: z.array(drugChoiceSchema),
  problems: z.array(readingProblemSchema),
  /** Proposed doses of a child (RX-5), where a person was named and the lists have a sure row. */
  childDoses: z.array(childSuggestionSchema),
  /** A child's dose could be proposed if somebody weighed the child. */
  asksWeight: z.boolean(),
});
export type LineReading = z.infer<typeof lineReadingSchema>;

export const checkResultSchema = z.object({
  warnings: z.array(findingSchema),
  notChecked: z.array(notCheckedSchema),
  checkedPairs: z.int(),
  checkedCount: z.int(),
  allergyStatus: z.enum(['notRecorded', 'none', 'listed']),
  /** Of the interaction list, for the head of the medicines. */
  listVersion: z.string(),
  /** Every list that was asked, as it stood. */
  lists: z.array(listUsedSchema),
});
export type CheckResult = z.infer<typeof checkResultSchema>;

export const takenMedicineSchema = z.object({
  line: rxLineSchema,
  startedOn: localDateSchema,
  /** Null while it goes on. */
  endsOn: localDateSchema.nullable(),
});
export type TakenMedicine = z.infer<typeof takenMedicineSchema>;

/** How often a rule spoke and how often it was overruled (RX-14). */
export const alertShareSchema = z.object({
  ruleId: z.string(),
  kind: findingKindSchema,
  level: checkLevelSchema,
  drug: z.string(),
  other: z.string(),
  shown: z.int(),
  overridden: z.int(),
  heeded: z.int(),
  /** Whole percent of the answered ones; null for what is only information. */
  overrideShare: z.int().nullable(),
});
export type AlertShare = z.infer<typeof alertShareSchema>;

/** Of which paper and letterhead a page is; without a name it is as the clinic's papers say. */
export const pageSheetSchema = z.object({
  paper: z.enum(PAPERS),
  hasHeader: z.boolean(),
  letterheadName: z.string().nullable(),
});
export type PageSheet = z.infer<typeof pageSheetSchema>;

const pageSchema = z.object({
  pdf: z.string(),
  pageCount: z.int(),
  fileName: z.string(),
  sheet: pageSheetSchema.optional(),
});

export const prescriptionsContract = {
  ...letterheadProcedures,
  /** The smart line as typed: parsed, matched to the formulary, quantity worked out. */
  readLine: read({
    permission: 'formulary:search',
    audit: 'line.read',
    input: z.object({
      text: z.string().max(500),
      formularyId: z.string().max(60).optional(),
      /** For a child's dose. */
      patientId: patientIdSchema.optional(),
    }),
    output: lineReadingSchema,
  }),
  searchDiagnoses: read({
    permission: 'formulary:search',
    audit: 'diagnoses.searched',
    input: z.object({ text: z.string().max(100) }),
    output: z.array(z.object({ code: z.string(), title: z.string() })),
  }),
  check: read({
    permission: 'formulary:search',
    audit: 'medicines.checked',
    input: z.object({
      patientId: patientIdSchema,
      lines: z.array(rxLineSchema).max(40),
      /** The visit being written: its own signed lines are not earlier ones. */
      visitId: visitIdSchema.optional(),
      /** Ended by the note being written: they no longer count as taken. */
      stops: z.array(stoppedMedicineSchema).max(40).optional(),
      /** The forms of the note being written: what they say of pregnancy and feeding holds for its medicines. */
      sections: encounterBodySchema.shape.sections.unwrap().optional(),
    }),
    output: checkResultSchema,
  }),
  /** Courses that go on, over all records of a person; nothing that was stopped, taken once or only when needed. */
  takingNow: read({
    permission: 'patients:readChart',
    audit: 'medicines.taken',
    input: z.object({ patientId: patientIdSchema, visitId: visitIdSchema.optional() }),
    output: z.array(takenMedicineSchema),
  }),
  /** Alerts by rule over a period, the most often overruled first: what is always overruled should go. */
  alertShares: read({
    permission: 'alerts:read',
    audit: 'alerts.read',
    input: z.object({ fromDate: localDateSchema, toDate: localDateSchema }),
    output: z.array(alertShareSchema),
  }),
  exportAlertShares: gridExport({
    permission: 'alerts:read',
    audit: 'alerts.exported',
    input: z.object({ fromDate: localDateSchema, toDate: localDateSchema }),
  }),
  /** The page as it will print, marked as a draft; the same builder makes the signed page. */
  preview: task({
    permission: 'prescriptions:read',
    audit: 'prescription.previewed',
    recorded: false,
    input: z.object({
      visitId: visitIdSchema,
      body: encounterBodySchema,
      /** Of a signed visit: the draft of its change, marked as one, instead of the signed page. */
      isAmendment: z.boolean().default(false),
    }),
    output: pageSchema,
  }),
  print: task({
    permission: 'prescriptions:read',
    audit: 'prescription.printed',
    input: z.object({
      visitId: visitIdSchema,
      /** On this letterhead instead of the doctor's own; null for the clinic's papers. */
      letterheadId: letterheadIdSchema.nullable().optional(),
    }),
    output: pageSchema,
    errors: { NOT_SIGNED: z.object({}) },
  }),
};
