import * as z from 'zod';
import { idSchema, userIdSchema } from '../../kernel/ids.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { lineSchema } from '../../kernel/text.ts';
import { categorySchema, pricePaiseSchema } from './item.schema.ts';

/** The list that stands behind all others. */
export const STANDARD_LIST = 1;

/** 'Staff', 'CGHS', 'Camp': lists and people with the same word belong together. */
export const priceClassSchema = lineSchema(30);

const minute = z.int('NOT_A_TIME').min(0, 'NOT_A_TIME').max(1440, 'NOT_A_TIME').nullable();

export const priceListRowSchema = z
  .object({
    name: lineSchema(40).refine(text => text.length > 0, 'REQUIRED'),
    /** Only for people of this class; empty is for everybody. */
    priceClass: priceClassSchema,
    doctorId: userIdSchema.nullable(),
    category: categorySchema.nullable(),
    /** From 0, Sunday; none is every day. A night belongs to the day on which it begins. */
    weekdays: z.array(z.int().min(0).max(6)).max(7),
    fromMinute: minute,
    toMinute: minute,
    validFrom: localDateSchema,
    /** The last day; null stays open. */
    validTo: localDateSchema.nullable(),
    /** For what has no price of its own here: the standard price with so many thousandths more or less; null prices only what is listed. */
    adjustPermille: z.int('NOT_A_RATE').min(-1000, 'NOT_A_RATE').max(5000, 'NOT_A_RATE').nullable(),
    /** The desk may choose it for a bill (a camp); one without any condition speaks only then. */
    isDeskChoice: z.boolean().default(false),
    isRetired: z.boolean(),
  })
  .superRefine((row, ctx) => {
    const problem = (path: string, message: string) =>
      ctx.addIssue({ code: 'custom', path: [path], message });
    if ((row.fromMinute === null) !== (row.toMinute === null)) problem('toMinute', 'FROM_AND_TO_NEEDED');
    else if (row.fromMinute !== null && row.fromMinute === row.toMinute)
      problem('toMinute', 'FROM_AND_TO_NEEDED');
    if (row.validTo !== null && row.validTo < row.validFrom) problem('validTo', 'ENDS_BEFORE_IT_BEGINS');
    const isForSome =
      row.priceClass !== '' || row.doctorId !== null || row.category !== null || hasHours(row);
    if (!isForSome && !row.isDeskChoice) problem('priceClass', 'LIST_FOR_NOBODY');
  });
export type PriceListRow = z.infer<typeof priceListRowSchema>;

function hasHours({
  weekdays,
  fromMinute,
}: {
  weekdays: readonly number[];
  fromMinute: number | null;
}): boolean {
  return weekdays.length > 0 || fromMinute !== null;
}

export const priceListSchema = z.object({ id: idSchema, version: z.int(), row: priceListRowSchema });
export type PriceList = z.infer<typeof priceListSchema>;

export const newPriceSchema = z.object({
  itemId: idSchema,
  listId: idSchema,
  /** Null: from that day the list has no price of its own for it. */
  ratePaise: pricePaiseSchema.nullable(),
  validFrom: localDateSchema,
});

export const shownPriceSchema = z.object({
  id: idSchema,
  listId: idSchema,
  listName: z.string(),
  ratePaise: z.int().nullable(),
  validFrom: localDateSchema,
  standing: z.enum(['past', 'now', 'planned']),
  addedByName: z.string(),
  addedAt: z.int(),
});
export type ShownPrice = z.infer<typeof shownPriceSchema>;
