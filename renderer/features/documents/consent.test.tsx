import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { Refusal } from '../../api/refusal.ts';
import type { Handlers } from '../../api/test-client.ts';
import { renderPage } from '../../app/test-page.tsx';
import { ConsentSettingsPanel } from './consent-settings.panel.tsx';
import { DocumentsPanel } from './documents.panel.tsx';
import { template, waitingForm } from './documents.test-support.ts';

const printed = vi.hoisted(() => vi.fn(async () => undefined));
const opened = vi.hoisted(() => ({ patient: vi.fn() }));
vi.mock('../../ui/pdf.tsx', () => ({ printPdf: printed, PdfPreview: () => <p>the PDF</p> }));
vi.mock('../../app/open.ts', () => ({ useOpen: () => opened }));

beforeEach(() => vi.clearAllMocks());

const { documents } = contract;
const doctor = {
  ...{ id: 2, fullName: 'Dr Meera Kulkarni', signInName: 'meera', roles: ['doctor' as const] },
  ...{ isActive: true, hasPin: false },
  doctor: {
    ...{ qualification: 'MD', council: '', registrationNumber: '', speciality: '', room: '' },
    consultationFeePaise: 0,
  },
};

function handlersOf(room: Handlers['documents']): Handlers {
  return {
    documents: {
      ...{ list: () => [], consentTemplates: () => [template], waitingConsents: () => [waitingForm] },
      ...room,
    },
    users: { list: () => [doctor as never] },
    settings: { get: () => ({ settings: { patientLanguage: 'hi' } }) as never },
  };
}

async function openConsents(room: Handlers['documents'] = {}) {
  const page = renderPage(
    <DocumentsPanel
      {...{ patientId: 871, visitId: null, doctorId: null, printKeys: 'F8', onDone: () => {} }}
    />,
    {
      session: { userId: 9, fullName: 'Kavita', roles: ['receptionist'], signedInAt: 0 },
      handlers: handlersOf(room),
    },
  );
  const user = userEvent.setup();
  await user.keyboard('j');
  await screen.findByLabelText('Procedure');
  await screen.findByRole('option', { name: 'Dr Meera Kulkarni' });
  await screen.findByRole('option', { name: 'English and हिन्दी' });
  return { ...page, user };
}

test('a form is printed for the procedure that was typed, in English and the patient’s language', async () => {
  const { user, inputsOf } = await openConsents({
    printConsent: () => ({ pdf: 'FORM', fileName: 'x.pdf', formId: 12 }),
  });
  expect(screen.getByText('Not reviewed by a lawyer')).toBeTruthy();
  await user.keyboard('{F8}');
  expect(inputsOf(documents.printConsent)).toHaveLength(0);
  await user.type(screen.getByLabelText('Procedure'), 'Ear lobe repair');
  await user.keyboard('{F8}');
  await waitFor(() => expect(printed).toHaveBeenCalledWith('FORM'));
  expect(inputsOf(documents.printConsent)).toEqual([
    {
      ...{
        templateId: 'procedure',
        patientId: 871,
        visitId: null,
        procedure: 'Ear lobe repair',
        doctorId: 2,
      },
      languages: ['en', 'hi'],
    },
  ]);
});

test('the scan of a waiting form is added to it, as a consent', async () => {
  const { user } = await openConsents();
  await user.click(await screen.findByRole('button', { name: 'Add the scan' }));
  await screen.findByRole('heading', { name: 'Signed scan of: Ear lobe repair' });
  expect(screen.getByLabelText('What it is')).toHaveProperty('value', 'consent');
});

test('a form that is not needed leaves the list only with a reason', async () => {
  const { user, inputsOf } = await openConsents({ closeConsent: () => ({}) });
  await user.click(await screen.findByRole('button', { name: 'Not needed' }));
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(inputsOf(documents.closeConsent)).toHaveLength(0);
  await user.type(screen.getByLabelText('Why is no scan to come?'), 'Not done');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(inputsOf(documents.closeConsent)).toEqual([{ formId: 12, reason: 'Not done' }]));
});

function openSettings(room: Handlers['documents'] = {}, role: 'owner' | 'receptionist' = 'owner') {
  const page = renderPage(<ConsentSettingsPanel />, {
    session: { userId: 1, fullName: 'Anil', roles: [role], signedInAt: 0 },
    handlers: handlersOf(room),
  });
  return { ...page, user: userEvent.setup() };
}

test('the clinic’s list says whose form waits and leads to the person', async () => {
  const { user } = openSettings({}, 'receptionist');
  await screen.findByText(/Lakshmi Raghavan · SJC-24-00871/);
  await user.click(screen.getByRole('button', { name: 'Open' }));
  expect(opened.patient).toHaveBeenCalledWith(871);
  expect(screen.queryByText('Texts')).toBeNull();
});

test('a changed text is no longer reviewed, is saved over the version that was opened, and names a wrong blank', async () => {
  const { user, inputsOf } = openSettings({
    consentTemplates: () => [{ ...template, version: 3, isReviewed: true }],
    saveConsentTemplate: () => {
      throw new Refusal('BLANK_UNKNOWN', { blank: 'persn', language: 'en' });
    },
  });
  const body = await screen.findByLabelText('Text');
  expect(screen.getByLabelText('A lawyer has reviewed this text')).toHaveProperty('checked', true);
  await user.type(body, ' More.');
  expect(screen.getByLabelText('A lawyer has reviewed this text')).toHaveProperty('checked', false);
  await user.click(screen.getByRole('button', { name: /Save text/ }));
  await screen.findByText('The text has a blank that nothing fills: persn');
  expect(inputsOf(documents.saveConsentTemplate)).toMatchObject([
    {
      templateId: 'procedure',
      version: 3,
      isReviewed: false,
      texts: { en: { body: 'I, {person}, agree. More.' } },
    },
  ]);
  expect(body).toHaveProperty('value', 'I, {person}, agree. More.');
});

test('a new text begins empty and another language is written beside it', async () => {
  const { user, inputsOf } = openSettings({
    saveConsentTemplate: () => ({ templateId: 'own-1', version: 1 }),
  });
  await user.click(await screen.findByRole('button', { name: 'New text' }));
  await user.type(screen.getByLabelText('For which procedure'), 'Extraction');
  await user.type(screen.getByLabelText('Title'), 'Consent');
  await user.type(screen.getByLabelText('Text'), 'I agree.');
  await user.selectOptions(screen.getByLabelText('Language'), 'mr');
  await user.type(screen.getByLabelText('Title'), 'संमती');
  await user.type(screen.getByLabelText('Text'), 'मी सहमत.');
  await user.click(screen.getByRole('button', { name: /Save text/ }));
  await waitFor(() =>
    expect(inputsOf(documents.saveConsentTemplate)).toEqual([
      {
        ...{ templateId: null, version: null, procedure: 'Extraction', isReviewed: false, isOff: false },
        texts: { en: { title: 'Consent', body: 'I agree.' }, mr: { title: 'संमती', body: 'मी सहमत.' } },
      },
    ]),
  );
});
