import { AppError } from '#shared/contract/app-error.ts';
import { isAllowed } from '#shared/contract/permissions.ts';
import type { ReadContext } from '../../server/service.ts';

export function seesAll({ session }: Pick<ReadContext, 'session'>): boolean {
  return isAllowed(session.roles, 'shares:readAll');
}

/** A doctor's money is that doctor's and the books' business; the person comes from the session. */
export function refuseAnothersShare(ctx: Pick<ReadContext, 'session'>, doctorId: number): void {
  if (!seesAll(ctx) && ctx.session.userId !== doctorId) {
    throw new AppError('NOT_ALLOWED', { permission: 'shares:readAll' });
  }
}
