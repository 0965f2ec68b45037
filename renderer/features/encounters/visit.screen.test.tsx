import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { VisitView } from '#shared/features/encounters/encounter.schema.ts';
import { Refusal } from '../../api/refusal.ts';
import { emptyBody } from './note-state.ts';
import { openVisit, SAVED_AT, smartLine } from './open-visit.test-support.tsx';
import { VisitScreen } from './visit.screen.tsx';
import { lineOf, visit } from './visit.test-support.ts';

test('a whole line is added by Enter and the field is free for the next one', async () => {
  const user = userEvent.setup();
  openVisit();
  const field = await smartLine();
  await user.type(field, 'dolo 650 1-0-1 5d pc{Enter}');
  const list = await screen.findByRole('list', { name: 'Medicines' });
  await waitFor(() => expect(list.textContent).toContain('DOLO 650'));
  expect(list.textContent).toContain('1-0-1');
  expect(list.textContent).toContain('after food');
  expect((field as HTMLInputElement).value).toBe('');
});

test('a dose without a drug stays in the field with the reason beside it', async () => {
  const user = userEvent.setup();
  openVisit();
  const field = await smartLine();
  await user.type(field, '1-0-1{Enter}');
  expect((await screen.findByRole('alert')).textContent).toContain('Which medicine?');
  expect((field as HTMLInputElement).value).toBe('1-0-1');
  expect(screen.queryByRole('listitem')).toBeNull();
});

test('a dose that cannot be read stays in the field, and its fragment is named', async () => {
  const user = userEvent.setup();
  openVisit();
  const field = await smartLine();
  await user.type(field, 'dolo 650 1-0-1 5d qqq{Enter}');
  expect((await screen.findByRole('alert')).textContent).toContain('qqq');
  expect((field as HTMLInputElement).value).toBe('dolo 650 1-0-1 5d qqq');
});

test('free text is taken and marked as not checked', async () => {
  const user = userEvent.setup();
  openVisit();
  await user.type(await smartLine(), 'zzz 1-0-1 5d{Enter}');
  const list = await screen.findByRole('list', { name: 'Medicines' });
  await waitFor(() => expect(list.textContent).toContain('Not checked'));
});

test('what is typed is on the clinic’s disk within two seconds, half a line too', async () => {
  const user = userEvent.setup();
  const page = openVisit();
  await user.type(await screen.findByLabelText('Complaints'), 'Fever');
  await user.type(await smartLine(), 'dolo 6');
  await waitFor(
    () => {
      const draft = page.inputsOf(contract.encounters.saveDraft).at(-1)?.draft;
      expect(draft).toMatchObject({ body: { complaints: 'Fever' }, typing: 'dolo 6' });
    },
    { timeout: 2_000 },
  );
});

test('an opened draft comes back with its half-typed line', async () => {
  openVisit({
    draft: {
      body: { ...emptyBody, complaints: 'Fever 3 days', lines: [lineOf('paracetamol')] },
      typing: 'levocet 5 0-',
    },
    draftSavedAt: SAVED_AT,
  });
  expect(await screen.findByDisplayValue('Fever 3 days')).toBeTruthy();
  expect(((await smartLine()) as HTMLInputElement).value).toBe('levocet 5 0-');
  expect(screen.getByRole('list', { name: 'Medicines' }).textContent).toContain('PARACETAMOL');
});

test('a line that is still in the field stops the signature', async () => {
  const user = userEvent.setup();
  const page = openVisit();
  await user.type(await smartLine(), 'dolo 650');
  await user.click(screen.getByRole('button', { name: /sign and print/i }));
  expect(await screen.findByText(/not added yet/)).toBeTruthy();
  expect(page.inputsOf(contract.encounters.sign)).toEqual([]);
});

test('a visit saved later by another window is said so, and what is typed here stays', async () => {
  const user = userEvent.setup();
  const page = openVisit();
  await user.type(await screen.findByLabelText('Complaints'), 'Mine');
  await waitFor(() => expect(page.inputsOf(contract.encounters.saveDraft).length).toBeGreaterThan(0), {
    timeout: 2_000,
  });
  page.answer({
    encounters: {
      open: () => ({
        ...visit,
        draft: { body: { ...emptyBody, complaints: 'Theirs' }, typing: '' },
        draftSavedAt: SAVED_AT + 5_000,
      }),
    },
  });
  await user.keyboard('{Control>}d{/Control}');
  new BroadcastChannel('parchi-drafts').postMessage({
    visitId: 7,
    savedAt: SAVED_AT + 5_000,
    window: 'other',
  });
  expect(await screen.findByText(/Another window saved this visit/)).toBeTruthy();
  expect(screen.getByDisplayValue('Mine')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Show the other' }));
  expect(await screen.findByDisplayValue('Theirs')).toBeTruthy();
});

test('a draft refused because the visit is signed keeps the text and offers the signed page', async () => {
  const user = userEvent.setup();
  openVisit(
    {},
    {
      encounters: {
        saveDraft: () => {
          throw new Refusal('ALREADY_SIGNED');
        },
      },
    },
  );
  await user.type(await screen.findByLabelText('Complaints'), 'Late words');
  expect(await screen.findByText(/signed in another window/, {}, { timeout: 2_500 })).toBeTruthy();
  expect(screen.getByDisplayValue('Late words')).toBeTruthy();
});

test('Ctrl D brings the last prescription once, not twice', async () => {
  const user = userEvent.setup();
  openVisit({ lastLines: [lineOf('amlodipine', { strength: '5 mg' })] });
  await smartLine();
  await user.keyboard('{Control>}d{/Control}{Control>}d{/Control}');
  const list = screen.getByRole('list', { name: 'Medicines' });
  await waitFor(() => expect(list.textContent?.match(/AMLODIPINE/g)).toHaveLength(1));
});

test('a visit that was left and is opened again shows what was typed before', async () => {
  const user = userEvent.setup();
  let kept: VisitView['draft'] = null;
  function Desk() {
    const [isOpen, setIsOpen] = useState(true);
    return (
      <>
        <button type="button" onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? 'Leave' : 'Return'}
        </button>
        {isOpen && <VisitScreen visitId={7} />}
      </>
    );
  }
  openVisit(
    {},
    { encounters: { open: () => ({ ...visit, draft: kept, draftSavedAt: kept && SAVED_AT }) } },
    Desk,
  );
  await screen.findByRole('textbox', { name: 'Complaints' });
  kept = { body: { ...emptyBody, complaints: 'Fever since Monday' }, typing: '' };
  await user.click(screen.getByText('Leave'));
  await user.click(screen.getByText('Return'));
  const complaints = await screen.findByRole('textbox', { name: 'Complaints' });
  expect((complaints as HTMLTextAreaElement).value).toBe('Fever since Monday');
});
