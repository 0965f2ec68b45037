import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { Refusal } from '../../api/refusal.ts';
import { renderPage } from '../../app/test-page.tsx';
import { LockScreen } from './lock.screen.tsx';

const refuse = (code: string, data: Record<string, unknown>) => () => {
  throw new Refusal(code, data);
};

test('a wrong password says how many tries are left and empties the field', async () => {
  const user = userEvent.setup();
  renderPage(<LockScreen />, {
    session: null,
    handlers: { users: { signIn: refuse('WRONG_PASSWORD', { triesLeft: 3 }) } },
  });
  await user.keyboard('1');
  const field = await screen.findByLabelText('Password for Dr Meera Kulkarni');
  await user.type(field, 'not this{Enter}');
  expect((await screen.findAllByText('Not right. 3 tries left.')).length).toBeGreaterThan(0);
  expect(field).toHaveProperty('value', '');
  expect(document.activeElement).toBe(field);
});

test('after too many tries the button is off and the wait is counted down', async () => {
  const user = userEvent.setup();
  const page = renderPage(<LockScreen />, {
    session: null,
    handlers: { users: { signIn: refuse('WAIT_BEFORE_NEXT_TRY', { seconds: 90 }) } },
  });
  await user.keyboard('1');
  await user.type(await screen.findByLabelText('Password for Dr Meera Kulkarni'), 'again{Enter}');
  expect((await screen.findAllByText(/Too many tries. Wait 1:\d\d/)).length).toBeGreaterThan(0);
  expect(screen.getByRole('button', { name: /Unlock/ })).toHaveProperty('disabled', true);
  await user.type(screen.getByLabelText('Password for Dr Meera Kulkarni'), 'again{Enter}');
  expect(page.inputsOf(contract.users.signIn)).toHaveLength(1);
});

test('a person who gave the password before switches in by PIN, and by password when the PIN is spent', async () => {
  const user = userEvent.setup();
  const page = renderPage(<LockScreen />, {
    session: null,
    handlers: { users: { signInWithPin: refuse('WRONG_PASSWORD', { triesLeft: 0 }) } },
  });
  await user.keyboard('2');
  await user.type(await screen.findByLabelText('PIN for Kavita Nair'), '4821{Enter}');
  expect(await screen.findByLabelText('Password for Kavita Nair')).toBeTruthy();
  expect(page.inputsOf(contract.users.signInWithPin)).toEqual([{ userId: 2, pin: '4821' }]);
});

test('the lock screen counts who waits and names no patient', async () => {
  renderPage(<LockScreen />, { session: null });
  expect(await screen.findByText('7')).toBeTruthy();
  expect(screen.getByText(/No patient names are shown while locked/)).toBeTruthy();
});

test('the password is sent for the person who was picked, once', async () => {
  const user = userEvent.setup();
  const session = { userId: 1, fullName: 'Dr Meera Kulkarni', roles: ['owner' as const], signedInAt: 5 };
  const page = renderPage(<LockScreen />, { session: null, handlers: { users: { signIn: () => session } } });
  await user.keyboard('1');
  await user.type(await screen.findByLabelText('Password for Dr Meera Kulkarni'), 'right words{Enter}');
  await waitFor(() =>
    expect(page.inputsOf(contract.users.signIn)).toEqual([{ userId: 1, password: 'right words' }]),
  );
});
