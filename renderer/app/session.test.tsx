import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { SessionView } from '#shared/features/users/user.schema.ts';
import { LockedOrOpen } from './gate.tsx';
import { useSession } from './session.tsx';
import { owner, renderPage, statusOf } from './test-page.tsx';

const kavita: SessionView = { userId: 2, fullName: 'Kavita Nair', roles: ['receptionist'], signedInAt: 9 };

function Note() {
  const [text, setText] = useState('');
  const { lock } = useSession();
  return (
    <>
      <label>
        Note <input value={text} onChange={event => setText(event.currentTarget.value)} />
      </label>
      <button type="button" onClick={lock}>
        Lock now
      </button>
    </>
  );
}

function clinicWithSession(first: SessionView | null) {
  let session = first;
  return {
    setup: { status: () => statusOf(session) },
    users: {
      lock: () => {
        session = null;
        return {};
      },
      signIn: ({ userId }: { userId: number }) => {
        session = userId === 1 ? owner : kavita;
        return session;
      },
      signInWithPin: () => {
        session = kavita;
        return kavita;
      },
    },
  };
}

test('locking keeps what was typed for the same person, out of reach meanwhile', async () => {
  const user = userEvent.setup();
  const page = renderPage(<LockedOrOpen screens={() => <Note />} />, { handlers: clinicWithSession(owner) });
  await user.type(await screen.findByLabelText('Note'), 'cough 6 days');
  await user.click(screen.getByRole('button', { name: 'Lock now' }));
  const field = await screen.findByLabelText('Password for Dr Meera Kulkarni');
  expect(page.inputsOf(contract.users.lock)).toHaveLength(1);
  expect(screen.getByLabelText('Note').closest('[inert]')).not.toBeNull();
  await user.type(field, 'right words{Enter}');
  await waitFor(() => expect(screen.getByLabelText('Note').closest('[inert]')).toBeNull());
  expect(screen.getByLabelText('Note')).toHaveProperty('value', 'cough 6 days');
});

test('another person gets screens of their own, without the first one’s text', async () => {
  const user = userEvent.setup();
  renderPage(<LockedOrOpen screens={() => <Note />} />, { handlers: clinicWithSession(owner) });
  await user.type(await screen.findByLabelText('Note'), 'cough 6 days');
  await user.click(screen.getByRole('button', { name: 'Lock now' }));
  await user.click(await screen.findByRole('radio', { name: /Kavita Nair/ }));
  await user.type(await screen.findByLabelText('PIN for Kavita Nair'), '4821{Enter}');
  await waitFor(() => expect(screen.getByLabelText('Note')).toHaveProperty('value', ''));
});

test('an answer about the empty screen that comes late does not lock who has just signed in', async () => {
  const user = userEvent.setup();
  const clinic = clinicWithSession(owner);
  const page = renderPage(<LockedOrOpen screens={() => <Note />} />, { handlers: clinic });
  await user.type(await screen.findByLabelText('Note'), 'cough 6 days');
  let sendLate: (() => void) | undefined;
  page.answer({
    setup: {
      status: () =>
        new Promise(resolve => {
          const empty = statusOf(null);
          sendLate = () => resolve(empty);
        }),
    },
  });
  await user.click(screen.getByRole('button', { name: 'Lock now' }));
  const field = await screen.findByLabelText('Password for Dr Meera Kulkarni');
  await waitFor(() => expect(sendLate).toBeDefined());
  page.answer({ setup: clinic.setup });
  await user.type(field, 'right words{Enter}');
  await waitFor(() => expect(screen.getByLabelText('Note').closest('[inert]')).toBeNull());
  sendLate?.();
  await new Promise(resolve => setTimeout(resolve, 50));
  expect(screen.getByLabelText('Note').closest('[inert]')).toBeNull();
});
