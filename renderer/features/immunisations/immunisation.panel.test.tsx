import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { ImmunisationChart } from '#shared/features/immunisations/immunisation.schema.ts';
import { Refusal } from '../../api/refusal.ts';
import type { Handlers } from '../../api/test-client.ts';
import { renderPage } from '../../app/test-page.tsx';
import { forgetTypedDoses } from './dose-form.panel.tsx';
import { ImmunisationPanel } from './immunisation.panel.tsx';

vi.mock('../../ui/pdf.tsx', () => ({ printPdf: vi.fn(async () => undefined) }));
beforeEach(() => vi.clearAllMocks());
afterEach(forgetTypedDoses);

const row = { when: '6 weeks', dose: '0.5 mL', route: 'IM', site: 'Left thigh', notes: '', isSure: true };
const chart: ImmunisationChart = {
  ...{ patientId: 3, birthOn: '2026-09-01', birthIsEstimated: false, schedule: 'NIS', startOn: null },
  ...{
    needsStart: false,
    schedules: ['NIS', 'RABIES-PEP-IM'],
    followed: ['NIS'],
    listVersion: '1.0.0',
    listDate: '2026-11-22',
  },
  vaccines: [
    { code: 'BCG', name: 'BCG' },
    { code: 'PENTA', name: 'Pentavalent' },
  ],
  doses: [
    {
      ...{ ...row, rowId: 'IMM003', code: 'BCG', vaccine: 'BCG', doseLabel: '1', state: 'given' },
      ...{ recordId: 9, givenOn: '2026-09-01', dueOn: null },
    },
    {
      ...{ ...row, rowId: 'IMM009', code: 'PENTA', vaccine: 'Pentavalent', doseLabel: '1', state: 'overdue' },
      ...{ recordId: null, givenOn: null, dueOn: '2026-10-13' },
    },
  ],
  records: [
    {
      ...{
        id: 9,
        code: 'BCG',
        vaccine: 'BCG',
        givenOn: '2026-09-01',
        place: 'elsewhere',
        brand: '',
        batch: '',
      },
      ...{
        expiresOn: null,
        site: '',
        note: '',
        recordedByName: 'Sunita Toppo',
        recordedAt: 1,
        isCounted: true,
      },
      ...{ withdrawnBecause: null, reactions: [] },
    },
  ],
};

function openPanel(more: Handlers['immunisations'] = {}, over: Partial<ImmunisationChart> = {}) {
  const page = renderPage(<ImmunisationPanel patientId={3} visitId={7} onDone={() => undefined} />, {
    session: { userId: 4, fullName: 'Sunita Toppo', roles: ['nurse'], signedInAt: 0 },
    handlers: {
      immunisations: {
        chart: () => ({ ...chart, ...over }),
        record: () => ({ id: 10 }),
        withdraw: () => ({}),
        choosePlan: ({ startOn }) => {
          if (startOn === null || startOn === undefined) throw new Refusal('START_NEEDED', {});
          return {};
        },
        ...more,
      },
    },
  });
  return { ...page, user: userEvent.setup() };
}

async function chosenDose(): Promise<HTMLElement> {
  const list = await screen.findByRole('listbox', { name: 'Doses of the schedule' });
  return within(list).getByRole('option', { selected: true });
}

test('the first overdue dose is chosen, and Enter, the batch and the expiry write it down', async () => {
  const { user, inputsOf } = openPanel();
  expect((await chosenDose()).textContent).toContain('Pentavalent');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Batch')));
  await user.keyboard('B-71{Tab}05/27{Control>}{Enter}{/Control}');
  await screen.findByText('Pentavalent is written down');
  expect(inputsOf(contract.immunisations.record)).toEqual([
    {
      ...{ patientId: 3, visitId: 7, code: 'PENTA', givenOn: '2026-11-21', place: 'here', batch: 'B-71' },
      ...{ expiresOn: '2027-05-31', brand: '', site: 'Left thigh', note: '' },
    },
  ]);
});

test('a dose given here is not saved without its vial, and nothing typed is lost', async () => {
  const { user, inputsOf } = openPanel();
  await chosenDose();
  await user.keyboard('{Enter}');
  await user.type(await screen.findByLabelText('Brand'), 'Pentavac');
  await user.type(screen.getByLabelText('Expiry'), '13/27');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText('Month and year, as 05/27');
  await screen.findByText('Needed');
  expect(inputsOf(contract.immunisations.record)).toEqual([]);
  expect((screen.getByLabelText('Brand') as HTMLInputElement).value).toBe('Pentavac');
});

test('a vial past its date is refused at its field', async () => {
  const { user } = openPanel({
    record: () => {
      throw new Refusal('VACCINE_EXPIRED', {});
    },
  });
  await chosenDose();
  await user.keyboard('{Enter}');
  await user.type(await screen.findByLabelText('Batch'), 'B-71');
  await user.type(screen.getByLabelText('Expiry'), '05/26');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(screen.getByLabelText('Expiry').getAttribute('aria-invalid')).toBe('true'));
  expect(screen.getByText('The vial was past its date on that day.')).toBeTruthy();
});

test('a record made in error is struck through with a reason', async () => {
  const { user, inputsOf } = openPanel();
  await chosenDose();
  await user.keyboard('{ArrowUp}{Enter}');
  await screen.findByText('From a card');
  await user.keyboard('x');
  const why = await screen.findByLabelText('Why is it withdrawn?');
  await user.type(why, '{Enter}');
  await screen.findByText('Needed');
  await user.type(why, 'Wrong child{Enter}');
  await screen.findByText('BCG is struck through');
  expect(inputsOf(contract.immunisations.withdraw)).toEqual([{ id: 9, reason: 'Wrong child' }]);
});

test('a course after a bite asks for its first day', async () => {
  const { user, inputsOf } = openPanel({}, { schedule: 'RABIES-PEP-IM', needsStart: true, doses: [] });
  await screen.findByText('This course is counted from its first day.');
  await user.click(screen.getByRole('button', { name: /Begin this course/ }));
  await screen.findByText('The course is begun');
  expect(inputsOf(contract.immunisations.choosePlan)).toEqual([
    { patientId: 3, schedule: 'RABIES-PEP-IM', startOn: '2026-11-21' },
  ]);
});

test('looking at another schedule chooses nothing; F follows it', async () => {
  const { user, inputsOf } = openPanel({
    chart: ({ schedule }) => ({ ...chart, schedule: schedule ?? 'NIS' }),
  });
  await chosenDose();
  await user.selectOptions(screen.getByLabelText('Schedule'), 'RABIES-PEP-IM');
  await screen.findByRole('button', { name: /Follow this schedule/ });
  expect(inputsOf(contract.immunisations.choosePlan)).toEqual([]);
});

test('Esc leaves the dose and keeps what was typed of it', async () => {
  const { user } = openPanel();
  await chosenDose();
  await user.keyboard('{Enter}');
  await user.type(await screen.findByLabelText('Batch'), 'B-71{Escape}');
  await chosenDose();
  await user.keyboard('{Enter}');
  expect(((await screen.findByLabelText('Batch')) as HTMLInputElement).value).toBe('B-71');
});

test('what must not be overlooked is said in a word beside its shape', async () => {
  openPanel();
  const overdue = await chosenDose();
  expect(overdue.textContent).toContain('Overdue');
  expect(overdue.textContent).toContain('since 13 Oct 2026');
  await screen.findByText('Reference only, verify. List 1.0.0 of 22 Nov 2026.');
});

test('doses that are too late are folded away until L asks for them', async () => {
  const [given, overdue] = chart.doses;
  if (!given || !overdue) throw new Error('The chart above has two doses');
  const late = { ...overdue, rowId: 'IMM004', vaccine: 'Rotavirus', state: 'tooLate' as const, dueOn: null };
  const { user } = openPanel({}, { doses: [given, late, overdue] });
  await screen.findByRole('option', { name: /Pentavalent/ });
  expect(screen.queryByRole('option', { name: /Rotavirus/ })).toBeNull();
  await user.keyboard('l');
  expect(await screen.findByRole('option', { name: /Rotavirus/ })).toBeTruthy();
  await user.click(screen.getByRole('button', { name: /Hide what is too late/ }));
  expect(screen.queryByRole('option', { name: /Rotavirus/ })).toBeNull();
});
