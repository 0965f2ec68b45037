import { screen } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import type { DayClose } from '#shared/features/reports/reports.contract.ts';
import type { Handlers } from '../../api/test-client.ts';
import { renderPage } from '../../app/test-page.tsx';
import { CloseDayScreen } from './close-day.screen.tsx';
import { sheet } from './day-sheet.test-support.ts';

export const closed: DayClose = {
  onDate: sheet.onDate,
  openingFloatPaise: 200_000,
  expectedCashPaise: 350_000,
  countedCashPaise: 338_000,
  differencePaise: -12_000,
  reason: 'Change given without a slip',
  count: { notes: { '500': 6 }, coinsPaise: 38_000 },
  closedByName: 'Dr Meera Kulkarni',
  closedAt: Date.parse('2026-11-21T15:36:00Z'),
  seal: 'aabbccddeeff00112233445566778899',
  secondByName: '',
  previousSeal: '8c41e07b99aa00112233',
};

export function openClose(reports: Handlers['reports'] = {}) {
  const page = renderPage(<CloseDayScreen />, {
    handlers: {
      reports: {
        daySheet: () => sheet,
        moneyDay: () => ({ today: sheet.onDate, onDate: sheet.onDate, closedAheadOn: null }),
        closeDay: () => closed,
        printDaySheet: () => ({ pdf: 'JVBERi0=', fileName: 'day.pdf' }),
        ...reports,
      },
    },
  });
  return { ...page, user: userEvent.setup() };
}

export const count = (label: string) => screen.findByRole('textbox', { name: label });
export const confirm = () => screen.getByRole('checkbox', { name: /counted this money/ });

export async function countAll(user: UserEvent) {
  await user.type(await count('₹500'), '7');
}
