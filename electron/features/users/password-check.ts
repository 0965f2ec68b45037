import { AppError } from '#shared/contract/app-error.ts';
import type { Role } from '#shared/contract/permissions.ts';
import { refusalOfPassword } from '../../keys/password-rules.ts';
import type { TaskContext } from '../../server/service.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';

/** Refuses a password that is short for the role or that a guesser in town would try. */
export function assertGoodPassword(
  ctx: TaskContext,
  password: string,
  roles: readonly Role[],
  ownWords: readonly string[],
): void {
  const clinic = ctx.house.openOrNull();
  const clinicWords = clinic ? [clinicAndSettings(clinic.db.reader).clinic.name] : [];
  const refusal = refusalOfPassword({
    password,
    isOwner: roles.includes('owner'),
    knownWords: [...ownWords, ...clinicWords],
  });
  if (refusal?.code === 'PASSWORD_TOO_SHORT') throw new AppError(refusal.code, { minimum: refusal.minimum });
  if (refusal) throw new AppError(refusal.code);
}
