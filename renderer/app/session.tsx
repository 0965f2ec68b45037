import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { Role } from '#shared/contract/permissions.ts';
import { isAllowed, type Permission } from '#shared/contract/permissions.ts';
import type { ClinicStatus } from '#shared/features/setup/setup.contract.ts';
import type { SessionView } from '#shared/features/users/user.schema.ts';
import { call, onSignedOut } from '../api/client.ts';
import { keyOf, useRead } from '../api/hooks.ts';
import type { Refusal } from '../api/refusal.ts';

export type SessionRoom = {
  status: ClinicStatus | undefined;
  statusError: Refusal | null;
  /** Who is signed in and not locked out; null shows the lock screen. */
  session: SessionView | null;
  /** Whose screens lie behind the lock screen, with what they typed. */
  lockedPerson: { session: SessionView; since: number } | null;
  refresh: () => Promise<unknown>;
  signedIn: (session: SessionView) => Promise<void>;
  lock: () => void;
  signOut: () => void;
};

const SessionContext = createContext<SessionRoom | null>(null);
const STATUS_EVERY_MS = 20_000;

export function SessionProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const reading = useRead(contract.setup.status, {}, { everyMs: STATUS_EVERY_MS });
  const status = reading.answer;
  const refetch = reading.refetch;
  const [lockedPerson, setLockedPerson] = useState<SessionRoom['lockedPerson']>(null);
  const [isLockedHere, setIsLockedHere] = useState(false);
  const serverSession = status?.session ?? null;

  const lockWith = useCallback((session: SessionView) => {
    setLockedPerson(known =>
      known?.session.userId === session.userId ? known : { session, since: Date.now() },
    );
    setIsLockedHere(true);
  }, []);

  // The server may end a session by itself (a restart, an owner's reset); the screens are kept all the same.
  const [lastSession, setLastSession] = useState<SessionView | null>(null);
  if (serverSession && !isLockedHere && serverSession.userId !== lastSession?.userId)
    setLastSession(serverSession);
  if (status && !serverSession && lastSession && !isLockedHere) lockWith(lastSession);

  useEffect(() => onSignedOut(() => void refetch()), [refetch]);

  const forget = useCallback(() => {
    client.removeQueries({ predicate: query => query.queryKey[0] !== 'setup' });
  }, [client]);

  const signedIn = useCallback(
    async (session: SessionView) => {
      if (lockedPerson && lockedPerson.session.userId !== session.userId) forget();
      client.setQueryData<ClinicStatus>(keyOf(contract.setup.status, {}), old =>
        old ? { ...old, session } : old,
      );
      setLastSession(session);
      setLockedPerson(null);
      setIsLockedHere(false);
      await client.invalidateQueries();
    },
    [client, forget, lockedPerson],
  );

  const lock = useCallback(() => {
    if (!serverSession) return;
    lockWith(serverSession);
    void call(contract.users.lock, { signedInAt: serverSession.signedInAt })
      .catch(() => undefined) // The screen is locked here even when the server cannot be told.
      .then(() => refetch());
  }, [lockWith, refetch, serverSession]);

  const signOut = useCallback(() => {
    void call(contract.users.signOut, {})
      .catch(() => undefined) // Signed out here in any case; the server's session ends by itself.
      .then(() => {
        client.setQueryData<ClinicStatus>(keyOf(contract.setup.status, {}), old =>
          old ? { ...old, session: null } : old,
        );
        setLastSession(null);
        setLockedPerson(null);
        setIsLockedHere(false);
        forget();
        return refetch();
      });
  }, [client, forget, refetch]);

  const room = useMemo(
    (): SessionRoom => ({
      status,
      statusError: reading.error,
      session: isLockedHere ? null : serverSession,
      lockedPerson,
      refresh: refetch,
      signedIn,
      lock,
      signOut,
    }),
    [status, reading.error, isLockedHere, serverSession, lockedPerson, refetch, signedIn, lock, signOut],
  );
  return <SessionContext value={room}>{children}</SessionContext>;
}

export function useSession(): SessionRoom {
  const room = use(SessionContext);
  if (!room) throw new Error('useSession needs the SessionProvider above it.');
  return room;
}

/** The person at the desk; only for screens inside the frame, where somebody is always signed in. */
export function usePerson(): SessionView & {
  may: (permission: Permission) => boolean;
  has: (role: Role) => boolean;
} {
  const { session, lockedPerson } = useSession();
  const person = session ?? lockedPerson?.session;
  if (!person) throw new Error('usePerson is for screens of signed-in people.');
  return {
    ...person,
    may: permission => isAllowed(person.roles, permission),
    has: role => person.roles.includes(role),
  };
}

/** Today on the clinic's wall, and its zone. */
export function useClinicDay(): { today: string; zone: string; clinicName: string } {
  const { status } = useSession();
  return {
    today: status?.today ?? '',
    zone: status?.zone ?? 'Asia/Kolkata',
    clinicName: status?.clinicName ?? '',
  };
}
