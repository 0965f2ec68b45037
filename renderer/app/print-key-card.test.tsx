import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { Handlers } from '../api/test-client.ts';
import { AllKeys } from '../ui/all-keys.tsx';
import { usePrintKeyCard } from './print-key-card.ts';
import { renderPage } from './test-page.tsx';

const printed = vi.hoisted(() => ({ printPdf: vi.fn(async () => undefined) }));
vi.mock('../ui/pdf.tsx', () => printed);

const KEYS = [{ keys: 'F2', label: 'New patient', run: () => {} }];

function Sheet({ onClose }: { onClose: () => void }) {
  return <AllKeys keys={KEYS} print={usePrintKeyCard()} onClose={onClose} />;
}

function openSheet(printKeyCard: NonNullable<Handlers['settings']>['printKeyCard']) {
  printed.printPdf.mockClear();
  const onClose = vi.fn();
  const handlers = { settings: printKeyCard ? { printKeyCard } : {} };
  return { ...renderPage(<Sheet onClose={onClose} />, { handlers }), onClose, user: userEvent.setup() };
}

test('P on the sheet of keys prints the card in the language of the screens, and the sheet stays', async () => {
  const { user, inputsOf, onClose } = openSheet(() => ({ pdf: 'pdf of the card', fileName: 'keys.pdf' }));
  await screen.findByText('New patient');
  await user.keyboard('p');
  await waitFor(() => expect(printed.printPdf).toHaveBeenCalledExactlyOnceWith('pdf of the card'));
  expect(inputsOf(contract.settings.printKeyCard)).toEqual([{ language: 'en' }]);
  await user.click(screen.getByRole('button', { name: /Print this card/ }));
  await waitFor(() => expect(printed.printPdf).toHaveBeenCalledTimes(2));
  expect(onClose).not.toHaveBeenCalled();
  await user.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalledTimes(1);
});

test('a card that cannot be made says so on the sheet and prints nothing', async () => {
  const { user } = openSheet(undefined);
  await screen.findByText('New patient');
  await user.keyboard('p');
  await screen.findByRole('alert');
  expect(printed.printPdf).not.toHaveBeenCalled();
});
