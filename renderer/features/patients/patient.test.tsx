import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { Patient } from '#shared/features/patients/patient.schema.ts';
import { Refusal } from '../../api/refusal.ts';
import type { Handlers } from '../../api/test-client.ts';
import { renderPage } from '../../app/test-page.tsx';
import { board } from '../queue/board.test-support.ts';
import { PatientScreen } from './patient.screen.tsx';
import { PatientsScreen } from './patients.screen.tsx';
import { bannerOf, lakshmi, patientOf } from './patients.test-support.ts';

const opened = vi.hoisted(() => ({ bill: vi.fn(), board: vi.fn(), patient: vi.fn(), visit: vi.fn() }));
vi.mock('../../app/open.ts', () => ({ useOpen: () => opened }));
vi.mock('../../ui/pdf.tsx', () => ({ printPdf: vi.fn() }));

const reception = { userId: 5, fullName: 'Kavita Nair', roles: ['receptionist' as const], signedInAt: 0 };

beforeEach(() => vi.clearAllMocks());

function openPatient(banner: () => Patient, patients: Handlers['patients'] = {}) {
  const page = renderPage(<PatientScreen patientId={lakshmi.id} />, {
    session: reception,
    handlers: {
      queue: { dayBoard: () => board() },
      billing: { listForPatient: () => [] },
      appointments: { ofPatient: () => ({ appointments: [], series: [], missedCount: 0, pastCount: 0 }) },
      patients: {
        banner: () =>
          bannerOf(banner(), {
            allergies: {
              status: 'listed',
              items: [
                { id: 1, substance: 'penicillin', reaction: 'rash', severity: 'unknown', recordedAt: 0 },
              ],
            },
            duePaise: 35_000,
          }),
        ...patients,
      },
    },
  });
  return { ...page, user: userEvent.setup() };
}

const field = (label: string) => screen.getByLabelText(label) as HTMLInputElement;

test('the banner says who it is, what harms them and what they owe', async () => {
  openPatient(() => patientOf(lakshmi));
  const banner = await screen.findByRole('region', { name: 'Lakshmi Raghavan' });
  expect(within(banner).getByText('लक्ष्मी राघवन')).toBeTruthy();
  expect(within(banner).getByText('52 F')).toBeTruthy();
  expect(within(banner).getByText(/Allergy: penicillin/).textContent).toBe('Allergy: penicillin (rash)');
  expect(within(banner).getByText('₹350')).toBeTruthy();
});

test('a changed phone is saved with the version that was opened', async () => {
  const { user, inputsOf } = openPatient(() => patientOf(lakshmi), { change: () => patientOf(lakshmi) });
  await screen.findByRole('heading', { name: 'Details' });
  await user.keyboard('{Control>}e{/Control}');
  await waitFor(() => expect(document.activeElement).toBe(field('Name')));
  await user.clear(field('Phone'));
  await user.type(field('Phone'), '50000 99999{Enter}');

  await waitFor(() => expect(inputsOf(contract.patients.change)).toHaveLength(1));
  expect(inputsOf(contract.patients.change)[0]).toMatchObject({
    patientId: lakshmi.id,
    version: 1,
    phone: '5000099999',
    birthOn: '1974-02-11',
    birthIsEstimated: false,
    guardian: null,
  });
});

test('what another desk changed meanwhile is shown beside what was typed, and nothing typed is lost', async () => {
  let inClinic = patientOf(lakshmi);
  const { user, inputsOf } = openPatient(() => inClinic, {
    change: input => {
      if (input.version !== inClinic.version) throw new Refusal('CHANGED_MEANWHILE');
      return inClinic;
    },
  });
  await screen.findByRole('heading', { name: 'Details' });
  await user.keyboard('{Control>}e{/Control}');
  await user.clear(await screen.findByLabelText('Locality'));
  await user.type(field('Locality'), 'Palasia');
  inClinic = { ...inClinic, version: 2, phone: '5000077777', locality: 'Rajwada' };
  await user.keyboard('{Enter}');

  const conflict = await screen.findByRole('alert');
  expect(within(conflict).getByText(/now: Rajwada/)).toBeTruthy();
  expect(within(conflict).getByText(/here: Palasia/)).toBeTruthy();
  expect(field('Locality').value).toBe('Palasia');

  const takes = within(conflict).getAllByRole('button', { name: 'Take it' });
  await user.click(takes[0] as HTMLElement);
  expect(field('Phone').value).toBe('5000077777');
  await user.click(screen.getByRole('button', { name: /Save what stands here/ }));
  await waitFor(() => expect(inputsOf(contract.patients.change)).toHaveLength(2));
  expect(inputsOf(contract.patients.change)[1]).toMatchObject({
    version: 2,
    phone: '5000077777',
    locality: 'Palasia',
  });
});

test('what opens at the right is one list: a letter opens it, the list says which, Esc brings the bills back', async () => {
  const { user } = openPatient(() => patientOf(lakshmi), { photo: () => ({ jpeg: null, takenAt: null }) });
  const ways = await screen.findByRole('list', { name: 'What opens at the right' });
  expect(
    within(ways)
      .getAllByRole('button')
      .map(({ textContent }) => textContent),
  ).toEqual([
    'PPhoto',
    'NNotice',
    'CCard or label',
    'ODocuments',
    'MAdvance and dues',
    'KPackages and prices',
  ]);
  await user.keyboard('p');
  const photo = within(ways).getByRole('button', { name: /Photo/ });
  await waitFor(() => expect(photo.getAttribute('aria-current')).toBe('true'));
  await user.keyboard('{Escape}');
  await waitFor(() => expect(photo.getAttribute('aria-current')).toBeNull());
});

test('patients are found as typed and opened with Enter from the field', async () => {
  const other = { ...lakshmi, id: 880, fullName: 'Lakshmi Thakur', uhid: 'SJC-24-00880' };
  const user = userEvent.setup();
  renderPage(<PatientsScreen />, {
    session: reception,
    handlers: {
      patients: {
        search: ({ text }) =>
          text === 'laxmi'
            ? [lakshmi, other].map(patient => ({
                patient,
                token: null,
                visitId: null,
                bookedMinute: null,
                foundBy: '',
              }))
            : [],
      },
    },
  });
  await user.type(await screen.findByLabelText('Find a patient'), 'laxmi');
  await screen.findByText('SJC-24-00880');
  await user.keyboard('{ArrowDown}{Enter}');
  expect(opened.patient).toHaveBeenCalledWith(880);

  await user.clear(field('Find a patient'));
  await user.type(field('Find a patient'), 'zzz');
  await screen.findByText('Nobody found for “zzz”');
});
