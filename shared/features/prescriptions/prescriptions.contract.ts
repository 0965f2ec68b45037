import * as z from 'zod';
import { read, task } from '../../contract/procedure.ts';
import { patientIdSchema, visitIdSchema } from '../../kernel/ids.ts';
import { encounterBodySchema } from '../encounters/encounter.schema.ts';
import { rxLineSchema } from './dose.schema.ts';

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
});
export type LineReading = z.infer<typeof lineReadingSchema>;

export const allergyWarningSchema = z.object({
  key: z.string(),
  lineNumber: z.int(),
  level: z.enum(['block', 'warn']),
  allergen: z.string(),
  ingredient: z.string(),
  groupName: z.string(),
  advice: z.string(),
});
export type AllergyWarning = z.infer<typeof allergyWarningSchema>;

export const checkResultSchema = z.object({
  warnings: z.array(allergyWarningSchema),
  /** Line numbers that no list can judge: free text. */
  notChecked: z.array(z.int()),
  /** Same ingredient twice on this page, by line numbers. */
  duplicates: z.array(z.object({ ingredient: z.string(), lineNumbers: z.array(z.int()) })),
  checkedCount: z.int(),
  allergyStatus: z.enum(['notRecorded', 'none', 'listed']),
  listVersion: z.string(),
});
export type CheckResult = z.infer<typeof checkResultSchema>;

const pageSchema = z.object({ pdf: z.string(), pageCount: z.int(), fileName: z.string() });

export const prescriptionsContract = {
  /** The smart line as typed: parsed, matched to the formulary, quantity worked out. */
  readLine: read({
    permission: 'formulary:search',
    audit: 'line.read',
    input: z.object({ text: z.string().max(500), formularyId: z.string().max(60).optional() }),
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
    input: z.object({ patientId: patientIdSchema, lines: z.array(rxLineSchema).max(40) }),
    output: checkResultSchema,
  }),
  /** The page as it will print, marked as a draft; the same builder makes the signed page. */
  preview: task({
    permission: 'prescriptions:read',
    audit: 'prescription.previewed',
    recorded: false,
    input: z.object({ visitId: visitIdSchema, body: encounterBodySchema }),
    output: pageSchema,
  }),
  print: task({
    permission: 'prescriptions:read',
    audit: 'prescription.printed',
    input: z.object({ visitId: visitIdSchema }),
    output: pageSchema,
    errors: { NOT_SIGNED: z.object({}) },
  }),
};
