import type { Role } from '#shared/contract/permissions.ts';

export type HomePath = '/queue' | '/board' | '/today';

/** Where a person begins; who both owns and treats begins with the queue. */
export function homeOf(roles: readonly Role[]): HomePath {
  if (roles.includes('doctor')) return '/queue';
  if (roles.includes('receptionist') || roles.includes('nurse')) return '/board';
  return '/today';
}
