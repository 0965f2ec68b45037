import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { renderPage } from '../../app/test-page.tsx';
import { issuedBill } from './bill.test-support.ts';
import { ReceiveDue } from './receive-due.panel.tsx';

vi.mock('../../ui/pdf.tsx', () => ({ printPdf: vi.fn(async () => undefined) }));

const reception = { userId: 5, fullName: 'Kavita Nair', roles: ['receptionist' as const], signedInAt: 0 };

test('beside a person’s page its letters stay the page’s own; C, K and U take money once F7 went to the amounts', async () => {
  const bill = issuedBill({ paidPaise: 0, duePaise: 60_000 });
  renderPage(<ReceiveDue bill={bill} isBeside />, { session: reception });
  const user = userEvent.setup();
  const card = await screen.findByLabelText<HTMLInputElement>('Card');
  await user.keyboard('k');
  expect(card.value).toBe('');
  await user.keyboard('{F7}k');
  expect(card.value).toBe('600');
});
