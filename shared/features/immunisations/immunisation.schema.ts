import * as z from 'zod';
import { idSchema, patientIdSchema, visitIdSchema } from '../../kernel/ids.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { lineSchema } from '../../kernel/text.ts';

export const immunisationIdSchema = idSchema;
export const doseStates = ['given', 'due', 'overdue', 'coming', 'tooLate'] as const;

export const newImmunisationSchema = z
  .object({
    patientId: patientIdSchema,
    visitId: visitIdSchema.nullable().default(null),
    code: lineSchema(20).refine(text => text.length > 0, 'REQUIRED'),
    givenOn: localDateSchema,
    /** Given in this clinic, or read from a card. */
    place: z.enum(['here', 'elsewhere']),
    brand: lineSchema(60).default(''),
    batch: lineSchema(30).default(''),
    expiresOn: localDateSchema.nullable().default(null),
    site: lineSchema(40).default(''),
    note: lineSchema(160).default(''),
  })
  .superRefine((one, context) => {
    if (one.place !== 'here') return;
    if (one.batch === '') context.addIssue({ code: 'custom', path: ['batch'], message: 'REQUIRED' });
    if (one.expiresOn === null)
      context.addIssue({ code: 'custom', path: ['expiresOn'], message: 'REQUIRED' });
  });
export type NewImmunisation = z.infer<typeof newImmunisationSchema>;

export const immunisationSchema = z.object({
  id: immunisationIdSchema,
  code: z.string(),
  vaccine: z.string(),
  givenOn: localDateSchema,
  place: z.enum(['here', 'elsewhere']),
  brand: z.string(),
  batch: z.string(),
  expiresOn: localDateSchema.nullable(),
  site: z.string(),
  note: z.string(),
  recordedByName: z.string(),
  recordedAt: z.int(),
  /** False: too early, too soon after the one before, or not part of the schedule shown. */
  isCounted: z.boolean(),
  withdrawnBecause: z.string().nullable(),
  reactions: z.array(z.object({ text: z.string(), isSerious: z.boolean(), recordedAt: z.int() })),
});
export type Immunisation = z.infer<typeof immunisationSchema>;

export const plannedDoseSchema = z.object({
  rowId: z.string(),
  code: z.string(),
  vaccine: z.string(),
  doseLabel: z.string(),
  when: z.string(),
  state: z.enum(doseStates),
  recordId: immunisationIdSchema.nullable(),
  givenOn: localDateSchema.nullable(),
  dueOn: localDateSchema.nullable(),
  dose: z.string(),
  route: z.string(),
  site: z.string(),
  notes: z.string(),
  isSure: z.boolean(),
});
export type PlannedDoseView = z.infer<typeof plannedDoseSchema>;

export const immunisationChartSchema = z.object({
  patientId: patientIdSchema,
  birthOn: localDateSchema,
  birthIsEstimated: z.boolean(),
  schedule: z.string(),
  /** For a course counted from its first day; null where the schedule follows age. */
  startOn: localDateSchema.nullable(),
  needsStart: z.boolean(),
  schedules: z.array(z.string()),
  /** What the person follows now, courses first. */
  followed: z.array(z.string()),
  vaccines: z.array(z.object({ code: z.string(), name: z.string() })),
  doses: z.array(plannedDoseSchema),
  /** Newest first, withdrawn ones too. */
  records: z.array(immunisationSchema),
  listVersion: z.string(),
  listDate: z.string(),
});
export type ImmunisationChart = z.infer<typeof immunisationChartSchema>;

export const dueChildSchema = z.object({
  patientId: patientIdSchema,
  fullName: z.string(),
  phone: z.string(),
  birthOn: localDateSchema,
  doses: z.array(
    z.object({ vaccine: z.string(), doseLabel: z.string(), dueOn: localDateSchema, isOverdue: z.boolean() }),
  ),
});
export type DueChild = z.infer<typeof dueChildSchema>;

/** So many people of the list are shown at once. */
export const DUE_PAGE = 50;
export const duePageSchema = z.object({
  /** Everybody who has a dose due by the day, not only those of this page. */
  peopleCount: z.int(),
  people: z.array(dueChildSchema),
});
export type DuePage = z.infer<typeof duePageSchema>;
