import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { OWNER_FIGURE_NAMES, type OwnerSheet } from '#shared/features/reports/owner-sheet.schema.ts';
import { renderPage } from '../../app/test-page.tsx';
import { sheet as daySheet } from './day-sheet.test-support.ts';
import { TodayScreen } from './today.screen.tsx';

const opened = vi.hoisted(() => ({ closeDay: vi.fn() }));
vi.mock('../../app/open.ts', () => ({ useOpen: () => opened }));
const printed = vi.hoisted(() => vi.fn(async () => undefined));
vi.mock('../../ui/pdf.tsx', () => ({ printPdf: printed }));
const copied = vi.hoisted(() => vi.fn((_text: string) => true));
vi.mock('../appointments/copy-text.ts', () => ({ copyText: copied }));
// Not ours, and without a layout it has no width to draw in.
vi.mock('@mantine/charts', () => ({ BarChart: () => null }));

beforeEach(() => vi.clearAllMocks());

const ownerSheet: OwnerSheet = {
  ...{ fromDate: '2026-11-21', toDate: '2026-11-21', comparedCount: 3 },
  figures: {
    ...(Object.fromEntries(
      OWNER_FIGURE_NAMES.map(name => [name, { now: 0, usual: 0 }]),
    ) as OwnerSheet['figures']),
    collectedPaise: { now: 90_000, usual: 60_000 },
  },
  byMode: [{ mode: 'cash', amount: { now: 90_000, usual: 60_000 } }],
  ...{ advancesHeldPaise: 100_000, exceptionCount: 2, isClosed: false },
  services: [{ name: 'Dressing', quantity: 13, amountPaise: 65_000 }],
  doctors: [],
  fortnight: [{ onDate: '2026-11-21', collectedPaise: 90_000 }],
};

async function openSheet() {
  const page = renderPage(<TodayScreen />, {
    handlers: {
      reports: {
        daySheet: () => daySheet,
        ownerSheet: () => ownerSheet,
        printOwnerSheet: () => ({ pdf: 'JVBERi0=', fileName: 'owner.pdf' }),
      },
    },
  });
  const user = userEvent.setup();
  await screen.findByRole('heading', { level: 1 });
  await user.keyboard('o');
  await screen.findByText('Dressing');
  return { ...page, user };
}

test('O opens the owner’s sheet over today, with what is usual beside what is', async () => {
  const { user } = await openSheet();
  const collected = screen.getByRole('cell', { name: 'Collected' }).closest('tr');
  expect(collected?.textContent).toBe('Collected₹900₹600+50\u00a0%');
  await user.keyboard('{Escape}');
  expect(screen.queryByText('Dressing')).toBeNull();
});

test('W copies the message and F8 prints the page of the days that are shown', async () => {
  const { user, inputsOf } = await openSheet();
  await user.keyboard('w');
  expect(copied.mock.calls[0]?.[0]).toContain('Collected: ₹900 (usual ₹600, +50\u00a0%)');
  await user.keyboard('y');
  await vi.waitFor(() => expect(inputsOf(contract.reports.ownerSheet)).toHaveLength(2));
  await user.keyboard('{F8}');
  await vi.waitFor(() => expect(printed).toHaveBeenCalledWith('JVBERi0='));
  const [shown] = inputsOf(contract.reports.ownerSheet).slice(-1);
  expect(inputsOf(contract.reports.printOwnerSheet)).toEqual([{ ...(shown as object), language: 'en' }]);
});
