import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { OutputOf } from '#shared/contract/procedure.ts';
import type { PatientLine } from '#shared/features/patients/patient.schema.ts';
import { Refusal } from '../../api/refusal.ts';
import { lakshmi, patientOf, raghavan } from '../patients/patients.test-support.ts';
import { board, booking, row } from './board.test-support.ts';
import { openBoard } from './open-board.test-support.tsx';

vi.mock('../../app/open.ts', () => ({ useOpen: () => ({}) }));
vi.mock('../../ui/pdf.tsx', () => ({ printPdf: vi.fn(async () => undefined) }));

beforeEach(() => vi.clearAllMocks());

const ready = () => screen.findByRole('listbox', { name: 'Queue of Dr Meera Kulkarni' });

function typedIn(label: string): string {
  return (screen.getByLabelText(label) as HTMLInputElement).value;
}

async function cursorIn(label: string): Promise<void> {
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(label)));
}

/** A household that is asked for and answers only when the test says so. */
function slowHousehold() {
  let answer: (people: PatientLine[]) => void = () => {};
  const asked = new Promise<PatientLine[]>(resolve => {
    answer = resolve;
  });
  return { handler: () => asked, answer: (people: PatientLine[]) => answer(people) };
}

test('a whole new person typed before the household answers lands where it belongs, and the token is given', async () => {
  const slow = slowHousehold();
  const { user, inputsOf } = openBoard({ patients: { household: slow.handler } });
  await ready();
  await user.keyboard('5000041735{Enter}Asha Raoo{Backspace}{Enter}42{Enter}fVijay Nagar{Enter}{Enter}');
  expect(typedIn('Phone')).toBe('50000 41735');
  expect(inputsOf(contract.patients.register)).toEqual([]);

  slow.answer([]);
  await waitFor(() => expect(inputsOf(contract.patients.register)).toHaveLength(1));
  expect(inputsOf(contract.patients.register)).toMatchObject([
    { phone: '5000041735', fullName: 'Asha Rao', sex: 'F', locality: 'Vijay Nagar' },
  ]);
  await waitFor(() => expect(inputsOf(contract.queue.giveToken)).toHaveLength(1));
});

test('letters typed meanwhile go on in the name, and the cursor stands behind them', async () => {
  const slow = slowHousehold();
  const { user } = openBoard({ patients: { household: slow.handler } });
  await ready();
  await user.keyboard('5000041735{Enter}Ash');
  slow.answer([]);
  await cursorIn('Name');
  await user.keyboard('a Rao');
  expect(typedIn('Name')).toBe('Asha Rao');
  expect(typedIn('Phone')).toBe('50000 41735');
});

test('a name typed on a known phone is a new member of that family, not its only one', async () => {
  const slow = slowHousehold();
  const { user, inputsOf } = openBoard({ patients: { household: slow.handler } });
  await ready();
  await user.keyboard('5000041735{Enter}Kavya');
  slow.answer([lakshmi]);
  await cursorIn('Name');
  expect(typedIn('Name')).toBe('Kavya');
  expect(inputsOf(contract.queue.giveToken)).toEqual([]);
});

test('a phone asked for again waits for the new answer: whoever was registered since is picked', async () => {
  const slow = slowHousehold();
  const answers = [async () => [] as PatientLine[], slow.handler];
  const { user, inputsOf } = openBoard({ patients: { household: () => answers.shift()?.() ?? [] } });
  await ready();
  await user.keyboard('5000041735');
  await waitFor(() => expect(inputsOf(contract.patients.household)).toHaveLength(1));
  await user.clear(screen.getByLabelText('Phone'));
  await user.keyboard('5000041735{Enter}{Enter}');
  await waitFor(() => expect(inputsOf(contract.patients.household)).toHaveLength(2));
  slow.answer([lakshmi]);
  await waitFor(() =>
    expect(inputsOf(contract.queue.giveToken)).toMatchObject([{ patientId: patientOf(lakshmi).id }]),
  );
});

test('phone, digit and Enter typed at once give the token to the person of that digit', async () => {
  const slow = slowHousehold();
  const { user, inputsOf } = openBoard({ patients: { household: slow.handler } });
  await ready();
  await user.keyboard('50000417352{Enter}');
  slow.answer([lakshmi, raghavan]);
  await waitFor(() =>
    expect(inputsOf(contract.queue.giveToken)).toEqual([{ patientId: raghavan.id, doctorId: 2 }]),
  );
});

test('whoever is booked today is checked in by the same keys, with the doctor of the booking', async () => {
  const { user, inputsOf } = openBoard({
    patients: { household: () => [lakshmi] },
    queue: {
      dayBoard: () => {
        const today = board([row(1)]);
        const [first, second] = today.doctors;
        if (!first || !second) return today;
        const booked = [booking(4, { doctorId: 3, patientId: lakshmi.id, startMinute: 735 })];
        return { ...today, doctors: [first, { ...second, booked }] };
      },
      giveToken: ({ patientId }) => ({ visitId: 40, token: 'P-04', patientId, isFromBooking: true }),
    },
  });
  await ready();
  await user.keyboard('5000041735');
  await screen.findByText('Self · booked 12:15');
  await user.keyboard('{Enter}');
  await cursorIn('Doctor');
  expect(screen.getByLabelText<HTMLSelectElement>('Doctor').value).toBe('3');
  await user.keyboard('{Enter}');
  await screen.findByText('P-04 for Lakshmi Raghavan, booked');
  expect(inputsOf(contract.queue.giveToken)).toEqual([{ patientId: lakshmi.id, doctorId: 3 }]);
  // The next person is not sent there by it.
  await cursorIn('Phone');
  expect(screen.getByLabelText<HTMLSelectElement>('Doctor').value).toBe('2');
});

test('the sitting that takes nobody more says so at the doctor, asks why, and keeps everything', async () => {
  const { user, inputsOf } = openBoard({
    patients: { household: () => [lakshmi] },
    queue: {
      giveToken: ({ patientId, overbookReason }) => {
        if (!overbookReason) throw new Refusal('LAST_TOKEN_GONE', { lastTokenMinute: 780 });
        return { visitId: 40, token: 'A-18', patientId, isFromBooking: false };
      },
    },
  });
  await ready();
  await user.keyboard('5000041735{Enter}');
  await cursorIn('Doctor');
  await user.keyboard('{Tab}Fever since Friday{Enter}');
  await screen.findByText('No more walk-ins after 1:00. Give a reason to go on.');
  await cursorIn('Why all the same?');
  expect(typedIn('Phone')).toBe('50000 41735');
  expect(screen.getByPlaceholderText<HTMLInputElement>('Fever since two days').value).toBe(
    'Fever since Friday',
  );
  await user.keyboard('Came from far{Enter}');
  await waitFor(() =>
    expect(inputsOf(contract.queue.giveToken).at(-1)).toEqual({
      patientId: lakshmi.id,
      doctorId: 2,
      complaint: 'Fever since Friday',
      overbookReason: 'Came from far',
    }),
  );
});

test('a doctor who is away cannot be overbooked; another doctor clears the refusal', async () => {
  const { user } = openBoard({
    patients: { household: () => [lakshmi] },
    queue: {
      giveToken: () => {
        throw new Refusal('DOCTOR_AWAY');
      },
    },
  });
  await ready();
  await user.keyboard('5000041735{Enter}');
  await cursorIn('Doctor');
  await user.keyboard('{Enter}');
  await screen.findByText(/The doctor is away/);
  expect(screen.queryByLabelText('Why all the same?')).toBeNull();
  await user.selectOptions(screen.getByLabelText('Doctor'), '3');
  await waitFor(() => expect(screen.queryByText(/The doctor is away/)).toBeNull());
  screen.getByText('SJC-24-00871 · Vijay Nagar');
});

test('Ctrl E makes the next token an emergency', async () => {
  const { user, inputsOf } = openBoard({ patients: { household: () => [lakshmi] } });
  await ready();
  await user.keyboard('{Control>}e{/Control}5000041735{Enter}');
  await cursorIn('Doctor');
  screen.getByRole('button', { name: /Give E token/ });
  await user.keyboard('{Enter}');
  await waitFor(() =>
    expect(inputsOf(contract.queue.giveToken)).toEqual([
      { patientId: lakshmi.id, doctorId: 2, kind: 'emergency' },
    ]),
  );
});

test('somebody without a name has an emergency token after two keys', async () => {
  const { user, inputsOf } = openBoard({
    patients: { registerUnknown: () => ({ ...patientOf(lakshmi), id: 990, fullName: 'Unknown man ~70' }) },
  });
  await ready();
  await user.keyboard('{Control>}u{/Control}3');
  await waitFor(() =>
    expect(inputsOf(contract.queue.giveToken)).toEqual([{ patientId: 990, doctorId: 2, kind: 'emergency' }]),
  );
  expect(inputsOf(contract.patients.registerUnknown)).toEqual([{ sex: 'M', aboutYears: 70, foundAt: '' }]);
});

const CARD = JSON.stringify({
  hidn: '22-7225-4829-5255',
  hid: 'lakshmi@abdm',
  name: 'Lakshmi Raghavan',
  gender: 'F',
  dob: '11/02/1974',
  mobile: '5000041735',
  address: '14, Scheme 54',
  'district name': 'Indore',
});

test('a scanned ABHA card fills the line and goes with the record', async () => {
  const { user, inputsOf } = openBoard({ patients: { search: () => [] } });
  await ready();
  await user.keyboard(`${CARD.replaceAll('{', '{{').replaceAll('[', '[[')}{Enter}`);
  await screen.findByText('Filled from the ABHA card. Please compare.');
  expect(typedIn('Phone')).toBe('50000 41735');
  expect(typedIn('Name')).toBe('Lakshmi Raghavan');
  expect(typedIn('Age')).toBe('11/2/1974');
  await cursorIn('Doctor');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(inputsOf(contract.patients.register)).toHaveLength(1));
  expect(inputsOf(contract.patients.register)).toMatchObject([
    { abhaNumber: '22722548295255', birthOn: '1974-02-11', birthIsEstimated: false, sex: 'F' },
  ]);
});

const hitOf = (patient: PatientLine): OutputOf<typeof contract.patients.search>[number] => ({
  patient,
  token: null,
  visitId: null,
  bookedMinute: null,
  foundBy: '',
});

test('the card of somebody who is registered picks that person', async () => {
  const { user, inputsOf } = openBoard({ patients: { search: () => [hitOf(lakshmi)] } });
  await ready();
  await user.click(screen.getByLabelText('Phone'));
  await user.paste(CARD);
  await screen.findByText('SJC-24-00871 · Vijay Nagar');
  await user.keyboard('{Enter}');
  await waitFor(() =>
    expect(inputsOf(contract.queue.giveToken)).toEqual([{ patientId: lakshmi.id, doctorId: 2 }]),
  );
});

test('a scanned label picks its person; a number that nobody has is said at the field', async () => {
  const { user } = openBoard({
    patients: { search: ({ text }) => (text.includes('871') ? [hitOf(lakshmi)] : []) },
  });
  await ready();
  await user.keyboard('SJC-24-00999{Enter}');
  await screen.findByText('No patient has this number');
  expect(typedIn('Phone')).toBe('SJC-24-00999');
  await user.clear(screen.getByLabelText('Phone'));
  await user.keyboard('SJC-24-00871{Enter}');
  const line = screen.getByRole('form', { name: 'New patient' });
  await within(line).findByText('Lakshmi Raghavan');
  await cursorIn('Doctor');
  await user.click(screen.getByRole('listbox', { name: 'Queue of Dr Meera Kulkarni' }));
  expect(screen.getByLabelText('Phone').getAttribute('aria-invalid')).not.toBe('true');
  expect(screen.queryByText(/Ten digits/)).toBeNull();
});
