import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { Approver } from '#shared/features/approvals/approval.schema.ts';
import { Refusal } from '../../api/refusal.ts';
import type { Handlers } from '../../api/test-client.ts';
import { renderPage } from '../../app/test-page.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { ApprovalPanel } from './approval.panel.tsx';

const anil: Approver = { userId: 1, fullName: 'Anil Kulkarni', hasPin: true, canUsePin: true };
const vimala: Approver = { userId: 7, fullName: 'Vimala Kulkarni', hasPin: false, canUsePin: false };
const approval = { approvalId: 4, approverName: 'Anil Kulkarni', expiresAt: 0 };

function Bill({ onGranted, onCancel, onPay }: Record<'onGranted' | 'onCancel' | 'onPay', () => void>) {
  useKeys([{ keys: 'F9', run: onPay }]);
  return (
    <>
      <input aria-label="Discount" defaultValue="150" />
      <ApprovalPanel
        kind="discount"
        amountPaise={15_000}
        patientId={3}
        about="Bill of Asha Rao, staff"
        {...{ onGranted, onCancel }}
      />
    </>
  );
}

function openPanel(approvers: readonly Approver[], more: Handlers['approvals'] = {}) {
  const spies = { onGranted: vi.fn(), onCancel: vi.fn(), onPay: vi.fn() };
  const handlers = { approvals: { approvers: () => [...approvers], grant: () => approval, ...more } };
  return { ...renderPage(<Bill {...spies} />, { handlers }), ...spies, user: userEvent.setup() };
}

test('one approver is chosen already: PIN, Enter, done', async () => {
  const { user, inputsOf, onGranted } = openPanel([anil]);
  await screen.findByText('Discount of up to ₹150');
  expect(await screen.findByLabelText('PIN or password of Anil Kulkarni')).toBe(document.activeElement);
  await user.keyboard('2719{Enter}');
  await waitFor(() => expect(onGranted).toHaveBeenCalledWith(approval));
  expect(inputsOf(contract.approvals.grant)).toEqual([
    {
      ...{ kind: 'discount', amountPaise: 15_000, patientId: 3, about: 'Bill of Asha Rao, staff' },
      ...{ approverId: 1, secret: '2719' },
    },
  ]);
});

test('arrows choose who approves without leaving the field, and a half-typed PIN is not given to another', async () => {
  const { user, inputsOf } = openPanel([anil, vimala]);
  await screen.findByLabelText('PIN or password of Anil Kulkarni');
  await user.keyboard('27{ArrowDown}');
  const field = await screen.findByLabelText<HTMLInputElement>('Password of Vimala Kulkarni');
  expect(field.value).toBe('');
  expect(field).toBe(document.activeElement);
  await user.keyboard('copper lantern{Enter}');
  await waitFor(() => expect(inputsOf(contract.approvals.grant)).toHaveLength(1));
  expect(inputsOf(contract.approvals.grant)[0]).toMatchObject({ approverId: 7, secret: 'copper lantern' });
});

test('a wrong PIN says how many tries are left, and the last one asks for the password', async () => {
  const left = [4, 0];
  const { user, onGranted, answer } = openPanel([anil], {
    grant: () => {
      throw new Refusal('WRONG_PASSWORD', { triesLeft: left.shift() });
    },
  });
  const field = await screen.findByLabelText<HTMLInputElement>('PIN or password of Anil Kulkarni');
  await user.keyboard('8264{Enter}');
  expect((await screen.findAllByText('Not right. 4 tries left.')).length).toBeGreaterThan(0);
  await waitFor(() => expect(field.value).toBe(''));
  answer({
    approvals: {
      grant: () => {
        throw new Refusal('PIN_NOT_USABLE');
      },
    },
  });
  await user.keyboard('8264{Enter}');
  await screen.findByLabelText('Password of Anil Kulkarni');
  screen.getByText('The PIN works here once the password has been given.');
  expect(onGranted).not.toHaveBeenCalled();
});

test('Esc goes back to what was typed, and the bill’s keys are silent meanwhile', async () => {
  const { user, onCancel, onPay } = openPanel([anil]);
  await screen.findByLabelText('PIN or password of Anil Kulkarni');
  await user.keyboard('{F9}');
  expect(onPay).not.toHaveBeenCalled();
  await user.keyboard('{Escape}');
  expect(onCancel).toHaveBeenCalledOnce();
  expect(screen.getByLabelText<HTMLInputElement>('Discount').value).toBe('150');
});

test('where nobody else may approve, the panel says so', async () => {
  openPanel([]);
  await screen.findByText('Nobody else here may approve this');
  expect(screen.queryByRole('button', { name: /Approve/ })).toBeNull();
});

test('a PIN typed before it is known who may approve stands in its field alone, and its Enter counts', async () => {
  let say: (approvers: Approver[]) => void = () => {};
  const { user, inputsOf, onGranted } = openPanel([], {
    approvers: () =>
      new Promise(resolve => {
        say = resolve;
      }),
  });
  await screen.findByText('Discount of up to ₹150');
  expect(await screen.findByLabelText('PIN or password')).toBe(document.activeElement);
  await user.keyboard('2719{Enter}');
  expect(inputsOf(contract.approvals.grant)).toEqual([]);
  await act(async () => say([anil]));
  await waitFor(() => expect(onGranted).toHaveBeenCalledWith(approval));
  expect(inputsOf(contract.approvals.grant)[0]).toMatchObject({ approverId: 1, secret: '2719' });
});

test('a PIN typed before it is known that two may approve waits for who it is', async () => {
  let say: (approvers: Approver[]) => void = () => {};
  const { user, inputsOf } = openPanel([], {
    approvers: () =>
      new Promise(resolve => {
        say = resolve;
      }),
  });
  await screen.findByLabelText('PIN or password');
  await user.keyboard('2719{Enter}');
  await act(async () => say([anil, vimala]));
  await screen.findByLabelText('PIN or password of Anil Kulkarni');
  expect(inputsOf(contract.approvals.grant)).toEqual([]);
  await user.keyboard('{Enter}');
  expect(inputsOf(contract.approvals.grant)[0]).toMatchObject({ approverId: 1, secret: '2719' });
});
