import { REPORT_NAMES, REPORTS } from '#shared/features/registers/report-list.ts';
import { useTranslation } from './language.tsx';
import { useOpen } from './open.ts';
import { usePerson, useSession } from './session.tsx';
import { openWaitingRoom } from './waiting-room.ts';

export type SearchAction = { id: string; word: string; keys?: string; run: () => void };

/** The actions whose words contain what was typed, among those this person may do. */
export function useSearchActions(typed: string): SearchAction[] {
  const t = useTranslation();
  const open = useOpen();
  const person = usePerson();
  const { lock, signOut, status } = useSession();
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
      id: 'book',
      word: t('appointments.bookTitle'),
      keys: 'F4',
      run: () => open.calendar({ isBooking: true }),
      isAllowed: person.may('appointments:book'),
    },
    {
      id: 'calendar',
      word: t('appointments.calendar'),
      run: () => open.calendar(),
      isAllowed: person.may('appointments:read'),
    },
    {
      id: 'followUps',
      word: t('appointments.followUps'),
      run: () => open.calendar({ tab: 'followUps' }),
      isAllowed: person.may('appointments:read'),
    },
    {
      id: 'bill',
      word: t('billing.newBill'),
      keys: 'F6',
      run: open.bills,
      isAllowed: person.may('billing:issue'),
    },
    {
      id: 'waitingScreen',
      word: t('queue.openWaitingScreen'),
      // A refusal here is a window that did not open: the person sees it.
      run: () => void openWaitingRoom(status?.hostAbilities ?? []),
      isAllowed: person.may('queue:display'),
    },
    {
      id: 'looseEnds',
      word: t('reports.looseEnds'),
      run: open.looseEnds,
      isAllowed: person.may('queue:read'),
    },
    {
      id: 'drawer',
      word: t('cash.myDrawer'),
      run: () => open.drawer(),
      isAllowed: person.may('cash:keep'),
    },
    {
      id: 'expenses',
      word: t('cash.expenses'),
      run: open.expenses,
      isAllowed: person.may('expenses:record'),
    },
    { id: 'today', word: t('reports.today'), run: open.today, isAllowed: person.may('reports:today') },
    { id: 'close', word: t('reports.closeDay'), run: open.closeDay, isAllowed: person.may('day:close') },
    {
      id: 'registers',
      word: t('registers.title'),
      run: open.registers,
      isAllowed: REPORT_NAMES.some(name => person.may(REPORTS[name].permission)),
    },
    { id: 'upi', word: t('upi.title'), run: open.upi, isAllowed: person.may('statements:match') },
    { id: 'dues', word: t('dues.openList'), run: open.dues, isAllowed: person.may('billing:read') },
    { id: 'refunds', word: t('refunds.openList'), run: open.refunds, isAllowed: person.may('billing:read') },
    { id: 'parties', word: t('parties.openList'), run: open.parties, isAllowed: person.may('parties:read') },
    {
      id: 'shares',
      word: t(person.may('shares:readAll') ? 'shares.openList' : 'shares.mine'),
      run: open.shares,
      isAllowed: person.may('shares:read'),
    },
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
    {
      id: 'suspects',
      word: t('patients.suspects'),
      run: open.suspects,
      isAllowed: person.may('patients:merge'),
    },
    {
      id: 'vaccinesDue',
      word: t('immunisations.dueTitle'),
      run: open.vaccinesDue,
      isAllowed: person.may('immunisations:read'),
    },
    {
      id: 'certificates',
      word: t('certificates.register'),
      run: open.certificates,
      isAllowed: person.may('certificates:read'),
    },
    {
      id: 'import',
      word: t('imports.title'),
      run: open.importPatients,
      isAllowed: person.may('patients:import'),
    },
    {
      id: 'notice',
      word: t('settings.partNotice'),
      run: () => open.settings('notice'),
      isAllowed: person.may('settings:change'),
    },
    {
      id: 'referrals',
      word: t('settings.partReferrals'),
      run: () => open.settings('referrals'),
      isAllowed: person.may('referrals:report'),
    },
    { id: 'settings', word: t('settings.title'), run: () => open.settings(), isAllowed: true },
    { id: 'lock', word: t('common.lock'), keys: 'F9', run: lock, isAllowed: true },
    { id: 'out', word: t('common.signOut'), run: signOut, isAllowed: true },
  ];
  return all.filter(action => action.isAllowed && action.word.toLowerCase().includes(text));
}
