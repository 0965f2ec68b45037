import * as z from 'zod';
import { idSchema, userIdSchema } from '../../kernel/ids.ts';
import { lineSchema, nameSchema, noteSchema } from '../../kernel/text.ts';
import { orderLineSchema } from '../labs/order-line.schema.ts';
import { rxLineSchema } from '../prescriptions/dose.schema.ts';
import { conditionsSchema } from './conditions.rules.ts';

/** One key inside the list of kits. */
const keySchema = z
  .string()
  .regex(/^[A-Z0-9]?$/, 'ONE_KEY')
  .default('');

export const kitLineSchema = z.strictObject({ line: rxLineSchema, conditions: conditionsSchema });
export type KitLine = z.infer<typeof kitLineSchema>;

export const kitContentSchema = z.strictObject({
  key: keySchema,
  conditions: conditionsSchema,
  lines: z.array(kitLineSchema).max(40, 'TOO_MANY_MEDICINES'),
  advice: noteSchema(2000).default(''),
  tests: noteSchema(1000).default(''),
  orders: z.array(orderLineSchema).max(60).default([]),
});
export type KitContent = z.infer<typeof kitContentSchema>;

export const textFields = ['complaints', 'findings', 'advice'] as const;
export type TextField = (typeof textFields)[number];

export const textContentSchema = z.strictObject({
  field: z.enum(textFields),
  /** Complaints and diagnoses for which it is offered first: 'fever, viral fever'. */
  words: lineSchema(200).default(''),
  text: noteSchema(2000).refine(text => text.trim() !== '', 'REQUIRED'),
});
export type TextContent = z.infer<typeof textContentSchema>;

const isSomething = ({ lines, advice, tests, orders }: KitContent) =>
  lines.length + orders.length > 0 || advice.trim() !== '' || tests.trim() !== '';

export const newTemplateSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...{ kind: z.literal('kit'), name: nameSchema(60), isTeam: z.boolean() },
    content: kitContentSchema.refine(isSomething, 'KIT_EMPTY'),
  }),
  z.strictObject({
    ...{ kind: z.literal('text'), name: nameSchema(60), isTeam: z.boolean() },
    content: textContentSchema,
  }),
]);
export type NewTemplate = z.infer<typeof newTemplateSchema>;

const stored = {
  id: idSchema,
  version: z.int().positive(),
  name: z.string(),
  isTeam: z.boolean(),
  ownerId: userIdSchema,
  ownerName: z.string(),
  savedAt: z.int(),
};
export const kitSchema = z.object({ ...stored, kind: z.literal('kit'), content: kitContentSchema });
export const textTemplateSchema = z.object({
  ...stored,
  kind: z.literal('text'),
  content: textContentSchema,
});
export const templateSchema = z.discriminatedUnion('kind', [kitSchema, textTemplateSchema]);
export type Kit = z.infer<typeof kitSchema>;
export type TextTemplate = z.infer<typeof textTemplateSchema>;
export type Template = z.infer<typeof templateSchema>;
