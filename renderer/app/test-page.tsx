import { cleanup, configure, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { ClinicStatus } from '#shared/features/setup/setup.contract.ts';
import type { SessionView } from '#shared/features/users/user.schema.ts';
import { keyOf } from '../api/hooks.ts';
import { newQueryClient } from '../api/query-client.ts';
import { type Handlers, type TestClient, testClient } from '../api/test-client.ts';
import { Providers } from './providers.tsx';

// A screen may take its time while every core runs another file; what must be quick says so in its own test.
configure({ asyncUtilTimeout: 5_000 });

class StillObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}

window.ResizeObserver ??= StillObserver as unknown as typeof ResizeObserver;
Element.prototype.scrollIntoView ??= () => {};
window.matchMedia ??= ((query: string) => ({
  matches: false,
  media: query,
  addEventListener() {},
  removeEventListener() {},
  addListener() {},
  removeListener() {},
})) as unknown as typeof window.matchMedia;

afterEach(() => {
  cleanup();
  localStorage.clear();
});

export const owner: SessionView = {
  userId: 1,
  fullName: 'Dr Meera Kulkarni',
  roles: ['owner', 'doctor'],
  signedInAt: 0,
};

export function statusOf(session: SessionView | null, more: Partial<ClinicStatus> = {}): ClinicStatus {
  return {
    state: 'open',
    problem: null,
    clinicName: 'Sanjeevani Clinic',
    people: [
      {
        userId: 1,
        displayName: 'Dr Meera Kulkarni',
        signInName: 'meera',
        roles: ['owner', 'doctor'],
        canUsePin: false,
      },
      {
        userId: 2,
        displayName: 'Kavita Nair',
        signInName: 'kavita',
        roles: ['receptionist'],
        canUsePin: true,
      },
    ],
    session,
    lockedBy: null,
    screenLanguage: 'en',
    idleLockMinutes: 10,
    today: '2026-11-21',
    zone: 'Asia/Kolkata',
    version: '0.1.0',
    waitingCount: 7,
    lastBackupAt: null,
    isDemo: false,
    hostAbilities: [],
    ...more,
  };
}

type PageOptions = { session?: SessionView | null; status?: Partial<ClinicStatus>; handlers?: Handlers };

/** A page as a signed-in owner sees it, over a server that answers only what `handlers` say. */
export function renderPage(
  page: ReactNode,
  options: PageOptions = {},
): TestClient & ReturnType<typeof render> {
  const session = options.session === undefined ? owner : options.session;
  const client = testClient(options.handlers ?? {});
  const queryClient = newQueryClient();
  if (!options.handlers?.setup?.status) {
    const status = statusOf(session, options.status);
    client.answer({ setup: { status: () => status } });
    queryClient.setQueryData(keyOf(contract.setup.status, {}), status);
  }
  return {
    ...client,
    ...render(
      <Providers env="test" queryClient={queryClient}>
        {page}
      </Providers>,
    ),
  };
}
