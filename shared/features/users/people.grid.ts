import type { Role } from '../../contract/permissions.ts';
import { dayIn } from '../../i18n/day-words.ts';
import type { Translate, WordKey } from '../../i18n/translate.ts';
import { type Grid, gridOf } from '../../kernel/grid.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { Language } from '../settings/settings.schema.ts';
import type { Person } from './user.schema.ts';

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

type PeopleOnPaper = { t: Translate; language: Language; today: LocalDate };

/** Everyone who signs in, and what prescriptions say of the doctors; nothing of passwords or PINs. */
export function peopleGrid(people: readonly Person[], { t, language, today }: PeopleOnPaper): Grid {
  return gridOf({
    title: t('users.people'),
    subtitle: dayIn(language, today),
    rows: people,
    columns: [
      { key: 'name', label: t('users.fullName'), of: person => person.fullName },
      { key: 'signIn', label: t('users.signInName'), of: person => person.signInName },
      { key: 'roles', label: t('users.roles'), of: person => roleWords(t, person.roles) },
      {
        key: 'state',
        label: t('users.standing'),
        of: person => t(person.isActive ? 'users.active' : 'users.disabled'),
      },
      {
        key: 'qualification',
        label: t('users.qualification'),
        of: ({ doctor }) => doctor?.qualification ?? null,
      },
      { key: 'council', label: t('users.council'), of: ({ doctor }) => doctor?.council ?? null },
      {
        key: 'registration',
        label: t('users.registrationNumber'),
        of: ({ doctor }) => doctor?.registrationNumber ?? null,
      },
      { key: 'room', label: t('users.room'), of: ({ doctor }) => doctor?.room ?? null },
      {
        key: 'fee',
        label: t('users.fee'),
        kind: 'paise',
        of: ({ doctor }) => doctor?.consultationFeePaise ?? null,
      },
    ],
  });
}
