import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { Certificate } from '#shared/features/certificates/certificate.schema.ts';
import { Refusal } from '../../api/refusal.ts';
import type { Handlers } from '../../api/test-client.ts';
import { renderPage } from '../../app/test-page.tsx';
import { CertificatesPanel } from './certificates.panel.tsx';
import { BEGUN, certificateHandlers, certificateOf } from './certificates.test-support.ts';

const printed = vi.hoisted(() => vi.fn(async () => undefined));
vi.mock('../../ui/pdf.tsx', () => ({ PdfPreview: () => null, printPdf: printed }));

let people = 900;

function openPanel(certificates: readonly Certificate[] = [], more: Handlers['certificates'] = {}) {
  const onDone = vi.fn();
  // A person of their own for each story: drafts outlive the panel.
  people += 1;
  const handlers = certificateHandlers(certificates);
  const panel = <CertificatesPanel patientId={people} visitId={null} onDone={onDone} />;
  const page = renderPage(panel, {
    handlers: { ...handlers, certificates: { ...handlers.certificates, ...more } },
  });
  return { ...page, onDone, user: userEvent.setup() };
}

test('by keys alone: a kind, the days of rest, issued and printed', async () => {
  const { user, inputsOf } = openPanel();
  await screen.findByText('No certificate yet');
  await user.keyboard('1');
  await screen.findByRole('heading', { name: 'Medical certificate' });
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Days of rest')));
  await user.keyboard('5');
  expect((screen.getByLabelText('To') as HTMLInputElement).value).toBe('Wed 25 Nov 2026');
  expect((screen.getByLabelText('Fit from') as HTMLInputElement).value).toBe('Thu 26 Nov 2026');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findAllByText('MC/26-27/000008');
  expect(inputsOf(contract.certificates.issue)[0]?.body).toMatchObject({
    ...{ kind: 'sickness', fromOn: '2026-11-21', toOn: '2026-11-25', fitFromOn: '2026-11-26' },
    ...{
      identificationMarks: 'Mole on the left cheek',
      diagnosis: 'Acute bronchitis',
      showsDiagnosis: false,
    },
  });
  expect(inputsOf(contract.certificates.print)).toEqual([
    { certificateId: 8, paper: 'A5', hasCounterfoil: false },
  ]);
  expect(printed).toHaveBeenCalledWith('JVBERi0=');
});

test('a fitness certificate from an earlier day says before it is issued that the page will say so', async () => {
  const { user } = openPanel();
  await screen.findByText('No certificate yet');
  await user.keyboard('2');
  const fitFrom = await screen.findByLabelText('Fit from');
  expect(screen.queryByText(/issued today for an earlier period/)).toBeNull();
  await user.clear(fitFrom);
  await user.type(fitFrom, '18/11{Tab}');
  expect(await screen.findByText(/issued today for an earlier period/)).toBeTruthy();
});

test('the days and the last day follow each other', async () => {
  const { user } = openPanel();
  await screen.findByText('No certificate yet');
  await user.keyboard('1');
  const to = await screen.findByLabelText('To');
  await user.clear(to);
  await user.type(to, '30/11');
  expect((screen.getByLabelText('Days of rest') as HTMLInputElement).value).toBe('10');
  await user.click(screen.getByLabelText('From'));
  await user.keyboard('{ArrowDown}');
  expect((screen.getByLabelText('From') as HTMLInputElement).value).toBe('Fri 20 Nov 2026');
  expect((screen.getByLabelText('Days of rest') as HTMLInputElement).value).toBe('10');
  expect(screen.getByText(/issued today for an earlier period/)).toBeTruthy();
});

test('Esc goes back to the list and closes, and what was typed is there again', async () => {
  const { user, onDone } = openPanel();
  await screen.findByText('No certificate yet');
  await user.keyboard('4');
  await user.type(await screen.findByLabelText('Reason'), 'Chest pain');
  await user.keyboard('{Escape}');
  expect(await screen.findByText('draft')).toBeTruthy();
  await user.keyboard('{Escape}');
  expect(onDone).toHaveBeenCalled();
  await user.keyboard('4');
  expect(((await screen.findByLabelText('Reason')) as HTMLInputElement).value).toBe('Chest pain');
});

test('what is missing is said at its field, which takes the cursor, and nothing is sent', async () => {
  const { user, sent } = openPanel();
  await screen.findByText('No certificate yet');
  await user.keyboard('4');
  await screen.findByLabelText('Reason');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('To')));
  expect(sent.map(({ name }) => name)).not.toContain('certificates.issue');
});

test('a long period asks for its reason', async () => {
  const { user, inputsOf } = openPanel();
  await screen.findByText('No certificate yet');
  await user.keyboard('1');
  await user.type(await screen.findByLabelText('Days of rest'), '20');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByLabelText('More than 15 days, because')),
  );
  expect(screen.getByText('More than 15 days need a reason.')).toBeTruthy();
  await user.keyboard('Fracture{Control>}{Enter}{/Control}');
  await waitFor(() => expect(inputsOf(contract.certificates.issue)).toHaveLength(1));
});

test('what the server refuses is said at its field and the text stays', async () => {
  const { user } = openPanel([], {
    issue: () => {
      throw new Refusal('INVALID_INPUT', {
        problems: [{ path: 'body.fromOn', code: 'BEGINS_TOO_FAR_BACK' }],
      });
    },
  });
  await screen.findByText('No certificate yet');
  await user.keyboard('1');
  await user.type(await screen.findByLabelText('Days of rest'), '3');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText(/More than 7 days before the person was first seen/);
  expect((screen.getByLabelText('Days of rest') as HTMLInputElement).value).toBe('3');
});

test('without a registration number nothing is issued', async () => {
  const { user, sent } = openPanel([], { begin: () => ({ ...BEGUN, canIssue: false }) });
  await screen.findByText(/Without your registration number/);
  await user.keyboard('1');
  await user.type(await screen.findByLabelText('Days of rest'), '3');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(sent.map(({ name }) => name)).not.toContain('certificates.issue');
});

test('one in the register is printed again, and voided with a reason', async () => {
  const { user, inputsOf } = openPanel([certificateOf()]);
  await screen.findAllByText('MC/26-27/000007');
  await user.keyboard('{F8}');
  await waitFor(() => expect(inputsOf(contract.certificates.print)).toHaveLength(1));
  await user.keyboard('d');
  await screen.findByLabelText('Void MC/26-27/000007, because');
  await user.keyboard('{Enter}');
  expect(inputsOf(contract.certificates.void)).toEqual([]);
  await user.keyboard('Wrong dates{Enter}');
  await waitFor(() =>
    expect(inputsOf(contract.certificates.void)).toEqual([{ certificateId: 7, reason: 'Wrong dates' }]),
  );
});

test('a void one stays in the list struck through and is not voided again', async () => {
  const voided = { reason: 'Wrong dates', at: 1, byName: 'Dr Meera Kulkarni' };
  const { user } = openPanel([certificateOf({ voided })]);
  await screen.findByText(/Void: Wrong dates/);
  await user.keyboard('d');
  expect(screen.queryByLabelText(/because/)).toBeNull();
});
