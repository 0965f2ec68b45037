import * as z from 'zod';
import { daysBetween, localDateSchema } from './local-date.ts';

/** From a day to a day, at most so many, the first and the last counted; what else is asked stands in `more`. */
export function dateRangeSchema<More extends z.ZodRawShape = Record<never, never>>(
  longestDays: number,
  more = {} as More,
) {
  return z
    .object({ ...more, fromDate: localDateSchema, toDate: localDateSchema })
    .superRefine((input, ctx) => {
      const { fromDate, toDate } = input as { fromDate: string; toDate: string };
      const refuse = (message: string) => ctx.addIssue({ code: 'custom', message, path: ['toDate'] });
      if (fromDate > toDate) refuse('ENDS_BEFORE_IT_BEGINS');
      else if (daysBetween(fromDate, toDate) >= longestDays) refuse('TOO_MANY_DAYS');
    });
}
