import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderPage } from '../../app/test-page.tsx';
import { sheet } from './day-sheet.test-support.ts';
import { TodayScreen } from './today.screen.tsx';

const owner = { userId: 1, fullName: 'Anil Kulkarni', roles: ['owner' as const], signedInAt: 0 };

function openToday(collectedPaise: number): void {
  renderPage(<TodayScreen />, {
    session: owner,
    handlers: { reports: { daySheet: () => ({ ...sheet, collectedPaise }) } },
  });
}

test('the doctors and what is nobody’s add up to what was collected', async () => {
  openToday(324_000);
  const advances = await screen.findByText('Advances, of no doctor');
  expect(advances.closest('tr')?.textContent).toContain('1,000.00');
});

test('where the doctors alone add up there is no such line', async () => {
  openToday(224_000);
  await screen.findByText('By doctor');
  expect(screen.queryByText('Advances, of no doctor')).toBeNull();
});
