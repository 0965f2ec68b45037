import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { OutputOf } from '#shared/contract/procedure.ts';
import { Refusal } from '../../api/refusal.ts';
import type { Handlers } from '../../api/test-client.ts';
import { renderPage } from '../../app/test-page.tsx';
import { bannerOf, lakshmi, patientOf, raghavan } from '../patients/patients.test-support.ts';
import { board, row } from './board.test-support.ts';
import { DayBoardScreen } from './day-board.screen.tsx';

const opened = vi.hoisted(() => ({ bill: vi.fn(), visit: vi.fn(), patient: vi.fn() }));
vi.mock('../../app/open.ts', () => ({ useOpen: () => opened }));
const printed = vi.hoisted(() => vi.fn(async () => undefined));
vi.mock('../../ui/pdf.tsx', () => ({ printPdf: printed }));

const reception = { userId: 5, fullName: 'Kavita Nair', roles: ['receptionist' as const], signedInAt: 0 };

beforeEach(() => vi.clearAllMocks());

function openBoard(more: Handlers = {}, rows = [row(1)]) {
  const page = renderPage(<DayBoardScreen />, {
    session: reception,
    handlers: {
      queue: {
        dayBoard: () => board(rows),
        giveToken: ({ patientId }) => ({ visitId: 40, token: 'A-18', patientId, isFromBooking: false }),
        tokenSlip: () => ({ pdf: 'JVBERi0=', fileName: 'A-18.pdf' }),
        ...more.queue,
      },
      patients: {
        household: () => [],
        register: () => patientOf(lakshmi),
        banner: ({ patientId }) => bannerOf({ ...patientOf(lakshmi), id: patientId }),
        ...more.patients,
      },
    },
  });
  return { ...page, user: userEvent.setup() };
}

function typedIn(label: string): string {
  return (screen.getByLabelText(label) as HTMLInputElement).value;
}

async function cursorIn(label: string): Promise<void> {
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(label)));
}

test('a new person is registered, given a token and a slip without touching the mouse', async () => {
  const { user, inputsOf } = openBoard();
  await screen.findByRole('listbox', { name: 'Queue of Dr Meera Kulkarni' });
  expect(document.activeElement).toBe(screen.getByLabelText('Phone'));

  await user.keyboard('5000041735{Enter}');
  await cursorIn('Name');
  await user.keyboard('Lakshmi Raghavan{Enter}');
  await cursorIn('Age');
  await user.keyboard('52{Enter}');
  await cursorIn('F');
  await user.keyboard('f');
  await cursorIn('Locality');
  await user.keyboard('452010{Enter}');
  await cursorIn('Doctor');
  await user.keyboard('{Enter}');

  await screen.findByText('A-18 for Lakshmi Raghavan');
  expect(inputsOf(contract.patients.register)).toMatchObject([
    {
      phone: '5000041735',
      fullName: 'Lakshmi Raghavan',
      birthOn: '1974-11-21',
      birthIsEstimated: true,
      sex: 'F',
      pinCode: '452010',
      phoneRelation: 'self',
      guardian: null,
    },
  ]);
  expect(inputsOf(contract.queue.giveToken)).toEqual([{ patientId: lakshmi.id, doctorId: 2 }]);
  await waitFor(() => expect(printed).toHaveBeenCalledWith('JVBERi0='));
  await cursorIn('Phone');
  expect(typedIn('Phone')).toBe('');
});

test('a known person needs the phone and two keys more', async () => {
  const { user, inputsOf } = openBoard({ patients: { household: () => [lakshmi, raghavan] } });
  await screen.findByRole('listbox', { name: 'Queue of Dr Meera Kulkarni' });

  await user.keyboard('50000417352');
  await screen.findByText('SJC-24-00872 · Vijay Nagar');
  await cursorIn('Doctor');
  await user.keyboard('{Enter}');

  await waitFor(() => expect(inputsOf(contract.queue.giveToken)).toHaveLength(1));
  expect(inputsOf(contract.queue.giveToken)).toEqual([{ patientId: raghavan.id, doctorId: 2 }]);
  expect(inputsOf(contract.patients.register)).toEqual([]);
});

test('who just got a token is billed and printed by key before the row has come, and nobody else is', async () => {
  const { user, inputsOf } = openBoard({ patients: { household: () => [lakshmi] } }, [
    row(1, { state: 'toBill' }),
  ]);
  await screen.findByRole('listbox', { name: 'Queue of Dr Meera Kulkarni' });
  await user.keyboard('5000041735{Enter}');
  await cursorIn('Doctor');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(inputsOf(contract.queue.tokenSlip)).toEqual([{ visitId: 40 }]));

  await user.keyboard('{F6}');
  expect(opened.bill.mock.calls).toEqual([[40]]);
  await user.keyboard('{F8}');
  await waitFor(() => expect(inputsOf(contract.queue.tokenSlip)).toEqual([{ visitId: 40 }, { visitId: 40 }]));
  // Whoever is chosen on purpose is in hand again.
  await user.keyboard('{Escape}');
  await user.click(screen.getByRole('option', { name: /A-01/ }));
  await user.keyboard('{F6}');
  expect(opened.bill.mock.calls).toEqual([[40], [1]]);
});

test('the only person on a phone is taken with Enter', async () => {
  const { user, inputsOf } = openBoard({ patients: { household: () => [lakshmi] } });
  await screen.findByRole('listbox', { name: 'Queue of Dr Meera Kulkarni' });

  await user.keyboard('5000041735{Enter}');
  await cursorIn('Doctor');
  await user.keyboard('{Enter}');

  await waitFor(() => expect(inputsOf(contract.queue.giveToken)).toHaveLength(1));
  expect(inputsOf(contract.queue.giveToken)).toEqual([{ patientId: lakshmi.id, doctorId: 2 }]);
});

test('a new member of a family keeps its address', async () => {
  const { user, inputsOf } = openBoard({ patients: { household: () => [lakshmi] } });
  await screen.findByRole('listbox', { name: 'Queue of Dr Meera Kulkarni' });

  await user.keyboard('50000417352');
  await cursorIn('Name');
  expect(typedIn('Locality')).toBe('Vijay Nagar');
  await user.keyboard('Kavya Raghavan{Enter}19{Enter}');
  await cursorIn('F');
  await user.keyboard('f{Enter}');
  await cursorIn('Doctor');
  await user.keyboard('{Enter}');

  await waitFor(() => expect(inputsOf(contract.patients.register)).toHaveLength(1));
  expect(inputsOf(contract.patients.register)).toMatchObject([
    {
      locality: 'Vijay Nagar',
      address: '14, Scheme 54',
      city: 'Indore',
      pinCode: '452010',
      phoneRelation: 'other',
    },
  ]);
});

test('a child is not registered without a guardian', async () => {
  const { user, inputsOf } = openBoard();
  await screen.findByRole('listbox', { name: 'Queue of Dr Meera Kulkarni' });
  await user.type(screen.getByLabelText('Phone'), '5000041735');
  await user.type(screen.getByLabelText('Name'), 'Aarav Joshi');
  await user.type(screen.getByLabelText('Age'), '6m');
  await user.click(screen.getByLabelText('M'));
  await user.click(screen.getByRole('button', { name: /Give token/ }));

  expect(await screen.findAllByText('Needed')).toHaveLength(2);
  expect(inputsOf(contract.patients.register)).toEqual([]);

  await user.type(screen.getByLabelText('Guardian’s name'), 'Pooja Joshi');
  await user.selectOptions(screen.getByLabelText('Guardian is the'), 'Mother');
  await user.click(screen.getByRole('button', { name: /Give token/ }));
  await waitFor(() => expect(inputsOf(contract.patients.register)).toHaveLength(1));
  expect(inputsOf(contract.patients.register)).toMatchObject([
    { birthOn: '2026-05-21', guardian: { fullName: 'Pooja Joshi', relation: 'mother' } },
  ]);
});

test.each([
  ['Phone', '500004173', 'Ten digits, please'],
  ['Name', 'Asha 😀', 'A name in letters, please'],
  ['Age', '1/1/2090', 'That day is still to come'],
  ['Age', '200', 'Nobody is that old'],
  ['Age', 'old', 'Like 34, 6m, 10d or 12/3/1980'],
])('%s: "%s" is refused at its field and stays as typed', async (label, typed, problem) => {
  const { user, inputsOf } = openBoard();
  await screen.findByRole('listbox', { name: 'Queue of Dr Meera Kulkarni' });
  await user.click(screen.getByLabelText(label));
  await user.keyboard(`${typed}{Enter}`);

  await screen.findByText(problem);
  expect(typedIn(label)).toBe(typed);
  expect(document.activeElement).toBe(screen.getByLabelText(label));
  expect(inputsOf(contract.patients.register)).toEqual([]);
});

test('of a pasted book a field keeps no more than it can hold, and says so', async () => {
  const { user } = openBoard();
  await screen.findByRole('listbox', { name: 'Queue of Dr Meera Kulkarni' });
  await user.click(screen.getByLabelText('Name'));
  await user.paste('Asha '.repeat(100_000));
  await user.keyboard('{Enter}');

  await screen.findByText('Too long');
  expect(typedIn('Name').length).toBeLessThanOrEqual(200);
});

test('a likely duplicate is shown side by side before anything is saved, and what was typed stays', async () => {
  const { user, inputsOf } = openBoard({
    patients: {
      register: input => {
        if (!input.notADuplicateBecause) {
          throw new Refusal('LOOKS_LIKE_A_REGISTERED_PATIENT', { patientIds: [lakshmi.id] });
        }
        return patientOf({ ...lakshmi, id: 900 });
      },
      lookalikes: () => [{ patient: lakshmi, score: 90, because: ['phone', 'name'] }],
    },
  });
  await screen.findByRole('listbox', { name: 'Queue of Dr Meera Kulkarni' });
  await user.type(screen.getByLabelText('Phone'), '5000041735');
  await user.type(screen.getByLabelText('Name'), 'Laxmi Raghavan');
  await user.type(screen.getByLabelText('Age'), '52');
  await user.click(screen.getByLabelText('F'));
  await user.click(screen.getByRole('button', { name: /Give token/ }));

  const panel = await screen.findByRole('region', { name: 'This may be someone already registered' });
  await within(panel).findByText('SJC-24-00871');
  expect(inputsOf(contract.queue.giveToken)).toEqual([]);
  await user.keyboard('{Escape}');
  await cursorIn('Name');
  expect(typedIn('Name')).toBe('Laxmi Raghavan');
  expect(typedIn('Age')).toBe('52');

  await user.click(screen.getByRole('button', { name: /Give token/ }));
  await screen.findByRole('button', { name: /This one/ });
  await user.click(screen.getByRole('button', { name: /Register as new/ }));
  await screen.findByText('Needed');
  await user.keyboard('Sister-in-law{Enter}');
  await waitFor(() => expect(inputsOf(contract.queue.giveToken)).toHaveLength(1));
  expect(inputsOf(contract.patients.register).at(-1)).toMatchObject({
    notADuplicateBecause: 'Sister-in-law',
  });
  expect(inputsOf(contract.queue.giveToken)).toEqual([{ patientId: 900, doctorId: 2 }]);
});

test('the registered person is taken instead with one key', async () => {
  const { user, inputsOf } = openBoard({
    patients: {
      register: () => {
        throw new Refusal('LOOKS_LIKE_A_REGISTERED_PATIENT', { patientIds: [lakshmi.id] });
      },
      lookalikes: () => [{ patient: lakshmi, score: 90, because: ['phone', 'name'] }],
    },
  });
  await screen.findByRole('listbox', { name: 'Queue of Dr Meera Kulkarni' });
  await user.type(screen.getByLabelText('Phone'), '5000041735');
  await user.type(screen.getByLabelText('Name'), 'Laxmi Raghavan');
  await user.type(screen.getByLabelText('Age'), '52');
  await user.click(screen.getByLabelText('F'));
  await user.click(screen.getByRole('button', { name: /Give token/ }));
  await screen.findByRole('button', { name: /This one/ });
  await user.keyboard('1');
  await cursorIn('Doctor');
  await user.keyboard('{Enter}');
  await waitFor(() =>
    expect(inputsOf(contract.queue.giveToken)).toEqual([{ patientId: lakshmi.id, doctorId: 2 }]),
  );
});

test('two Enters at once give one token', async () => {
  let letGo: (token: OutputOf<typeof contract.queue.giveToken>) => void = () => {};
  const { user, inputsOf } = openBoard({
    patients: { household: () => [lakshmi] },
    queue: {
      giveToken: () =>
        new Promise(resolve => {
          letGo = resolve;
        }),
    },
  });
  await screen.findByRole('listbox', { name: 'Queue of Dr Meera Kulkarni' });
  await user.keyboard('5000041735{Enter}');
  await cursorIn('Doctor');
  await user.keyboard('{Enter}{Enter}');
  letGo({ visitId: 40, token: 'A-18', patientId: lakshmi.id, isFromBooking: false });

  await waitFor(() => expect(inputsOf(contract.queue.giveToken)).toHaveLength(1));
  await waitFor(() => expect(printed).toHaveBeenCalledTimes(1));
  expect(inputsOf(contract.queue.giveToken)).toHaveLength(1);
});

test('a person who is in the queue already is said with the token and shown with Enter', async () => {
  const { user } = openBoard(
    {
      patients: { household: () => [lakshmi] },
      queue: {
        giveToken: () => {
          throw new Refusal('ALREADY_IN_QUEUE', { visitId: 2, token: 'A-02' });
        },
      },
    },
    [row(1), row(2, { fullName: 'Lakshmi Raghavan', minutes: 38 })],
  );
  await screen.findByRole('listbox', { name: 'Queue of Dr Meera Kulkarni' });
  await user.keyboard('5000041735{Enter}');
  await cursorIn('Doctor');
  await user.keyboard('{Enter}');

  await screen.findByText('Already in the queue with token A-02.');
  await waitFor(() => expect(document.activeElement?.textContent).toContain('Show A-02'));
  await user.keyboard('{Enter}');
  await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('listbox'));
  expect(document.activeElement?.querySelector('[aria-selected=true]')?.textContent).toContain('A-02');
});

test('the queue is read in the order of the desk, a long wait in amber, and moved with letters', async () => {
  const { user, inputsOf } = openBoard(
    { queue: { act: ({ visitId }) => ({ visitId, token: 'A-03', patientId: 103 }) } },
    [
      row(3, { minutes: 31 }),
      row(4, { minutes: 12, priority: 'urgent' }),
      row(5, { state: 'toBill', minutes: 4 }),
      row(6, { state: 'done' }),
    ],
  );
  const list = await screen.findByRole('listbox', { name: 'Queue of Dr Meera Kulkarni' });
  expect(
    within(list)
      .getAllByRole('option')
      .map(option => option.textContent?.slice(0, 4)),
  ).toEqual(['A-05', 'A-04', 'A-03', 'A-06']);
  expect(within(list).getByText('31 m').hasAttribute('data-long')).toBe(true);
  expect(within(list).getByText('12 m').hasAttribute('data-long')).toBe(false);

  await user.keyboard('{Escape}');
  await waitFor(() => expect(document.activeElement).toBe(list));
  await user.keyboard('{ArrowDown}{ArrowDown}h');
  await waitFor(() => expect(inputsOf(contract.queue.act)).toEqual([{ action: 'hold', visitId: 3 }]));
  await user.keyboard('{Home}{Enter}');
  expect(opened.bill).toHaveBeenCalledWith(5);
  await user.keyboard('{F6}');
  expect(opened.bill).toHaveBeenCalledTimes(2);
});

test('letters typed in a field never move anybody', async () => {
  const { user, inputsOf } = openBoard();
  await screen.findByRole('listbox', { name: 'Queue of Dr Meera Kulkarni' });
  await user.type(screen.getByLabelText('Name'), 'hut');
  expect(inputsOf(contract.queue.act)).toEqual([]);
});
