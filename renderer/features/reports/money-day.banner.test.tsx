import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { Role } from '#shared/contract/permissions.ts';
import type { MoneyDay } from '#shared/features/reports/money-day.procedures.ts';
import { renderPage } from '../../app/test-page.tsx';
import { MoneyDayBanner } from './money-day.banner.tsx';

const opened = vi.hoisted(() => ({ closeDay: vi.fn() }));
vi.mock('../../app/open.ts', () => ({ useOpen: () => opened }));

const ahead = { today: '2026-11-22', onDate: '2027-01-03', closedAheadOn: '2027-01-02' };

function show(role: Role, moneyDay: MoneyDay) {
  const session = { userId: 1, fullName: 'Kavita Nair', roles: [role], signedInAt: 0 };
  return renderPage(<MoneyDayBanner />, { session, handlers: { reports: { moneyDay: () => moneyDay } } });
}

test('the desk reads on every screen that money is dated by a close that has not come', async () => {
  show('receptionist', ahead);
  expect((await screen.findByRole('alert')).textContent).toBe(
    'Money is being dated 3 Jan 2027, because 2 Jan 2027 was closed. ' +
      'The computer’s clock says 22 Nov 2026.Tell the owner.',
  );
  expect(screen.queryByRole('button')).toBeNull();
});

test('the owner goes from there to putting it right', async () => {
  show('owner', ahead);
  await userEvent.click(await screen.findByRole('button', { name: 'Put it right' }));
  expect(opened.closeDay).toHaveBeenCalled();
});

test('a nurse is not told of money, and nobody is when the day is closed as every evening', async () => {
  expect(show('nurse', ahead).inputsOf(contract.reports.moneyDay)).toEqual([]);
  const page = show('receptionist', { today: '2026-11-22', onDate: '2026-11-23', closedAheadOn: null });
  await vi.waitFor(() => expect(page.inputsOf(contract.reports.moneyDay)).toHaveLength(1));
  expect(screen.queryByRole('alert')).toBeNull();
});
