import { RouterProvider } from '@tanstack/react-router';
import { type ComponentType, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { isAllowed } from '#shared/contract/permissions.ts';
import { useLive } from '../api/live.ts';
import { useDesktopPrinter } from '../features/desktop/use-desktop-printer.ts';
import { WaitingRoomScreen } from '../features/queue/waiting-room.screen.tsx';
import { ProblemScreen } from '../features/setup/problem.screen.tsx';
import { RecoverySheetScreen } from '../features/setup/recovery-sheet.screen.tsx';
import { type RestoredCounts, RestoredScreen } from '../features/setup/restore.screen.tsx';
import { SetupScreen } from '../features/setup/setup.screen.tsx';
import { LockScreen } from '../features/users/lock.screen.tsx';
import { KeyLayer } from '../ui/keys.tsx';
import { Skeletons } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { clearToasts } from '../ui/toasts.tsx';
import { useIdleLock } from './idle-lock.ts';
import { useTranslation } from './language.tsx';
import { newRouter } from './routes.tsx';
import { useSession } from './session.tsx';
import classes from './shell.module.css';
import { useIsWaitingRoom } from './waiting-room.ts';

const LAST_PERSON = 'parchi-last-person';

/** The screens of one person. A reload keeps the address; another person begins at their own home. */
function Screens({ userId }: { userId: number }) {
  const router = useMemo(() => {
    if (sessionStorage.getItem(LAST_PERSON) !== String(userId)) location.hash = '';
    sessionStorage.setItem(LAST_PERSON, String(userId));
    return newRouter();
  }, [userId]);
  return <RouterProvider router={router} />;
}

/** Behind the lock the screens stay mounted, unseen and untouchable, so that nothing typed is lost. */
export function LockedOrOpen({
  screens: PersonScreens = Screens,
}: {
  screens?: ComponentType<{ userId: number }>;
}) {
  const { session, lockedPerson, status, lock } = useSession();
  useIdleLock(session ? status?.idleLockMinutes : undefined, lock);
  useLive(session !== null);
  useDesktopPrinter();
  const isLocked = session === null;
  useEffect(() => {
    if (isLocked) clearToasts();
  }, [isLocked]);
  const owner = session ?? lockedPerson?.session;
  return (
    <>
      {owner && (
        <div
          key={owner.userId}
          className={`${classes.whole} ${session ? '' : classes.hidden}`}
          inert={!session}
        >
          <PersonScreens userId={owner.userId} />
        </div>
      )}
      {!session && (
        <KeyLayer>
          <div className={classes.over}>
            <LockScreen />
          </div>
        </KeyLayer>
      )}
    </>
  );
}

/** The wall's window shows the wall whoever is signed in; every other address goes through the clinic's gate. */
export function Gate() {
  const { lock } = useSession();
  const isWall = useIsWaitingRoom();
  const wasWall = useRef(isWall);
  // The wall's window stands where nobody watches it: whoever leaves the wall in it proves first who they are.
  useLayoutEffect(() => {
    if (wasWall.current && !isWall) lock();
    wasWall.current = isWall;
  }, [isWall, lock]);
  return isWall ? <WaitingRoomScreen /> : <ClinicGate />;
}

/** Decides what this computer shows: set-up, a problem, the recovery sheet, the lock or the clinic. */
function ClinicGate() {
  const t = useTranslation();
  const { status, statusError, session, refresh } = useSession();
  const [restored, setRestored] = useState<RestoredCounts>();
  if (!status) {
    return (
      <div className={classes.waitingPage}>
        {statusError ? (
          <ProblemNotice error={statusError} onRetry={() => void refresh()} />
        ) : (
          <Skeletons rows={3} label={t('common.loading')} />
        )}
      </div>
    );
  }
  if (restored) return <RestoredScreen counts={restored} onGoOn={() => setRestored(undefined)} />;
  if (status.state === 'new') return <SetupScreen onRestored={setRestored} />;
  if (status.state === 'blocked') return <ProblemScreen onRestored={setRestored} />;
  if (status.state === 'recoveryPending' && session && isAllowed(session.roles, 'users:manage'))
    return <RecoverySheetScreen />;
  return <LockedOrOpen />;
}
