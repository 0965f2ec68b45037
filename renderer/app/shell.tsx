import { IconAlertTriangle } from '@tabler/icons-react';
import { Outlet, useLocation } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { useRead } from '../api/hooks.ts';
import { MoneyDayBanner } from '../features/reports/money-day.banner.tsx';
import { AllKeys, useKeysNow } from '../ui/all-keys.tsx';
import { Counter } from '../ui/facts.tsx';
import { Frame } from '../ui/frame.tsx';
import type { KeyBinding } from '../ui/key-bindings.ts';
import { useKeys } from '../ui/key-bindings.ts';
import { Skeletons } from '../ui/panel.tsx';
import { BackupState } from './backup-state.tsx';
import { useNow } from './clock.ts';
import { useLanguage, useTranslation } from './language.tsx';
import { useOpen } from './open.ts';
import { PersonMenu } from './person-menu.tsx';
import { usePrintKeyCard } from './print-key-card.ts';
import { RAIL } from './rail.tsx';
import { SearchBox } from './search-box.tsx';
import { useClinicDay, usePerson, useSession } from './session.tsx';
import { shortDay, wallTime } from './wall-clock.ts';

const LONG_WAIT_MINUTES = 30;

function Counters() {
  const t = useTranslation();
  const person = usePerson();
  const board = useRead(contract.queue.dayBoard, {}, { enabled: person.may('queue:read') }).answer;
  if (!board) return null;
  return (
    <>
      <Counter value={board.waitingCount} word={t('common.waiting')} />
      {board.waitingCount > 0 && (
        <Counter
          value={t('common.minutesLong', { count: board.longestWaitMinutes })}
          word={t('common.longest')}
          isAmber={board.longestWaitMinutes > LONG_WAIT_MINUTES}
        />
      )}
      {person.may('billing:issue') && board.toBillCount > 0 && (
        <Counter value={board.toBillCount} word={t('common.toBill')} isAmber />
      )}
    </>
  );
}

function DemoMark() {
  const t = useTranslation();
  const { status } = useSession();
  if (!status?.isDemo) return null;
  return (
    <span className="row tiny amber strong">
      <IconAlertTriangle size={14} aria-hidden />
      {t('common.demo')}
    </span>
  );
}

/** A visit is opened from the doctor's queue, so the queue stays lit. */
function isUnder(path: string, entry: string): boolean {
  if (entry === '/patients' && /^\/(suspects|merge|vaccines-due|certificates)/.test(path)) return true;
  if (entry === '/bills' && /^\/(bill|issued|new-bill)/.test(path)) return true;
  if (entry === '/drawer' && path.startsWith('/expenses')) return true;
  return path.startsWith(entry) || (entry === '/queue' && path.startsWith('/visit'));
}

/** The person in hand when a patient's screen is open. */
function personOn(path: string): number | undefined {
  const [, patientId] = /^\/patients\/(\d+)/.exec(path) ?? [];
  return patientId === undefined ? undefined : Number(patientId);
}

/** The frame around every screen of a signed-in person. */
export function Shell() {
  const { t, language } = useLanguage();
  const open = useOpen();
  const person = usePerson();
  const { lock } = useSession();
  const { today, zone, clinicName } = useClinicDay();
  const now = useNow();
  const path = useLocation({ select: location => location.pathname });
  const [keysShown, setKeysShown] = useState<readonly KeyBinding[] | null>(null);
  const keysNow = useKeysNow();
  const keyCard = usePrintKeyCard();
  const mayRegister = person.may('patients:register');
  useKeys([
    { keys: 'F2', label: t('common.newPatient'), run: () => open.board('newPatient'), isOff: !mayRegister },
    {
      keys: 'F3',
      label: t('common.walkIn'),
      run: () => open.board('walkIn'),
      isOff: !person.may('queue:manage'),
      onStrip: false,
    },
    {
      keys: 'F4',
      label: t('common.book'),
      run: () => open.calendar({ isBooking: true, patientId: personOn(path) }),
      isOff: !person.may('appointments:book'),
      onStrip: false,
    },
    {
      keys: 'F6',
      label: t('common.bill'),
      run: () => open.bills(),
      isOff: !person.may('billing:issue'),
      onStrip: false,
    },
    { keys: 'F9', label: t('common.lock'), run: lock },
  ]);
  const rail = RAIL.filter(entry => entry.roles.some(role => person.has(role))).map(entry => ({
    id: entry.path,
    word: t(entry.word),
    icon: entry.icon,
    isActive: isUnder(path, entry.path),
    isLast: entry.path === '/settings',
    open: () => entry.open(open),
  }));
  return (
    <>
      <Frame
        clinicName={clinicName}
        dateAndTime={`${shortDay(today, language, true)} · ${wallTime(now, zone)}`}
        rail={rail}
        search={<SearchBox />}
        counters={<Counters />}
        end={
          <>
            <DemoMark />
            <BackupState />
            <PersonMenu />
          </>
        }
        onAllKeys={() => setKeysShown(keysNow)}
      >
        <MoneyDayBanner />
        <Suspense fallback={<Skeletons label={t('common.loading')} />}>
          <Outlet />
        </Suspense>
      </Frame>
      {keysShown && <AllKeys keys={keysShown} print={keyCard} onClose={() => setKeysShown(null)} />}
    </>
  );
}
