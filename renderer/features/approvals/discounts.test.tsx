import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { Handlers } from '../../api/test-client.ts';
import { renderPage } from '../../app/test-page.tsx';
import { type DiscountRules, DiscountsPanel } from './discounts.panel.tsx';

const rules: DiscountRules = {
  caps: [
    { role: 'owner', permille: 1_000, validFrom: '2000-01-01' },
    { role: 'receptionist', permille: 100, validFrom: '2000-01-01' },
  ],
  comingCaps: [{ role: 'receptionist', permille: 75, validFrom: '2026-12-01' }],
  ownPermille: 1_000,
  reasons: [
    { id: 1, code: 'seniorCitizen', label: 'Senior citizen' },
    { id: 8, code: null, label: 'Temple trust' },
  ],
};

function openDiscounts(more: Handlers['approvals'] = {}) {
  const handlers = {
    approvals: {
      discountRules: () => rules,
      setDiscountCap: () => rules,
      addDiscountReason: () => rules,
      retireDiscountReason: () => rules,
      ...more,
    },
  };
  return { ...renderPage(<DiscountsPanel />, { handlers }), user: userEvent.setup() };
}

test('the owner sets what the desk may give, from today or from the next month', async () => {
  const { user, inputsOf } = openDiscounts();
  await screen.findByText('From 1 Dec 2026: 7.5 %');
  screen.getByText('No limit');
  await user.type(screen.getByLabelText('Reception: new share, %'), '101{Enter}');
  await screen.findByText('From 0 to 100 per cent, please');
  await user.clear(screen.getByLabelText('Reception: new share, %'));
  await user.type(screen.getByLabelText('Reception: new share, %'), '12.5');
  await user.click(screen.getByText('From 1 Dec 2026'));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('Share changed');
  expect(inputsOf(contract.approvals.setDiscountCap)).toEqual([
    { role: 'receptionist', permille: 125, validFrom: '2026-12-01' },
  ]);
});

test('reasons are added and put away by keys', async () => {
  const { user, inputsOf } = openDiscounts();
  await screen.findByText('Temple trust');
  await user.keyboard('{ArrowDown}{Delete}');
  await screen.findByText('Temple trust put away');
  await user.keyboard('+');
  await user.keyboard('Teacher{Enter}');
  await screen.findByText('Teacher added');
  expect(inputsOf(contract.approvals.retireDiscountReason)).toEqual([{ reasonId: 8 }]);
  await waitFor(() => expect(inputsOf(contract.approvals.addDiscountReason)).toEqual([{ label: 'Teacher' }]));
});
