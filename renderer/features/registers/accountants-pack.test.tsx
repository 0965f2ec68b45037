import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { renderPage } from '../../app/test-page.tsx';
import { AccountantsPack } from './accountants-pack.view.tsx';

const saved = vi.hoisted(() => vi.fn());
vi.mock('../../ui/save-file.ts', () => ({ saveFile: saved }));

beforeEach(() => vi.clearAllMocks());

test('the pack of the chosen days is made by one key and saved', async () => {
  const file = { fileName: 'accounts.zip', mimeType: 'application/zip', base64: '' };
  const back = vi.fn();
  const { inputsOf } = renderPage(<AccountantsPack onBack={back} />, {
    handlers: { registers: { accountsPack: () => file } },
  });
  const user = userEvent.setup();
  await screen.findByRole('heading', { name: 'Accountant’s pack' });
  await user.keyboard('f');
  expect(await screen.findByText(/^Books of 1 Apr/)).toBeTruthy();
  await user.keyboard('{Control>}{Enter}{/Control}');
  await vi.waitFor(() => expect(saved).toHaveBeenCalledWith(file));
  const [input] = inputsOf(contract.registers.accountsPack) as { fromDate: string; language: string }[];
  expect(input).toMatchObject({ fromDate: expect.stringMatching(/-04-01$/), language: 'en' });
  await user.keyboard('{Escape}');
  expect(back).toHaveBeenCalled();
});
