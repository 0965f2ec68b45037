import type { Role } from '#shared/contract/permissions.ts';
import type { Translate, WordKey } from '#shared/i18n/translate.ts';

const WORDS: Record<Role, WordKey> = {
  owner: 'common.roleOwner',
  doctor: 'common.roleDoctor',
  receptionist: 'common.roleReceptionist',
  nurse: 'common.roleNurse',
  accountant: 'common.roleAccountant',
};

export function roleWord(t: Translate, role: Role): string {
  return t(WORDS[role]);
}

/** 'Doctor, owner' → one line under a name. */
export function roleWords(t: Translate, roles: readonly Role[]): string {
  return roles.map(role => roleWord(t, role)).join(', ');
}
