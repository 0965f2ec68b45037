import * as z from 'zod';
import { daysBetween, localDateSchema } from '../../kernel/local-date.ts';
import { MONEY_MODES } from '../ledger/ledger.rules.ts';

/** A day, or so many days; `usual` is the mean of the same weekdays of the weeks before, null when none was open. */
const figureSchema = z.object({ now: z.int(), usual: z.int().nullable() });
export type OwnerFigure = z.infer<typeof figureSchema>;

const ownFigures = {
  visits: figureSchema,
  newPatients: figureSchema,
  oldPatients: figureSchema,
  /** With a bill of nothing. */
  freeVisits: figureSchema,
  billedPaise: figureSchema,
  collectedPaise: figureSchema,
  duesMadePaise: figureSchema,
  duesRecoveredPaise: figureSchema,
  discountPaise: figureSchema,
  discountCount: figureSchema,
  cancelledPaise: figureSchema,
  cancelledCount: figureSchema,
  refundsPaise: figureSchema,
  refundCount: figureSchema,
  expensesPaise: figureSchema,
  /** Counted drawers against the book. */
  shortPaise: figureSchema,
  overPaise: figureSchema,
};
export type OwnerFigureName = keyof typeof ownFigures;
export const OWNER_FIGURE_NAMES = Object.keys(ownFigures) as OwnerFigureName[];

export const ownerSheetSchema = z.object({
  fromDate: localDateSchema,
  toDate: localDateSchema,
  /** How many of the four spans before were open. */
  comparedCount: z.int(),
  figures: z.object(ownFigures),
  byMode: z.array(z.object({ mode: z.enum(MONEY_MODES), amount: figureSchema })),
  /** Of patients, not yet used, when the last day ended. */
  advancesHeldPaise: z.int(),
  services: z.array(z.object({ name: z.string(), quantity: z.int(), amountPaise: z.int() })),
  doctors: z.array(z.object({ name: z.string(), visits: z.int(), collectedPaise: z.int() })),
  exceptionCount: z.int(),
  /** Takings of the fourteen days that end with the last day, oldest first. */
  fortnight: z.array(z.object({ onDate: localDateSchema, collectedPaise: z.int() })),
  isClosed: z.boolean(),
});
export type OwnerSheet = z.infer<typeof ownerSheetSchema>;

/** Five times so many days are added up. */
export const MOST_OWNER_DAYS = 31;

export const ownerSheetInput = z
  .object({ fromDate: localDateSchema.optional(), toDate: localDateSchema.optional() })
  .refine(({ fromDate, toDate }) => fromDate === undefined || toDate === undefined || fromDate <= toDate, {
    message: 'ENDS_BEFORE_IT_BEGINS',
    path: ['toDate'],
  })
  .refine(
    ({ fromDate, toDate }) =>
      fromDate === undefined || toDate === undefined || daysBetween(fromDate, toDate) < MOST_OWNER_DAYS,
    { message: 'TOO_MANY_DAYS', path: ['toDate'] },
  );
