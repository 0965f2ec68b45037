import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { renderPage } from '../../app/test-page.tsx';
import { certificateHandlers, certificateOf } from './certificates.test-support.ts';
import { RegisterScreen } from './register.screen.tsx';

const saved = vi.hoisted(() => vi.fn());
const printed = vi.hoisted(() => vi.fn(async () => undefined));
vi.mock('../../ui/save-file.ts', () => ({ saveFile: saved }));
vi.mock('../../ui/pdf.tsx', () => ({ PdfPreview: () => null, printPdf: printed }));

function openRegister() {
  const voided = { reason: 'Wrong dates', at: 1, byName: 'Dr Meera Kulkarni' };
  const certificates = [certificateOf(), certificateOf({ id: 8, serial: 'MC/26-27/000008', voided })];
  return {
    ...renderPage(<RegisterScreen />, { handlers: certificateHandlers(certificates) }),
    user: userEvent.setup(),
  };
}

test('the register shows this month, and its days, kind and span are changed by keys', async () => {
  const { user, inputsOf } = openRegister();
  await screen.findByText('2 certificates, 1 void');
  expect(screen.getByText('Void: Wrong dates')).toBeTruthy();
  const asked = () => inputsOf(contract.certificates.register).at(-1);
  expect(asked()).toEqual({ fromDate: '2026-11-01', toDate: '2026-11-30', kind: null, doctorId: null });
  await user.keyboard('{ArrowLeft}');
  await waitFor(() => expect(asked()).toMatchObject({ fromDate: '2026-10-01', toDate: '2026-10-31' }));
  await user.keyboard('{ArrowRight}s');
  await waitFor(() => expect(asked()).toMatchObject({ fromDate: '2026-04-01', toDate: '2027-03-31' }));
  await user.keyboard('k');
  await waitFor(() => expect(asked()).toMatchObject({ kind: 'sickness' }));
});

test('what is shown is saved for a spreadsheet and printed, with the filters it is shown with', async () => {
  const { user, inputsOf } = openRegister();
  await screen.findByText('2 certificates, 1 void');
  await user.keyboard('x');
  await waitFor(() => expect(saved).toHaveBeenCalledTimes(1));
  expect(saved).toHaveBeenCalledWith(expect.objectContaining({ fileName: 'register.xlsx' }));
  await user.keyboard('p');
  await waitFor(() => expect(printed).toHaveBeenCalledWith('U2VyaWFs'));
  const november = { fromDate: '2026-11-01', toDate: '2026-11-30', kind: null, doctorId: null };
  expect(inputsOf(contract.certificates.exportRegister)).toEqual([
    { ...november, format: 'xlsx', language: 'en' },
    { ...november, format: 'pdf', language: 'en' },
  ]);
});

test('the wording is changed for what comes, and a blank nobody knows is said before it is sent', async () => {
  const { user, inputsOf } = openRegister();
  await screen.findByText('2 certificates, 1 void');
  await user.keyboard('w');
  const english = await screen.findByLabelText('English');
  await user.type(english, ' {{nmae}');
  expect(screen.getByText('{nmae} is not a blank that can be filled.')).toBeTruthy();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(inputsOf(contract.certificates.saveTemplate)).toEqual([]);
  await user.keyboard('{Backspace>7/}{Control>}{Enter}{/Control}');
  await waitFor(() => expect(inputsOf(contract.certificates.saveTemplate)).toHaveLength(1));
});
