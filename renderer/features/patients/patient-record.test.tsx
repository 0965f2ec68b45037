import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { Patient, PatientBanner } from '#shared/features/patients/patient.schema.ts';
import type { Handlers } from '../../api/test-client.ts';
import { owner, renderPage } from '../../app/test-page.tsx';
import { meera } from '../appointments/appointments.test-support.ts';
import { board } from '../queue/board.test-support.ts';
import { PatientScreen } from './patient.screen.tsx';
import { PatientsScreen } from './patients.screen.tsx';
import { bannerOf, lakshmi, patientOf, raghavan } from './patients.test-support.ts';

const opened = vi.hoisted(() => ({
  bill: vi.fn(),
  board: vi.fn(),
  calendar: vi.fn(),
  merge: vi.fn(),
  patient: vi.fn(),
  suspects: vi.fn(),
  visit: vi.fn(),
}));
vi.mock('../../app/open.ts', () => ({ useOpen: () => opened }));
const printed = vi.hoisted(() => ({ printPdf: vi.fn(), PdfPreview: () => null }));
vi.mock('../../ui/pdf.tsx', () => printed);

const reception = { userId: 5, fullName: 'Kavita Nair', roles: ['receptionist' as const], signedInAt: 0 };

beforeEach(() => vi.clearAllMocks());

type Options = {
  banner?: Partial<PatientBanner>;
  session?: typeof reception | typeof owner;
  patients?: Handlers['patients'];
};

function openPatient(more: Partial<Patient>, { banner, session = reception, patients = {} }: Options = {}) {
  const patient = { ...patientOf(lakshmi), ...more };
  const page = renderPage(<PatientScreen patientId={patient.id} />, {
    session,
    handlers: {
      queue: { dayBoard: () => board() },
      billing: { listForPatient: () => [] },
      users: { list: () => [meera] },
      appointments: { ofPatient: () => ({ appointments: [], series: [], missedCount: 0, pastCount: 0 }) },
      patients: { banner: () => bannerOf(patient, banner), ...patients },
    },
  });
  return { ...page, user: userEvent.setup() };
}

const notices = [
  { version: 1, validFrom: '2026-04-01', textEn: 'We keep your records.', textHi: '' },
  { version: 2, validFrom: '2026-11-01', textEn: 'We keep your records safe.', textHi: 'हम रिकॉर्ड रखते हैं।' },
];

test('alerts stand in order of weight with their words, and past ones are gone', async () => {
  openPatient({
    alerts: [
      { kind: 'vip', note: '', until: null },
      { kind: 'infectious', note: 'Sputum positive', until: '2026-11-21' },
      { kind: 'mlc', note: 'FIR 214', until: null },
      { kind: 'pregnant', note: '', until: '2026-11-20' },
    ],
  });
  const strip = await screen.findByRole('list', { name: 'Alerts' });
  expect(
    within(strip)
      .getAllByRole('listitem')
      .map(one => one.textContent),
  ).toEqual(['MLCFIR 214', 'InfectiousSputum positivetill 21 Nov', 'VIP']);
});

test('the banner says that the notice was not given, and is silent once it was', async () => {
  const first = openPatient({});
  await screen.findByText('Notice not given');
  first.unmount();
  openPatient({}, { banner: { consents: { noticeVersion: 2, at: 0, purposes: { care: true } } } });
  await screen.findByRole('heading', { name: 'Details' });
  expect(screen.queryByText('Notice not given')).toBeNull();
});

test('a child about to come of age is said on the banner, before and after the birthday', async () => {
  const near = openPatient({}, { banner: { comesOfAgeOn: '2026-12-12' } });
  await screen.findByText(/Turns 18 on 12 Dec 2026/);
  near.unmount();
  openPatient({}, { banner: { comesOfAgeOn: '2026-11-02' } });
  await screen.findByText(/18 since 2 Nov 2026/);
});

test('a record merged away leads to the one that is kept, and takes no more changes', async () => {
  const { user } = openPatient({ mergedInto: { id: 12, uhid: 'SJC-24-00012' } });
  await user.click(await screen.findByRole('button', { name: 'Open SJC-24-00012' }));
  expect(opened.patient).toHaveBeenCalledWith(12);
  expect(screen.queryByRole('button', { name: /^Change/ })).toBeNull();
  expect(screen.queryByText('Give token')).toBeNull();
});

test('the owner says who an unknown man is: he is found by keys and joined to the known record', async () => {
  const { user } = openPatient(
    { id: 990, fullName: 'Unknown man ~40', phone: '', isUnknown: true, foundAt: 'Bus stand, Gate 2' },
    {
      session: owner,
      patients: {
        search: () => [{ patient: raghavan, token: null, visitId: null, bookedMinute: null, foundBy: '' }],
      },
    },
  );
  await screen.findByText('Unknown, found at Bus stand, Gate 2');
  await user.keyboard('w');
  await user.type(await screen.findByLabelText(/Find the person/), 'ragh');
  await screen.findByRole('option', { name: /Raghavan Iyer/ });
  await user.keyboard('{Enter}');
  expect(opened.merge).toHaveBeenCalledWith(raghavan.id, 990);
});

test('the desk may type the name of an unknown person, but only the owner joins records', async () => {
  const { user } = openPatient({ fullName: 'Unknown man ~40', phone: '', isUnknown: true });
  await screen.findByRole('heading', { name: 'Details' });
  await user.keyboard('w');
  await screen.findByText(/Only the owner can join/);
  expect(screen.queryByLabelText(/Find the person/)).toBeNull();
  await user.keyboard('{Enter}');
  await screen.findByRole('heading', { name: 'Who is it?' });
});

test('the notice’s newest version is shown, and only what was asked is recorded', async () => {
  const { user, inputsOf } = openPatient(
    {},
    { patients: { notices: () => notices, recordConsents: () => ({}) } },
  );
  await screen.findByRole('heading', { name: 'Details' });
  await user.keyboard('n');
  await screen.findByText('We keep your records safe.');
  await user.click(screen.getByText('हिन्दी'));
  await screen.findByText('हम रिकॉर्ड रखते हैं।');

  await user.click(screen.getByRole('button', { name: /Keep the answer/ }));
  await screen.findByText('Answer at least one');
  expect(inputsOf(contract.patients.recordConsents)).toHaveLength(0);

  const answer = (purpose: string, word: string) =>
    user.click(within(screen.getByRole('radiogroup', { name: purpose })).getByText(word));
  await answer('uses the records for care', 'Agrees');
  await answer('sends messages about visits', 'Does not');
  await user.type(screen.getByLabelText(/Who agreed/), 'Raghavan Iyer');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() =>
    expect(inputsOf(contract.patients.recordConsents)).toEqual([
      {
        patientId: lakshmi.id,
        noticeVersion: 2,
        language: 'hi',
        purposes: { care: true, messages: false },
        givenBy: 'Raghavan Iyer',
      },
    ]),
  );
});

test('what was agreed can be withdrawn, purpose by purpose', async () => {
  const { user, inputsOf } = openPatient(
    {},
    {
      banner: { consents: { noticeVersion: 1, at: 0, purposes: { care: true, messages: true } } },
      patients: { notices: () => notices, recordConsents: () => ({}) },
    },
  );
  await screen.findByRole('heading', { name: 'Details' });
  await user.keyboard('n');
  await screen.findByText(/A newer notice \(version 2\)/);
  await user.click(screen.getAllByRole('button', { name: 'Withdraw' })[1] as HTMLElement);
  await waitFor(() =>
    expect(inputsOf(contract.patients.recordConsents)).toMatchObject([
      { noticeVersion: 1, purposes: { messages: false } },
    ]),
  );
});

test('a card, a sheet or a label is made, and F8 prints the one that is shown', async () => {
  const { user, inputsOf } = openPatient(
    {},
    {
      patients: {
        previewCard: ({ shape }) => ({ pdf: `page of ${shape}`, fileName: 'card.pdf' }),
        printCard: ({ shape }) => ({ pdf: `pdf of ${shape}`, fileName: 'card.pdf' }),
      },
    },
  );
  await screen.findByRole('heading', { name: 'Details' });
  await user.keyboard('c');
  await waitFor(() => expect(inputsOf(contract.patients.previewCard)).toHaveLength(1));
  await user.click(screen.getByText('Label 50 × 25'));
  await waitFor(() =>
    expect(inputsOf(contract.patients.previewCard).map(({ shape }) => shape)).toEqual(['CR80', 'label']),
  );
  await waitFor(() =>
    expect((screen.getByRole('button', { name: /Print/ }) as HTMLButtonElement).disabled).toBe(false),
  );
  expect(inputsOf(contract.patients.printCard)).toEqual([]);
  await user.keyboard('{F8}');
  await waitFor(() => expect(printed.printPdf).toHaveBeenCalledExactlyOnceWith('pdf of label'));
});

test('F4 books the person in hand beside the record, and Escape goes back to the bills', async () => {
  const { user } = openPatient({});
  await screen.findByRole('heading', { name: 'Details' });
  await user.keyboard('{F4}');
  const panel = await screen.findByRole('complementary', { name: 'Book an appointment' });
  expect(await within(panel).findByText(lakshmi.fullName)).toBeDefined();
  expect(opened.calendar).not.toHaveBeenCalled();
  await user.keyboard('{Escape}');
  await waitFor(() =>
    expect(screen.queryByRole('complementary', { name: 'Book an appointment' })).toBeNull(),
  );
});

test('a hit says by which old number it was found, and when it is booked', async () => {
  const user = userEvent.setup();
  renderPage(<PatientsScreen />, {
    session: reception,
    handlers: {
      patients: {
        search: () => [
          { patient: lakshmi, token: null, visitId: null, bookedMinute: 690, foundBy: '4417' },
          { patient: raghavan, token: 'A-04', visitId: 4, bookedMinute: 700, foundBy: '' },
        ],
      },
    },
  });
  await user.type(await screen.findByLabelText('Find a patient'), '4417');
  const [first, second] = await screen.findAllByRole('option');
  expect(first?.textContent).toContain('found by 4417');
  expect(first?.textContent).toContain('Booked 11:30 am');
  expect(second?.textContent).toContain('A-04');
  expect(second?.textContent).not.toContain('Booked');
});

test('somebody without a name is registered by keys alone and opened', async () => {
  const user = userEvent.setup();
  const page = renderPage(<PatientsScreen />, {
    session: reception,
    handlers: {
      patients: { registerUnknown: () => ({ ...patientOf(lakshmi), id: 991, isUnknown: true }) },
    },
  });
  await screen.findByLabelText('Find a patient');
  await user.keyboard('{Control>}u{/Control}');
  await screen.findByRole('form', { name: 'Unknown patient' });
  await user.keyboard('m');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(/About how old/)));
  await user.keyboard('40{Tab}Bus stand{Enter}');
  await waitFor(() => expect(opened.patient).toHaveBeenCalledWith(991));
  expect(page.inputsOf(contract.patients.registerUnknown)).toEqual([
    { sex: 'M', aboutYears: 40, foundAt: 'Bus stand', broughtBy: '' },
  ]);
});
