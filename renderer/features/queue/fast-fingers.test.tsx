import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { OutputOf } from '#shared/contract/procedure.ts';
import type { QueueRow } from '#shared/features/queue/queue.contract.ts';
import { ReadAgain } from '../../app/read-again.test-support.tsx';
import { renderPage } from '../../app/test-page.tsx';
import { bannerOf, lakshmi, patientOf } from '../patients/patients.test-support.ts';
import { board, booking, row } from './board.test-support.ts';
import { DayBoardScreen } from './day-board.screen.tsx';
import { openBoard } from './open-board.test-support.tsx';

const opened = vi.hoisted(() => ({ bill: vi.fn(), visit: vi.fn(), patient: vi.fn() }));
vi.mock('../../app/open.ts', () => ({ useOpen: () => opened }));
const printed = vi.hoisted(() => vi.fn(async () => undefined));
vi.mock('../../ui/pdf.tsx', () => ({ printPdf: printed }));

beforeEach(() => vi.clearAllMocks());

type Acted = OutputOf<typeof contract.queue.act>;

async function intoTheList(user: UserEvent): Promise<void> {
  const list = await screen.findByRole('listbox', { name: 'Queue of Dr Meera Kulkarni' });
  await user.keyboard('{Escape}');
  await waitFor(() => expect(document.activeElement).toBe(list));
}

test('two people put on hold one after the other are both on hold, though the first answer has not come', async () => {
  const answers: (() => void)[] = [];
  const { user, inputsOf } = openBoard({
    queue: {
      dayBoard: () => board([row(1, { minutes: 9 }), row(2, { minutes: 5 })]),
      act: ({ visitId }) =>
        new Promise<Acted>(resolve =>
          answers.push(() => resolve({ visitId, token: `A-0${visitId}` } as Acted)),
        ),
    },
  });
  await intoTheList(user);
  await user.keyboard('h{ArrowDown}h');
  expect(inputsOf(contract.queue.act)).toEqual([
    { action: 'hold', visitId: 1 },
    { action: 'hold', visitId: 2 },
  ]);
  answers[0]?.();
  await screen.findByText('A-01 is held');
  answers[1]?.();
  await screen.findByText('A-02 is held');
});

test('the slip of the next person is their own, though the one before is still being drawn', async () => {
  const drawn = new Map<number, () => void>();
  const { user } = openBoard({
    queue: {
      dayBoard: () => board([row(1, { minutes: 9 }), row(2, { minutes: 5 })]),
      tokenSlip: ({ visitId }) =>
        new Promise(resolve =>
          drawn.set(visitId, () => resolve({ pdf: `slip-${visitId}`, fileName: 'a.pdf' })),
        ),
    },
  });
  await intoTheList(user);
  await user.keyboard('{F8}{ArrowDown}{F8}');
  for (const visitId of [2, 1]) drawn.get(visitId)?.();
  await waitFor(() => expect(printed.mock.calls).toEqual([['slip-2'], ['slip-1']]));
});

test('why a booking is called off is said of that booking, though another desk settles it meanwhile', async () => {
  let booked = [booking(8, { startMinute: 720 }), booking(9, { startMinute: 730 })];
  const { inputsOf } = renderPage(
    <>
      <DayBoardScreen />
      <ReadAgain feature="queue" />
    </>,
    {
      session: { userId: 5, fullName: 'Kavita Nair', roles: ['receptionist'], signedInAt: 0 },
      handlers: {
        queue: { dayBoard: () => board([], [], { booked }) },
        patients: { household: () => [], banner: () => bannerOf(patientOf(lakshmi)) },
        appointments: { cancel: ({ appointmentId }) => booking(appointmentId) },
        billing: { feeStandings: () => [] },
        reports: { looseEnds: () => [] },
      },
    },
  );
  const user = userEvent.setup();
  await intoTheList(user);
  await user.keyboard('{ArrowDown}x');
  await screen.findByLabelText(/P-09/);
  await user.keyboard('c');
  booked = booked.slice(0, 1);
  fireEvent.click(screen.getByText('Read again'));
  await waitFor(() => expect(screen.queryByRole('option', { name: /P-09/ })).toBeNull());
  await user.keyboard('annot{Enter}');
  expect(inputsOf(contract.appointments.cancel)).toEqual([{ appointmentId: 9, reason: 'cannot' }]);
});

test('the answer about one person does not close what is being typed about the next', async () => {
  let answer: () => void = () => {};
  const rows: QueueRow[] = [row(1, { minutes: 9 }), row(2, { minutes: 5 })];
  const { user } = openBoard({
    queue: {
      dayBoard: () => board(rows),
      act: ({ visitId }) =>
        new Promise<Acted>(resolve => {
          answer = () => resolve({ visitId, token: 'A-01' } as Acted);
        }),
    },
  });
  await intoTheList(user);
  await user.keyboard('l');
  await screen.findByLabelText(/A-01/);
  await user.keyboard('went home{Enter}{Escape}');
  await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('listbox'));
  await user.keyboard('{ArrowDown}l');
  const field = await screen.findByLabelText<HTMLInputElement>(/A-02/);
  await user.keyboard('too ');
  await act(async () => answer());
  await user.keyboard('late');
  expect(field.isConnected).toBe(true);
  expect(field.value).toBe('too late');
});

test('F6 before the board has come bills who is to be billed first, and opens no other screen', async () => {
  let answer = () => {};
  const { user } = openBoard({
    queue: {
      dayBoard: () =>
        new Promise(resolve => {
          answer = () => resolve(board([row(1, { minutes: 9 }), row(2, { state: 'toBill' })]));
        }),
    },
  });
  await screen.findByLabelText('Phone');
  await user.keyboard('{F6}');
  expect(opened.bill).not.toHaveBeenCalled();
  await act(async () => answer());
  await waitFor(() => expect(opened.bill.mock.calls).toEqual([[2]]));
});

test('the next phone, typed while the token is on its way, stands in the line when it is given', async () => {
  let answer: () => void = () => {};
  const { user, inputsOf } = openBoard({
    patients: {
      household: ({ phone }) => (phone === lakshmi.phone ? [lakshmi] : []),
    },
    queue: {
      giveToken: ({ patientId }) =>
        new Promise(resolve => {
          answer = () => resolve({ visitId: 40, token: 'A-18', patientId, isFromBooking: false });
        }),
    },
  });
  await screen.findByRole('listbox', { name: 'Queue of Dr Meera Kulkarni' });
  await user.keyboard(`${lakshmi.phone}{Enter}`);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Doctor')));
  await user.keyboard('{Enter}');
  await waitFor(() => expect(inputsOf(contract.queue.giveToken)).toHaveLength(1));
  await user.keyboard('5000055');
  await act(async () => answer());
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Phone')));
  await user.keyboard('284');
  await waitFor(() => expect(inputsOf(contract.patients.household).at(-1)).toEqual({ phone: '5000055284' }));
  expect(inputsOf(contract.queue.giveToken)).toHaveLength(1);
});

test('the token goes to the doctor who stood in the line when Enter was pressed', async () => {
  let answer: () => void = () => {};
  const { user, inputsOf } = openBoard({
    patients: {
      register: () =>
        new Promise(resolve => {
          answer = () => resolve(patientOf(lakshmi));
        }),
    },
  });
  await screen.findByRole('listbox', { name: 'Queue of Dr Meera Kulkarni' });
  await user.keyboard('5000041735{Enter}');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Name')));
  await user.keyboard('Lakshmi Raghavan{Enter}52{Enter}fVijay Nagar{Enter}{Enter}');
  await waitFor(() => expect(inputsOf(contract.patients.register)).toHaveLength(1));
  await user.selectOptions(screen.getByLabelText('Doctor'), 'Dr Arvind Solanki');
  await act(async () => answer());
  await waitFor(() => expect(inputsOf(contract.queue.giveToken)).toHaveLength(1));
  expect(inputsOf(contract.queue.giveToken)[0]?.doctorId).toBe(2);
});

test('two presses of A bring one person in and print one slip', async () => {
  let answer: () => void = () => {};
  const { user } = openBoard({
    queue: {
      dayBoard: () => board([], [], { booked: [booking(8, { startMinute: 720 })] }),
      arrive: () =>
        new Promise(resolve => {
          answer = () => resolve({ visitId: 41, token: 'P-08', patientId: 508 } as never);
        }),
    },
  });
  await intoTheList(user);
  await user.keyboard('aa');
  await act(async () => answer());
  await waitFor(() => expect(printed).toHaveBeenCalled());
  expect(printed).toHaveBeenCalledTimes(1);
});
