import { useTranslation } from './language.tsx';
import { useOpen } from './open.ts';
import { usePerson, useSession } from './session.tsx';

export type SearchAction = { id: string; word: string; keys?: string; run: () => void };

/** The actions whose words contain what was typed, among those this person may do. */
export function useSearchActions(typed: string): SearchAction[] {
  const t = useTranslation();
  const open = useOpen();
  const person = usePerson();
  const { lock, signOut } = useSession();
  const text = typed.trim().toLowerCase();
  if (text.length < 2) return [];
  const all: (SearchAction & { isAllowed: boolean })[] = [
    {
      id: 'new',
      word: t('common.newPatient'),
      keys: 'F2',
      run: () => open.board('newPatient'),
      isAllowed: person.may('patients:register'),
    },
    {
      id: 'walkIn',
      word: t('common.walkIn'),
      keys: 'F3',
      run: () => open.board('walkIn'),
      isAllowed: person.may('queue:manage'),
    },
    {
      id: 'bill',
      word: t('billing.newBill'),
      keys: 'F6',
      run: open.bills,
      isAllowed: person.may('billing:issue'),
    },
    { id: 'today', word: t('reports.today'), run: open.today, isAllowed: person.may('reports:today') },
    { id: 'close', word: t('reports.closeDay'), run: open.closeDay, isAllowed: person.may('day:close') },
    {
      id: 'backup',
      word: t('backup.runNow'),
      run: () => open.settings('backup'),
      isAllowed: person.may('backup:run'),
    },
    {
      id: 'people',
      word: t('users.people'),
      run: () => open.settings('people'),
      isAllowed: person.may('users:manage'),
    },
    { id: 'settings', word: t('settings.title'), run: () => open.settings(), isAllowed: true },
    { id: 'lock', word: t('common.lock'), keys: 'F9', run: lock, isAllowed: true },
    { id: 'out', word: t('common.signOut'), run: signOut, isAllowed: true },
  ];
  return all.filter(action => action.isAllowed && action.word.toLowerCase().includes(text));
}
