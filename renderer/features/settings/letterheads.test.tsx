import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { clinicSheetLayout } from '#shared/features/prescriptions/letterhead.rules.ts';
import type { Letterheads } from '#shared/features/prescriptions/letterhead.schema.ts';
import { defaultSettings } from '#shared/features/settings/settings.schema.ts';
import { Refusal } from '../../api/refusal.ts';
import type { Handlers } from '../../api/test-client.ts';
import { renderPage } from '../../app/test-page.tsx';
import { SettingsScreen } from './settings.screen.tsx';

const clinicLayout = clinicSheetLayout(defaultSettings);
const prePrinted = { ...clinicLayout, hasHeader: false };
const frontDesk = { id: 1, version: 3, name: 'Front desk HP', layout: prePrinted, changedAt: 0 };
const page = { pdf: btoa('%PDF-'), pageCount: 1, fileName: 'x.pdf' };
const meera = {
  ...{ id: 1, fullName: 'Dr Meera Kulkarni', signInName: 'meera', roles: ['owner', 'doctor'] as const },
  ...{ isActive: true, hasPin: false },
  doctor: {
    ...{ qualification: 'MD', council: 'MPMC', registrationNumber: 'MP-18342', speciality: '', room: '' },
    consultationFeePaise: 0,
  },
};

function openLetterheads(stored: Partial<Letterheads>, more: Handlers['prescriptions'] = {}) {
  const handlers: Handlers = {
    prescriptions: {
      letterheads: () => ({ letterheads: [], choices: [], clinicLayout, ...stored }),
      letterheadSample: () => page,
      calibrationSheet: () => page,
      ...more,
    },
    users: { list: () => [{ ...meera, roles: [...meera.roles] }] as never },
  };
  return { ...renderPage(<SettingsScreen part="letterhead" />, { handlers }), user: userEvent.setup() };
}

async function retype(user: ReturnType<typeof userEvent.setup>, label: string, text: string) {
  const field = await screen.findByLabelText(label);
  await user.clear(field);
  await user.type(field, text);
}

test('a letterhead for pre-printed sheets is made from the keyboard in millimetres and sent in tenths', async () => {
  const { user, inputsOf } = openLetterheads(
    {},
    { saveLetterhead: input => ({ ...frontDesk, ...input, id: 1, version: 1 }) },
  );
  await screen.findByText('No letterhead yet');
  await user.keyboard('+');
  await retype(user, 'Name', 'Front desk HP');
  await user.click(screen.getByText('Pre-printed'));
  await retype(user, 'Blank top', '52.5');
  await retype(user, 'Move to the right', '-0,8');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(inputsOf(contract.prescriptions.saveLetterhead)).toEqual([
      {
        letterheadId: null,
        version: 0,
        name: 'Front desk HP',
        layout: { ...prePrinted, blankTop: 525, shiftRight: -8 },
      },
    ]),
  );
});

test('what is no length, or leaves nothing to write on, is said at its field and not sent', async () => {
  const { user, inputsOf } = openLetterheads({ letterheads: [frontDesk] });
  await retype(user, 'Blank top', '4,5 cm');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('Millimetres, like 45 or 45.5');
  await retype(user, 'Blank top', '140');
  await screen.findByText('Less than 75 mm is left to write on');
  expect(inputsOf(contract.prescriptions.saveLetterhead)).toEqual([]);
});

test('two numbers measured on the calibration sheet become the shifts of the letterhead', async () => {
  const { user, inputsOf } = openLetterheads(
    { letterheads: [frontDesk] },
    { saveLetterhead: input => ({ ...frontDesk, ...input, id: 1 }) },
  );
  await screen.findByText('Is this printer off?');
  await user.keyboard('C');
  await waitFor(() => expect(inputsOf(contract.prescriptions.calibrationSheet)).toEqual([{ paper: 'A5' }]));
  await retype(user, 'A from the top', '39.5');
  await retype(user, 'A from the left', '31.2');
  await screen.findByText('The page will move 1.2 mm to the left, 0.5 mm down.');
  await user.keyboard('{Enter}');
  expect((screen.getByLabelText('Move to the right') as HTMLInputElement).value).toBe('-1.2');
  expect((screen.getByLabelText('Move down') as HTMLInputElement).value).toBe('0.5');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(inputsOf(contract.prescriptions.saveLetterhead)[0]).toMatchObject({
      version: 3,
      layout: { shiftRight: -12, shiftDown: 5 },
    }),
  );
});

test('a printer that shrinks the page and a wrongly read ruler are told apart, and neither is taken over', async () => {
  const { user } = openLetterheads({ letterheads: [frontDesk] });
  await retype(user, 'A from the top', '4');
  await retype(user, 'A from the left', '3');
  await screen.findByText(/More than 15 mm off/);
  await retype(user, 'A from the top', '42');
  await retype(user, 'A from the left', '31');
  await retype(user, 'B from the top', '166.8');
  await retype(user, 'B from the left', '115.5');
  await screen.findByText(/The printer makes the page 96 % of its size/);
  const take = screen.getByRole('button', { name: 'Take it into the letterhead' });
  expect((take as HTMLButtonElement).disabled).toBe(true);
});

test('a doctor is given a letterhead, and one in use says why it is not retired', async () => {
  const { user, inputsOf } = openLetterheads(
    { letterheads: [frontDesk], choices: [] },
    {
      chooseLetterhead: () => ({}),
      retireLetterhead: () => {
        throw new Refusal('LETTERHEAD_IN_USE', { doctorIds: [1] });
      },
    },
  );
  await user.click(await screen.findByRole('combobox', { name: 'Dr Meera Kulkarni' }));
  const listed = await screen.findByRole('listbox', { name: 'Dr Meera Kulkarni' });
  await user.click(within(listed).getByText('Front desk HP'));
  await waitFor(() =>
    expect(inputsOf(contract.prescriptions.chooseLetterhead)).toEqual([{ doctorId: 1, letterheadId: 1 }]),
  );
  await user.click(screen.getByRole('button', { name: 'Retire' }));
  await user.click(screen.getByRole('button', { name: 'Retire it for good' }));
  await screen.findByText(/A doctor prints on it/);
});

test('the proof is printed with a frame, of what is written now', async () => {
  const { user, inputsOf } = openLetterheads({ letterheads: [frontDesk] });
  await retype(user, 'Blank top', '60');
  await user.click(screen.getByRole('button', { name: /Print a proof/ }));
  await waitFor(() => {
    const proofs = inputsOf(contract.prescriptions.letterheadSample).filter(({ shows }) => shows === 'frame');
    expect(proofs).toMatchObject([{ layout: { blankTop: 600 } }]);
  });
});
