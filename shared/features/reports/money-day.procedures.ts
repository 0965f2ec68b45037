import * as z from 'zod';
import { read, task } from '../../contract/procedure.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { lineSchema } from '../../kernel/text.ts';
import { passwordSchema } from '../users/user.schema.ts';

const moneyDaySchema = z.object({
  today: localDateSchema,
  onDate: localDateSchema,
  /** The last close where it lies after today: every rupee is dated behind it until it is set aside. */
  closedAheadOn: localDateSchema.nullable(),
});
export type MoneyDay = z.infer<typeof moneyDaySchema>;

/** The day that money is dated to, and its repair after a close by a wrong clock. */
export const moneyDayProcedures = {
  /** The day to which money is dated now, and whether a close that lies after today makes it a wrong one. */
  moneyDay: read({
    permission: 'billing:read',
    audit: 'moneyDay.read',
    input: z.object({}),
    output: moneyDaySchema,
  }),
  /**
   * Sets the close of a day that has not come aside, with a reason and the owner's own PIN or password: money is dated
   * to today again. The close stays, and so do the day's entries; the day is closed anew when it comes.
   */
  setCloseAside: task({
    permission: 'day:close',
    audit: 'day.closeSetAside',
    input: z.object({
      onDate: localDateSchema,
      reason: lineSchema(200).refine(text => text.length > 0, 'REQUIRED'),
      secret: passwordSchema,
      /** The second signature: an approval of kind 'countersign' by another person. */
      approvalId: z.int().nullable().default(null),
    }),
    output: moneyDaySchema,
    errors: {
      CLOSE_NOT_AHEAD: z.object({}),
      APPROVAL_EXPIRED: z.object({}),
      APPROVAL_USED: z.object({}),
      APPROVAL_OF_ANOTHER: z.object({}),
      WRONG_PASSWORD: z.object({ triesLeft: z.int() }),
      WAIT_BEFORE_NEXT_TRY: z.object({ seconds: z.int() }),
      PIN_NOT_USABLE: z.object({}),
    },
  }),
};
