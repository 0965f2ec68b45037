import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { DUE_PAGE } from '#shared/features/immunisations/immunisation.schema.ts';
import type { Handlers } from '../../api/test-client.ts';
import { renderPage } from '../../app/test-page.tsx';
import { DueVaccinesScreen } from './due.screen.tsx';

const NAMES = ['Baby Rao', 'Baby Nair', 'Baby Khan'];

/** One child on each page. */
function handlersFor(peopleCount: number): Handlers {
  return {
    immunisations: {
      dueList: ({ page = 0 }) => ({
        peopleCount,
        people: [
          {
            ...{
              patientId: page + 1,
              fullName: NAMES[page] ?? '',
              phone: '5000041735',
              birthOn: '2026-09-01',
            },
            doses: [{ vaccine: 'BCG', doseLabel: '1', dueOn: '2026-09-01', isOverdue: true }],
          },
        ],
      }),
    },
  };
}

test('more children than fit are turned over page by page, by key or by button, and not beyond the last', async () => {
  const keyboard = userEvent.setup();
  const client = renderPage(<DueVaccinesScreen />, { handlers: handlersFor(2 * DUE_PAGE + 1) });
  await screen.findByText('Baby Rao');
  screen.getByText('Page 1 of 3');
  expect(screen.getByRole('button', { name: 'Longer waiting' }).hasAttribute('disabled')).toBe(true);

  await keyboard.keyboard('{ArrowRight}');
  await screen.findByText('Baby Nair');
  await keyboard.click(screen.getByRole('button', { name: 'Shorter waiting' }));
  await screen.findByText('Baby Khan');
  await keyboard.keyboard('{ArrowRight}{ArrowLeft}');
  await screen.findByText('Baby Nair');
  const pages = client.inputsOf(contract.immunisations.dueList).map(({ page }) => page);
  expect(pages).not.toContain(3);
});

test('a short list has no pages to turn', async () => {
  renderPage(<DueVaccinesScreen />, { handlers: handlersFor(1) });
  await screen.findByText('Baby Rao');
  expect(screen.queryByRole('button', { name: 'Shorter waiting' })).toBeNull();
});
