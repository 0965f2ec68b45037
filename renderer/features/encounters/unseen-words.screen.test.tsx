import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { SignedEncounter, VisitView } from '#shared/features/encounters/encounter.schema.ts';
import { useRefresh } from '../../api/hooks.ts';
import { Refusal } from '../../api/refusal.ts';
import type { Handlers } from '../../api/test-client.ts';
import { useSession } from '../../app/session.tsx';
import { renderPage } from '../../app/test-page.tsx';
import { emptyBody } from './note-state.ts';
import { VisitScreen } from './visit.screen.tsx';
import { lineOf, nothingFound, readingOf, visit } from './visit.test-support.ts';

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

function SignedIn() {
  const refresh = useRefresh();
  return useSession().session ? (
    <>
      <button type="button" onClick={() => refresh('encounters')}>
        News
      </button>
      <VisitScreen visitId={7} />
    </>
  ) : null;
}

function openVisit(more: Partial<VisitView>, encounters: Handlers['encounters'] = {}) {
  const router = createRouter({
    routeTree: createRootRoute({ component: SignedIn }),
    history: createMemoryHistory(),
  });
  const page = renderPage(<RouterProvider router={router} />, {
    session: { userId: 1, fullName: 'Dr Meera Kulkarni', roles: ['doctor'], signedInAt: 0 },
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
      },
    },
  });
  return { ...page, user: userEvent.setup() };
}

const theirs = { body: { ...emptyBody, complaints: 'Chest pain' }, typing: '' };
const tara = { userId: 9, name: 'Dr Tara Menon' };

test('a signature over words that came meanwhile is refused, said once, and not tried again unread', async () => {
  const { user, inputsOf, answer } = openVisit(
    { draft: { ...theirs, body: { ...emptyBody, complaints: 'Cold' } }, draftSavedAt: SIGNED_AT - 9_000 },
    {
      sign: () => {
        throw new Refusal('DRAFT_BY_SOMEBODY_ELSE', { savedAt: SIGNED_AT, byUserId: 9 });
      },
    },
  );
  await screen.findByDisplayValue('Cold');
  answer({
    encounters: { open: () => ({ ...visit, draft: theirs, draftSavedAt: SIGNED_AT, draftBy: tara }) },
  });
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText(/Dr Tara Menon saved this visit at 12:04:00/)).toBeTruthy();
  expect(inputsOf(contract.encounters.sign)).toMatchObject([{ seenSavedAt: SIGNED_AT - 9_000 }]);
  expect(screen.queryByRole('alert')).toBeNull();

  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Show the other' }));
  await user.click(screen.getByRole('button', { name: /sign and print/i }));
  expect(inputsOf(contract.encounters.sign)).toHaveLength(1);

  await user.click(screen.getByRole('button', { name: 'Show the other' }));
  expect(await screen.findByDisplayValue('Chest pain')).toBeTruthy();
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(inputsOf(contract.encounters.sign)).toHaveLength(2));
  expect(inputsOf(contract.encounters.sign)[1]).toMatchObject({
    ...{ seenSavedAt: SIGNED_AT, body: { complaints: 'Chest pain' } },
  });
});

test('a void note is written anew from an empty page whatever change of it was kept', async () => {
  const draft = { ...theirs, amendReason: 'Dose' };
  const { user } = openVisit({
    ...{ signed: { ...signed, voided }, draft, draftSavedAt: SIGNED_AT, draftFromVersion: 1 },
  });
  await screen.findByText('Fever 3 days');
  expect(screen.queryByText(/A change of this note/)).toBeNull();
  await user.keyboard('e');
  const reason = (await screen.findByLabelText('Why version 2')) as HTMLInputElement;
  expect(reason.value).toBe('Written for another person');
  expect(screen.queryByDisplayValue('Chest pain')).toBeNull();
});

test('what was begun anew after the void is on the disk as such and comes back', async () => {
  const draft = { ...theirs, amendReason: 'Another person', isAnew: true };
  const { user, inputsOf } = openVisit({
    ...{ signed: { ...signed, voided }, draft, draftSavedAt: SIGNED_AT, draftFromVersion: 1 },
  });
  await screen.findByText(/A change of this note/);
  await user.keyboard('e');
  await user.type(await screen.findByDisplayValue('Chest pain'), ' 2 h');
  const saved = () => inputsOf(contract.encounters.saveDraft).at(-1)?.draft;
  await waitFor(
    () => expect(saved()).toMatchObject({ isAnew: true, body: { complaints: 'Chest pain 2 h' } }),
    {
      timeout: 2_500,
    },
  );
});

test('a change that is open while the note is struck elsewhere can no longer be signed', async () => {
  const { user, inputsOf, answer } = openVisit({ signed }, { amend: () => ({ ...signed, version: 2 }) });
  await screen.findByText('Fever 3 days');
  await user.keyboard('e');
  await user.type(await screen.findByLabelText('Why version 2'), 'Dose');
  answer({ encounters: { open: () => ({ ...visit, signed: { ...signed, voided } }) } });
  await user.click(screen.getByRole('button', { name: 'News' }));
  expect(await screen.findByText(/struck through on another screen/)).toBeTruthy();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(inputsOf(contract.encounters.amend)).toEqual([]);
});
