import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type {
  EncounterVersion,
  SignedEncounter,
  VisitView,
} from '#shared/features/encounters/encounter.schema.ts';
import type { Submission } from '#shared/features/encounters/signing.schema.ts';
import { clinicSheetLayout } from '#shared/features/prescriptions/letterhead.rules.ts';
import { defaultSettings } from '#shared/features/settings/settings.schema.ts';
import { Refusal } from '../../api/refusal.ts';
import type { Handlers } from '../../api/test-client.ts';
import { useSession } from '../../app/session.tsx';
import { renderPage } from '../../app/test-page.tsx';
import { emptyBody } from './note-state.ts';
import { VisitScreen } from './visit.screen.tsx';
import { lineOf, nothingFound, readingOf, visit } from './visit.test-support.ts';

const opened = vi.hoisted(() => ({ queue: vi.fn(), visit: vi.fn(), home: vi.fn() }));
vi.mock('../../app/open.ts', () => ({ useOpen: () => opened }));
beforeEach(() => vi.clearAllMocks());

const SIGNED_AT = Date.parse('2026-11-21T06:34:00Z');

const signed: SignedEncounter = {
  visitId: 7,
  version: 1,
  onDate: '2026-11-21',
  doctorId: 1,
  doctorName: 'Dr Meera Kulkarni',
  serial: 'RX/26-27/000041',
  body: { ...emptyBody, complaints: 'Fever 3 days', lines: [lineOf('paracetamol')] },
  contentHash: 'ab'.repeat(32),
  signedAt: SIGNED_AT,
  amendReason: '',
  enteredByName: '',
  voided: null,
};
const voided = { reason: 'Written for another person', byName: 'Dr Meera Kulkarni', at: SIGNED_AT };
const submission: Submission = {
  submissionId: 5,
  byUserId: 9,
  byName: 'Dr Tara Menon',
  at: SIGNED_AT,
  sentBack: null,
};

function SignedIn() {
  return useSession().session ? <VisitScreen visitId={7} /> : null;
}

function openVisit(more: Partial<VisitView>, encounters: Handlers['encounters'] = {}, userId = 1) {
  const router = createRouter({
    routeTree: createRootRoute({ component: SignedIn }),
    history: createMemoryHistory(),
  });
  const page = renderPage(<RouterProvider router={router} />, {
    session: { userId, fullName: 'Dr Meera Kulkarni', roles: ['doctor'], signedInAt: 0 },
    handlers: {
      encounters: {
        open: () => ({ ...visit, ...more }),
        saveDraft: () => ({ savedAt: SIGNED_AT }),
        ...encounters,
      },
      prescriptions: {
        readLine: ({ text }) => readingOf(text),
        check: () => nothingFound,
        preview: () => ({ pdf: '', pageCount: 1, fileName: 'draft.pdf' }),
        print: () => ({ pdf: '', pageCount: 1, fileName: 'RX-26-27-000041.pdf' }),
        letterheads: () => ({ letterheads: [half], choices: [], clinicLayout }),
      },
    },
  });
  return { ...page, user: userEvent.setup() };
}

const clinicLayout = clinicSheetLayout(defaultSettings);
const half = { id: 4, version: 1, name: 'Back room', changedAt: 0, layout: clinicLayout };
const reasonField = () => screen.findByLabelText('Why version 2');

async function openForChange(encounters: Handlers['encounters'] = {}) {
  const page = openVisit({ signed }, encounters);
  await screen.findByText('Fever 3 days');
  await page.user.keyboard('e');
  await reasonField();
  return page;
}

test('E opens the signed words with the cursor in the reason; without one nothing is signed', async () => {
  const { user, inputsOf } = await openForChange();
  expect(document.activeElement).toBe(await reasonField());
  expect(screen.getByDisplayValue('Fever 3 days')).toBeTruthy();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect((await screen.findByRole('alert')).textContent).toContain('needs its reason');
  expect(inputsOf(contract.encounters.amend)).toEqual([]);
});

test('Ctrl Enter signs the next version with its reason and from the version it began with', async () => {
  const next = { ...signed, version: 2, amendReason: 'Rash seen' };
  const { user, inputsOf, answer } = await openForChange();
  answer({ encounters: { amend: () => next, open: () => ({ ...visit, signed: next }) } });
  await user.keyboard('Rash seen{Enter}, rash');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText(/Amended 21 Nov 2026, .*version 2: Rash seen/)).toBeTruthy();
  expect(inputsOf(contract.encounters.amend)).toMatchObject([
    {
      ...{ fromVersion: 1, reason: 'Rash seen', isAnew: false },
      body: { complaints: expect.stringContaining('rash') },
    },
  ]);
  expect(inputsOf(contract.encounters.sign)).toEqual([]);
});

test('the reason is on the disk with the change', async () => {
  const { user, inputsOf } = await openForChange();
  await user.keyboard('Rash');
  await waitFor(
    () =>
      expect(inputsOf(contract.encounters.saveDraft).at(-1)).toMatchObject({
        ...{ fromVersion: 1, draft: { amendReason: 'Rash', body: { complaints: 'Fever 3 days' } } },
      }),
    { timeout: 2_500 },
  );
});

test('a change that came too late is refused in words, and what was typed stays', async () => {
  const { user } = await openForChange({
    amend: () => {
      throw new Refusal('AMENDED_MEANWHILE', { version: 2 });
    },
  });
  await user.keyboard('Rash{Enter}, rash');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText(/Version 2 was signed on another screen/)).toBeTruthy();
  expect(screen.getByDisplayValue(/rash/)).toBeTruthy();
});

test('a change that was left is offered again beside the signed note, or thrown away', async () => {
  const draft = { body: { ...signed.body, complaints: 'Fever, rash' }, typing: '', amendReason: 'Rash' };
  const kept = { signed, draft, draftSavedAt: SIGNED_AT, draftFromVersion: 1 };
  const { user, inputsOf } = openVisit(kept, { discardDraft: () => ({}) });
  expect(await screen.findByText(/A change of this note, kept 12:04, is not signed yet/)).toBeTruthy();
  expect(screen.getByText('Fever 3 days')).toBeTruthy();
  await user.keyboard('e');
  expect(((await reasonField()) as HTMLInputElement).value).toBe('Rash');
  expect(screen.getByDisplayValue('Fever, rash')).toBeTruthy();
  await user.keyboard('{Alt>}b{/Alt}');
  await user.click(await screen.findByRole('button', { name: 'Throw the change away' }));
  await waitFor(() => expect(inputsOf(contract.encounters.discardDraft)).toEqual([{ visitId: 7 }]));
});

test('X strikes the visit through only with a reason', async () => {
  const { user, inputsOf, answer } = openVisit({ signed });
  await screen.findByText('Fever 3 days');
  answer({
    encounters: {
      void: () => ({ ...signed, voided }),
      open: () => ({ ...visit, signed: { ...signed, voided } }),
    },
  });
  await user.keyboard('x');
  await screen.findByLabelText('Reason');
  await user.keyboard('{Enter}');
  expect(await screen.findByText('Please say why, in a few words.')).toBeTruthy();
  await user.keyboard('Written for another person{Enter}');
  expect(await screen.findByText(/^Void, Dr Meera Kulkarni, .*: Written for another person$/)).toBeTruthy();
  expect(inputsOf(contract.encounters.void)).toEqual([
    { visitId: 7, version: 1, reason: 'Written for another person' },
  ]);
});

test('a void visit is written anew from an empty page, with the reason of the void', async () => {
  const { user } = openVisit({ signed: { ...signed, voided } });
  await screen.findByText('Fever 3 days');
  await user.keyboard('e');
  expect(((await reasonField()) as HTMLInputElement).value).toBe('Written for another person');
  expect(screen.queryByDisplayValue('Fever 3 days')).toBeNull();
});

test('H shows who signed when and why, and marks in words what a version took out and put in', async () => {
  const first: EncounterVersion = { ...signed, isUnaltered: true };
  const second: EncounterVersion = {
    ...{ ...first, version: 2, amendReason: 'Dose corrected' },
    body: { ...signed.body, lines: [lineOf('paracetamol', { strength: '650 mg' })] },
  };
  const { user } = openVisit(
    { signed: second },
    { versions: () => [second, { ...first, isUnaltered: false }] },
  );
  await screen.findByText('Fever 3 days');
  await user.keyboard('h');
  const list = await screen.findByRole('listbox', { name: 'Versions' });
  expect(within(list).getByText('Dose corrected')).toBeTruthy();
  expect(within(list).getByText('Seal holds')).toBeTruthy();
  expect(within(list).getByText(/Seal does not fit/)).toBeTruthy();
  const reading = await screen.findByRole('article', { name: 'Version 2' });
  const marked = (word: string) => within(reading).getByText(word).closest('li')?.textContent;
  expect(marked('removed')).toContain('PARACETAMOL 500 mg');
  expect(marked('added')).toContain('PARACETAMOL 650 mg');
  await user.keyboard('{ArrowDown}');
  const older = await screen.findByRole('article', { name: 'Version 1' });
  expect(within(older).queryByText('added')).toBeNull();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('listbox', { name: 'Versions' })).toBeNull());
});

test('another doctor reads the versions and can neither amend nor void', async () => {
  const { user } = openVisit({ signed }, {}, 2);
  await screen.findByText('Fever 3 days');
  await user.keyboard('ex');
  expect(screen.queryByLabelText('Why version 2')).toBeNull();
  expect(screen.queryByLabelText('Reason')).toBeNull();
});

test('an assistant writes for the doctor and submits; nothing is signed or printed', async () => {
  const { user, inputsOf } = openVisit(
    {
      isAssistant: true,
      submission: { ...submission, sentBack: { ...voided, reason: 'Weight is missing' } },
    },
    { submitForCountersign: () => submission },
    9,
  );
  expect(await screen.findByText(/Sent back by .*: Weight is missing/)).toBeTruthy();
  await user.type(await screen.findByLabelText('Complaints'), 'Cough');
  await user.click(screen.getByRole('button', { name: /Submit to Dr Meera Kulkarni/ }));
  await waitFor(() =>
    expect(inputsOf(contract.encounters.submitForCountersign)).toMatchObject([
      { visitId: 7, draft: { body: { complaints: 'Cough' }, typing: '' } },
    ]),
  );
  expect(inputsOf(contract.encounters.sign)).toEqual([]);
  expect(inputsOf(contract.prescriptions.print)).toEqual([]);
});

test('what waits for the doctor is locked for the assistant', async () => {
  openVisit({ isAssistant: true, submission }, {}, 9);
  expect(await screen.findByText('Waiting for Dr Meera Kulkarni')).toBeTruthy();
  expect(screen.queryByLabelText('Complaints')).toBeNull();
});

test('the doctor sees whose words wait and sends them back with a reason', async () => {
  const draft = { body: { ...emptyBody, complaints: 'Cough' }, typing: '' };
  const { user, inputsOf } = openVisit(
    { draft, draftSavedAt: SIGNED_AT, submission },
    { sendBack: () => submission },
  );
  expect(await screen.findByText('Entered by Dr Tara Menon, submitted 12:04.')).toBeTruthy();
  await user.keyboard('{Alt>}b{/Alt}');
  await user.type(await screen.findByLabelText('Reason'), 'Weight is missing{Enter}');
  await waitFor(() => expect(opened.queue).toHaveBeenCalled());
  expect(inputsOf(contract.encounters.sendBack)).toEqual([
    { visitId: 7, submissionId: 5, reason: 'Weight is missing' },
  ]);
});

test('words that somebody else saved meanwhile are not replaced unseen', async () => {
  const { user } = openVisit(
    { draftBy: { userId: 9, name: 'Dr Tara Menon' } },
    {
      saveDraft: () => {
        throw new Refusal('DRAFT_BY_SOMEBODY_ELSE', { savedAt: SIGNED_AT, byUserId: 9 });
      },
    },
  );
  await user.type(await screen.findByLabelText('Complaints'), 'Mine');
  const words = /Dr Tara Menon saved this visit at 12:04:00/;
  expect(await screen.findByText(words, {}, { timeout: 2_500 })).toBeTruthy();
  expect(screen.getByDisplayValue('Mine')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Keep this one' })).toBeTruthy();
});

test('after printing again the page can still be printed on another letterhead', async () => {
  const { user, inputsOf } = openVisit({ signed });
  await screen.findByRole('combobox', { name: 'Print on another letterhead' });
  await user.keyboard('{F8}');
  await waitFor(() => expect(inputsOf(contract.prescriptions.print)).toHaveLength(1));
  expect(await screen.findByRole('combobox', { name: 'Print on another letterhead' })).toBeTruthy();
});
