import { screen } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { Refusal } from '../../api/refusal.ts';
import { renderPage } from '../../app/test-page.tsx';
import { RecoverySheetScreen } from './recovery-sheet.screen.tsx';
import { SetupScreen } from './setup.screen.tsx';

const asNew = { state: 'new', clinicName: null, people: [] } as const;

async function fillUntilFee(user: UserEvent, password: string): Promise<void> {
  const fill = async (label: string, text: string) => user.type(screen.getByLabelText(label), text);
  await fill('Clinic name', 'Sanjeevani Clinic');
  await fill('Clinic phone', '5000041735{Enter}');
  await screen.findByLabelText('Sign-in name');
  await fill('Full name', 'Dr Meera Kulkarni');
  await fill('Sign-in name', 'meera');
  await fill('Password', password);
  await fill('Password again', `${password}{Enter}`);
  await screen.findByLabelText('Qualification');
  await fill('Qualification', 'MBBS');
  await fill('Registration number', 'MP-18342{Enter}');
  await user.type(await screen.findByLabelText('Fee in rupees'), '600');
}

test('a short password is refused at its field, and nothing that was typed is lost', async () => {
  const user = userEvent.setup();
  const page = renderPage(<SetupScreen onRestored={() => undefined} />, {
    session: null,
    status: { ...asNew, people: [] },
    handlers: {
      setup: {
        create: () => {
          throw new Refusal('PASSWORD_TOO_SHORT', { minimum: 12, field: 'owner.password' });
        },
      },
    },
  });
  await fillUntilFee(user, 'short');
  await user.click(screen.getByRole('button', { name: 'Make the clinic' }));
  expect(await screen.findByText('At least 12 characters, please')).toBeTruthy();
  expect(screen.getByLabelText('Password')).toHaveProperty('value', 'short');
  expect(screen.getByLabelText('Full name')).toHaveProperty('value', 'Dr Meera Kulkarni');
  await user.click(screen.getByRole('button', { name: /^Clinic/ }));
  expect(screen.getByLabelText('Clinic name')).toHaveProperty('value', 'Sanjeevani Clinic');
  expect(page.inputsOf(contract.setup.create)).toHaveLength(1);
});

test('what set-up sends is the contract’s clinic: phone in ten digits, fee in paise, the password once', async () => {
  const user = userEvent.setup();
  const page = renderPage(<SetupScreen onRestored={() => undefined} />, {
    session: null,
    status: { ...asNew, people: [] },
    handlers: { setup: { create: () => new Promise(() => {}) } },
  });
  await fillUntilFee(user, 'lantern copper monsoon');
  await user.click(screen.getByRole('button', { name: 'Make the clinic' }));
  const [sent] = page.inputsOf(contract.setup.create);
  expect(sent?.clinic.phone).toBe('5000041735');
  expect(sent?.doctor.profile.consultationFeePaise).toBe(60_000);
  expect(sent).not.toHaveProperty('ownerPasswordAgain');
});

test('a part with a mistake does not let go: the field says what is wrong', async () => {
  const user = userEvent.setup();
  renderPage(<SetupScreen onRestored={() => undefined} />, {
    session: null,
    status: { ...asNew, people: [] },
  });
  await user.type(screen.getByLabelText('Clinic name'), 'Sanjeevani Clinic');
  await user.type(screen.getByLabelText('Clinic phone'), '50000 4173{Enter}');
  expect(await screen.findByText('Ten digits, please')).toBeTruthy();
  expect(screen.getByLabelText('Clinic phone')).toHaveProperty('value', '50000 4173');
});

test('a wrong group of the recovery code is said at that group only, and the code is on no screen', async () => {
  const user = userEvent.setup();
  URL.createObjectURL = () => 'blob:sheet';
  renderPage(<RecoverySheetScreen />, {
    status: { state: 'recoveryPending' },
    handlers: {
      setup: {
        recoverySheet: () => ({ pdf: btoa('%PDF-'), askGroups: [2, 4, 8] }),
        confirmRecoverySheet: () => {
          throw new Refusal('GROUPS_DO_NOT_MATCH', { wrongGroups: [4] });
        },
      },
    },
  });
  expect(screen.getByRole('button', { name: 'Confirm and go on' })).toHaveProperty('disabled', true);
  await user.click(screen.getByRole('button', { name: 'Print the sheet' }));
  for (const group of [2, 4, 8])
    await user.type(await screen.findByLabelText(`Group ${group}`), `AB${group}X`);
  await user.click(screen.getByLabelText('The sheet is kept away from this computer'));
  await user.click(screen.getByRole('button', { name: 'Confirm and go on' }));
  expect(await screen.findAllByText('Not what the sheet says')).toHaveLength(1);
  expect(screen.getByLabelText('Group 4').getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByLabelText('Group 2')).toHaveProperty('value', 'AB2X');
});
