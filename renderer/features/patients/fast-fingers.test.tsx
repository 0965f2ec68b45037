import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { SearchHit } from '#shared/features/patients/patient.schema.ts';
import type { DayBoard } from '#shared/features/queue/queue.contract.ts';
import { SearchBox } from '../../app/search-box.tsx';
import { renderPage } from '../../app/test-page.tsx';
import { FindPerson } from '../billing/find-person.panel.tsx';
import { board, row } from '../queue/board.test-support.ts';
import { PatientScreen } from './patient.screen.tsx';
import { PatientsScreen } from './patients.screen.tsx';
import { bannerOf, lakshmi, patientOf, raghavan } from './patients.test-support.ts';
import { WhoPanel } from './who.panel.tsx';

const opened = vi.hoisted(() => ({
  ...{ patient: vi.fn(), billFor: vi.fn(), merge: vi.fn(), drawer: vi.fn(), bill: vi.fn(), board: vi.fn() },
}));
vi.mock('../../app/open.ts', () => ({ useOpen: () => opened }));

beforeEach(() => vi.clearAllMocks());

const hitOf = (patient: SearchHit['patient']): SearchHit => ({
  ...{ patient, token: null, visitId: null, bookedMinute: null, foundBy: '' },
});
const asha = { ...lakshmi, id: 31, fullName: 'Asha Rao' };
const ashok = { ...raghavan, id: 32, fullName: 'Ashok Rao' };

/** A search whose answers come when the test says so. */
function openSearch(page: ReactNode) {
  const answers = new Map<string, (found: SearchHit[]) => void>();
  const client = renderPage(page, {
    handlers: {
      patients: {
        search: ({ text }) => new Promise<SearchHit[]>(resolve => answers.set(text, resolve)),
      },
    },
  });
  async function answer(text: string, ...found: SearchHit['patient'][]): Promise<void> {
    await waitFor(() => expect(answers.has(text)).toBe(true));
    await act(async () => answers.get(text)?.(found.map(hitOf)));
  }
  return { ...client, answer, user: userEvent.setup() };
}

const PLACES = [
  ['the search of the frame', <SearchBox key="box" />, () => opened.patient],
  ['the list of patients', <PatientsScreen key="list" />, () => opened.patient],
  ['a bill without a token', <FindPerson key="bill" />, () => opened.billFor],
  [
    'the other record of a person',
    <WhoPanel
      key="who"
      patient={{ ...patientOf(lakshmi), id: 9, isUnknown: true }}
      onTypeName={undefined}
      onDone={() => undefined}
    />,
    () => opened.merge,
  ],
] as const;

test.each(PLACES)(
  '%s: Enter before the answer takes who was typed, never who was found before',
  async (_, page, taken) => {
    const { user, answer } = openSearch(page);
    const field = screen.getByRole(page.type === SearchBox ? 'combobox' : 'textbox');
    await user.type(field, 'ash');
    await answer('ash', asha, ashok);
    await screen.findByText('Asha Rao');
    await user.type(field, 'ok{Enter}');
    expect(taken()).not.toHaveBeenCalled();
    await answer('ashok', ashok);
    await waitFor(() => expect(taken()).toHaveBeenCalledTimes(1));
    expect(taken().mock.calls[0]?.[0]).toBe(32);
  },
);

test.each(PLACES)(
  '%s: who was reached with the arrow is taken wherever a newer answer puts them',
  async (_, page, taken) => {
    const { user, answer } = openSearch(page);
    const field = screen.getByRole(page.type === SearchBox ? 'combobox' : 'textbox');
    await user.type(field, 'as');
    await answer('as', asha, ashok);
    await screen.findByText('Asha Rao');
    await user.type(field, 'h{ArrowDown}{Enter}');
    await answer('ash', ashok, asha);
    await waitFor(() => expect(taken()).toHaveBeenCalledTimes(1));
    expect(taken().mock.calls[0]?.[0]).toBe(32);
  },
);

test('whoever was reached with the arrow and is not among the found any more is replaced by nobody', async () => {
  const { user, answer } = openSearch(<PatientsScreen />);
  await user.type(screen.getByRole('textbox'), 'as');
  await answer('as', asha, ashok);
  await screen.findByText('Asha Rao');
  await user.keyboard('h{ArrowDown}{Enter}');
  await answer('ash', asha);
  await waitFor(() => expect(screen.queryByText('Ashok Rao')).toBeNull());
  expect(opened.patient).not.toHaveBeenCalled();
  await user.keyboard('{ArrowUp}{Enter}');
  expect(opened.patient).toHaveBeenCalledWith(31);
});

function openPatient() {
  let say: (found: DayBoard) => void = () => {};
  const client = renderPage(<PatientScreen patientId={lakshmi.id} />, {
    handlers: {
      patients: { banner: () => bannerOf(patientOf(lakshmi)) },
      queue: {
        dayBoard: () =>
          new Promise(resolve => {
            say = resolve;
          }),
        giveToken: ({ patientId }) => ({ visitId: 40, token: 'A-18', patientId, isFromBooking: false }),
      },
    },
  });
  return { ...client, user: userEvent.setup(), say: (found: DayBoard) => act(async () => say(found)) };
}

test('F6 before it is known who has a token bills the token and not a second bill by hand', async () => {
  const { user, say } = openPatient();
  await user.keyboard('{F6}');
  await screen.findByRole('heading', { name: /Lakshmi Raghavan/ });
  await user.keyboard('{F6}');
  expect(opened.billFor).not.toHaveBeenCalled();
  await say(board([row(7, { patientId: lakshmi.id, state: 'toBill' })]));
  await waitFor(() => expect(opened.bill.mock.calls).toEqual([[7]]));
  expect(opened.billFor).not.toHaveBeenCalled();
});

test('F3 before the doctors of today are known gives the token to the only one when they are', async () => {
  const { user, say, inputsOf } = openPatient();
  await screen.findByRole('heading', { name: /Lakshmi Raghavan/ });
  await user.keyboard('{F3}');
  const { doctors, ...rest } = board();
  await say({ ...rest, doctors: doctors.slice(0, 1) });
  await waitFor(() =>
    expect(inputsOf(contract.queue.giveToken)).toEqual([{ patientId: lakshmi.id, doctorId: 2 }]),
  );
});
