import { AppError } from '#shared/contract/app-error.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { ReadContext } from '../../server/service.ts';

/** Bills of past days were made by the prices of those days: a price or a rate begins today at the earliest. */
export function refuseThePast(ctx: Pick<ReadContext, 'today'>, path: string, validFrom: LocalDate): void {
  if (validFrom < ctx.today())
    throw new AppError('INVALID_INPUT', { problems: [{ path, code: 'FROM_TODAY_ON' }] });
}
