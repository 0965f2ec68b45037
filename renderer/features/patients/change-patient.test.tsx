import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { Patient } from '#shared/features/patients/patient.schema.ts';
import { Refusal } from '../../api/refusal.ts';
import type { Handlers } from '../../api/test-client.ts';
import { renderPage } from '../../app/test-page.tsx';
import { ChangePatient } from './change-patient.panel.tsx';
import { lakshmi, patientOf } from './patients.test-support.ts';

const onDone = vi.fn();
beforeEach(() => vi.clearAllMocks());

type Options = { isNaming?: boolean; patients?: Handlers['patients'] };

function openChange(more: Partial<Patient> = {}, { isNaming = false, patients = {} }: Options = {}) {
  const patient = { ...patientOf(lakshmi), ...more };
  const page = renderPage(
    <ChangePatient patient={patient} referrerName="" isNaming={isNaming} onDone={onDone} />,
    {
      handlers: {
        patients: {
          change: () => patient,
          suggestLocalName: ({ fullName }) => ({ localName: fullName === 'Raju Solanki' ? 'राजू सोलंकी' : '' }),
          suggestPlaces: ({ text, pinCode }) =>
            pinCode === '452001' || 'rajwada'.startsWith(text.toLowerCase())
              ? [{ locality: 'Rajwada', city: 'Indore', pinCode: '452001', state: '' }]
              : [],
          referrers: () => [],
          ...patients,
        },
      },
    },
  );
  const saved = () => page.inputsOf(contract.patients.change)[0];
  return { ...page, saved, user: userEvent.setup() };
}

/** The field itself: a list that hangs under it has the same name. */
const field = (label: string) => screen.getAllByLabelText(label)[0] as HTMLInputElement;
const shownField = async (label: string) => (await screen.findAllByLabelText(label))[0] as HTMLInputElement;
const nothingKnown = { localName: '', address: '', locality: '', city: '', pinCode: '' };

test('a suggested local name is taken with Tab or →, and never by itself', async () => {
  const { user, saved } = openChange({ fullName: 'Raju Solanki', localName: '' });
  await user.click(await shownField('Name in local script'));
  await screen.findByText('राजू सोलंकी');
  expect(field('Name in local script').value).toBe('');

  await user.click(field('Name'));
  expect(field('Name in local script').value).toBe('');

  await user.click(field('Name in local script'));
  await screen.findByText('राजू सोलंकी');
  await user.keyboard('{Tab}');
  expect(field('Name in local script').value).toBe('राजू सोलंकी');
  expect(document.activeElement).toBe(field('Name in local script'));
  await user.keyboard('{Enter}');
  await waitFor(() => expect(saved()?.localName).toBe('राजू सोलंकी'));
});

test('a declined suggestion lets Tab go on', async () => {
  const { user } = openChange({ fullName: 'Raju Solanki', localName: '' });
  await user.click(await shownField('Name in local script'));
  await screen.findByText('राजू सोलंकी');
  await user.keyboard('{Escape}{Tab}');
  expect(field('Name in local script').value).toBe('');
  expect(document.activeElement).not.toBe(field('Name in local script'));
  expect(onDone).not.toHaveBeenCalled();
});

test('a PIN code brings the localities the clinic has written with it', async () => {
  const { user, saved } = openChange(nothingKnown);
  await user.type(await shownField('PIN code'), '452001');
  await user.click(field('Locality'));
  await user.click(await screen.findByRole('option', { name: /Rajwada/ }));
  expect(field('City').value).toBe('Indore');
  await user.keyboard('{Enter}');
  await waitFor(() =>
    expect(saved()).toMatchObject({ locality: 'Rajwada', city: 'Indore', pinCode: '452001' }),
  );
});

test('tags are typed as chips and an alert has a note and a last day', async () => {
  const { user, saved } = openChange();
  await user.type(await shownField('Tags'), 'diabetic{Enter}camp 3{Enter}');
  await user.click(screen.getByRole('button', { name: 'Add an alert' }));
  await user.click(screen.getByRole('combobox', { name: 'Alert' }));
  await user.click(await screen.findByRole('option', { name: 'MLC' }));
  await user.type(field('Note'), 'FIR 214');
  await user.type(field('Last day'), '30/11{Enter}');
  await waitFor(() =>
    expect(saved()).toMatchObject({
      tags: ['diabetic', 'camp 3'],
      alerts: [{ kind: 'mlc', note: 'FIR 214', until: '2026-11-30' }],
    }),
  );
});

test('a sender who is not on the list is added in place', async () => {
  const { user, saved, inputsOf } = openChange(
    {},
    {
      patients: { addReferrer: input => ({ ...input, id: 9 }) as never },
    },
  );
  await user.type(await shownField('Sent by'), 'Dr Vivek Jain');
  await screen.findByText('Add “Dr Vivek Jain”');
  await user.keyboard('{Enter}');
  const adding = await screen.findByRole('group', { name: 'New sender: Dr Vivek Jain' });
  expect(inputsOf(contract.patients.change)).toHaveLength(0);
  await user.click(within(adding).getByLabelText('Phone'));
  await user.keyboard('50000 12345{Enter}');
  await waitFor(() =>
    expect(inputsOf(contract.patients.addReferrer)).toEqual([
      { name: 'Dr Vivek Jain', kind: 'doctor', phone: '50000 12345' },
    ]),
  );
  await waitFor(() => expect(screen.queryByRole('group', { name: /New sender/ })).toBeNull());
  await user.click(field('Sent by'));
  await user.keyboard('{Enter}');
  await waitFor(() => expect(saved()?.referrerId).toBe(9));
});

test('an ABHA number is grouped, and one with an odd last digit warns without refusing', async () => {
  const { user, saved } = openChange();
  await user.type(await shownField('ABHA number'), '22722548295254');
  await screen.findByText(/last digit does not fit/);
  await user.clear(field('ABHA number'));
  await user.type(field('ABHA number'), '22722548295255');
  expect(screen.queryByText(/last digit does not fit/)).toBeNull();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(saved()?.abhaNumber).toBe('22722548295255'));
});

test('a scanned ABHA card fills what is empty, and the scanner’s Enter does not save', async () => {
  const { user, inputsOf } = openChange({ ...nothingKnown });
  const code = JSON.stringify({
    hidn: '22-7225-4829-5255',
    name: 'LAKSHMI R',
    district_name: 'Indore',
    address: '14 Scheme 54, 452010',
  });
  await user.click(await shownField('ABHA number'));
  await user.keyboard(`${code.replaceAll('{', '{{')}{Enter}`);
  await screen.findByText(/Filled from the card/);
  expect(field('ABHA number').value).toBe('22-7225-4829-5255');
  expect(field('City').value).toBe('Indore');
  expect(field('Name').value).toBe('Lakshmi Raghavan');
  expect(inputsOf(contract.patients.change)).toHaveLength(0);
});

test('an ABHA number of somebody else is refused at its field', async () => {
  const { user } = openChange(
    {},
    {
      patients: {
        change: () => {
          throw new Refusal('ABHA_OF_ANOTHER', { patientId: 3 });
        },
      },
    },
  );
  await user.type(await shownField('ABHA number'), '22722548295255{Enter}');
  await screen.findByText(/already belongs to another patient/);
  expect(field('ABHA number').getAttribute('aria-invalid')).toBe('true');
});

test('of the guardian’s document only four digits are asked and kept', async () => {
  const guardian = { fullName: 'Sunita', relation: 'mother', phone: '', idType: 'aadhaar', idLast4: '1234' };
  const { user, saved } = openChange({ guardian });
  await user.clear(await shownField('Last 4 digits'));
  await user.type(field('Last 4 digits'), '98765{Enter}');
  await waitFor(() => expect(saved()?.guardian).toMatchObject({ idType: 'aadhaar', idLast4: '9876' }));
});

test('somebody unknown gets a mark without a phone, but a name only with one', async () => {
  const unknown = { fullName: 'Unknown man ~40', phone: '', isUnknown: true, foundAt: 'Bus stand' };
  const first = openChange(unknown);
  await first.user.type(await shownField('Tags'), 'ambulance{Enter}{Enter}');
  await waitFor(() =>
    expect(first.saved()).toMatchObject({ fullName: 'Unknown man ~40', phone: '', tags: ['ambulance'] }),
  );
  first.unmount();

  const naming = openChange(unknown, { isNaming: true });
  await screen.findByRole('heading', { name: 'Who is it?' });
  expect(field('Name').value).toBe('');
  await naming.user.type(field('Name'), 'Ramesh Pal{Enter}');
  await screen.findByText('Ten digits, please');
  expect(naming.inputsOf(contract.patients.change)).toHaveLength(0);
});

test('Enter before the answer takes the sender who was typed, never one found a letter before', async () => {
  const answers = new Map<string, (found: never) => void>();
  const { user, saved, inputsOf } = openChange(
    {},
    {
      patients: { referrers: ({ text }) => new Promise<never>(resolve => answers.set(text ?? '', resolve)) },
    },
  );
  const sender = (id: number, name: string) => ({ id, name, kind: 'doctor', phone: '' });
  const say = async (text: string, ...found: unknown[]) => {
    await waitFor(() => expect(answers.has(text)).toBe(true));
    await act(async () => answers.get(text)?.(found as never));
  };
  await user.type(await shownField('Sent by'), 'Dr Sha');
  await say('Dr Sha', sender(4, 'Dr Shah'), sender(5, 'Dr Sharma'));
  await screen.findByText('Dr Shah');
  await user.keyboard('rma{Enter}');
  expect(field('Sent by').value).toBe('Dr Sharma');
  await say('Dr Sharma', sender(5, 'Dr Sharma'));
  await waitFor(() => expect(screen.queryByText('Dr Shah')).toBeNull());
  expect(inputsOf(contract.patients.change)).toHaveLength(0);
  await user.keyboard('{Enter}');
  await waitFor(() => expect(saved()?.referrerId).toBe(5));
});
