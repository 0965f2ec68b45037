import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { VisitView } from '#shared/features/encounters/encounter.schema.ts';
import { Refusal } from '../../api/refusal.ts';
import type { Handlers } from '../../api/test-client.ts';
import { renderPage } from '../../app/test-page.tsx';
import { emptyBody } from './note-state.ts';
import { VisitScreen } from './visit.screen.tsx';
import { findingOf, lineOf, nothingFound, readingOf, visit } from './visit.test-support.ts';

const SAVED_AT = Date.parse('2026-11-21T06:34:09Z');

const TheVisit = () => <VisitScreen visitId={7} />;

function openVisit(more: Partial<VisitView> = {}, handlers: Handlers = {}, component = TheVisit) {
  const router = createRouter({
    routeTree: createRootRoute({ component }),
    history: createMemoryHistory(),
  });
  return renderPage(<RouterProvider router={router} />, {
    handlers: {
      encounters: {
        open: () => ({ ...visit, ...more }),
        saveDraft: () => ({ savedAt: SAVED_AT }),
        ...handlers.encounters,
      },
      prescriptions: {
        readLine: ({ text }) => readingOf(text),
        check: () => nothingFound,
        preview: () => ({ pdf: '', pageCount: 1, fileName: 'draft.pdf' }),
        ...handlers.prescriptions,
      },
    },
  });
}

const smartLine = () => screen.findByRole('combobox', { name: /add medicine/i });

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

const penicillin = findingOf();

function openWithWarning() {
  return openVisit(
    { draft: { body: { ...emptyBody, lines: [lineOf('amoxicillin')] }, typing: '' }, draftSavedAt: SAVED_AT },
    {
      prescriptions: { check: () => ({ ...nothingFound, warnings: [penicillin] }) },
      encounters: {
        sign: () => {
          throw new Refusal('NOTHING_WRITTEN');
        },
      },
    },
  );
}

test('an allergy that blocks stops the signature and has the cursor', async () => {
  const user = userEvent.setup();
  const page = openWithWarning();
  await screen.findByText('1 warning to answer');
  await user.click(screen.getByRole('button', { name: /sign and print/i }));
  expect(page.inputsOf(contract.encounters.sign)).toEqual([]);
  expect(document.activeElement?.closest('[data-warning]')).not.toBeNull();
});

test('a reason answers the warning, and the signature carries it', async () => {
  const user = userEvent.setup();
  const page = openWithWarning();
  await user.type(await screen.findByLabelText('Reason to keep it'), 'Tolerated last year{Enter}');
  await waitFor(() => expect(screen.queryByText('1 warning to answer')).toBeNull());
  await user.click(screen.getByRole('button', { name: /sign and print/i }));
  await waitFor(() => expect(page.inputsOf(contract.encounters.sign)).toHaveLength(1));
  expect(page.inputsOf(contract.encounters.sign)[0]?.body.answers).toEqual([
    { warningKey: penicillin.key, reason: 'Tolerated last year' },
  ]);
});

test('information is one quiet line that asks nothing', async () => {
  const note = findingOf({
    ...{ level: 'moderate', kind: 'interaction', drug: 'amoxicillin', other: 'warfarin' },
    ...{ effect: 'INR may rise', advice: 'Check INR' },
    earlier: { generic: 'warfarin', startedOn: '2026-03-02', endsOn: null },
  });
  openVisit(
    { draft: { body: { ...emptyBody, lines: [lineOf('amoxicillin')] }, typing: '' }, draftSavedAt: SAVED_AT },
    { prescriptions: { check: () => ({ ...nothingFound, warnings: [note] }) } },
  );
  expect(await screen.findByText('Amoxicillin with warfarin, taken since 2 Mar 2026.')).toBeTruthy();
  expect(screen.getByText('INR may rise. Check INR.')).toBeTruthy();
  expect(screen.queryByLabelText('Reason to keep it')).toBeNull();
  expect(screen.queryByText('1 warning to answer')).toBeNull();
});

test('the head says how many pairs were checked and opens what was not', async () => {
  const user = userEvent.setup();
  openVisit(
    { draft: { body: { ...emptyBody, lines: [lineOf('amoxicillin')] }, typing: '' }, draftSavedAt: SAVED_AT },
    {
      prescriptions: {
        check: () => ({
          ...nothingFound,
          checkedPairs: 6,
          notChecked: [{ code: 'noCreatinine', lineNumber: null, what: 'metformin' }],
        }),
      },
    },
  );
  expect(await screen.findByText(/Checked 6 pairs, list 1.4/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '1 not checked' }));
  expect(screen.getByText('Kidney: no creatinine (metformin)')).toBeTruthy();
});

test('of two new lines in conflict either can go, and what was heeded is counted at the signature', async () => {
  const user = userEvent.setup();
  const twice = findingOf({
    ...{ kind: 'interaction', level: 'major', lineNumber: 2, otherLineNumber: 1, drug: 'ibuprofen' },
    ...{ other: 'warfarin', ruleId: 'DDI122', key: 'ddi122|ibuprofen|warfarin' },
  });
  const page = openVisit(
    {
      draft: { body: { ...emptyBody, lines: [lineOf('warfarin'), lineOf('ibuprofen')] }, typing: '' },
      draftSavedAt: SAVED_AT,
    },
    {
      prescriptions: {
        check: ({ lines }) => ({ ...nothingFound, warnings: lines.length === 2 ? [twice] : [] }),
      },
      encounters: {
        sign: () => {
          throw new Refusal('NOTHING_WRITTEN');
        },
      },
    },
  );
  await screen.findByRole('button', { name: /^2\s*Remove warfarin/ });
  await user.click(screen.getByRole('button', { name: /^1\s*Remove ibuprofen/ }));
  await waitFor(() => expect(screen.queryByText(/warning to answer/)).toBeNull());
  await screen.findByText(/Checked 0 pairs/);
  await user.click(screen.getByRole('button', { name: /sign and print/i }));
  await waitFor(() => expect(page.inputsOf(contract.encounters.sign)).toHaveLength(1));
  expect(page.inputsOf(contract.encounters.sign)[0]?.heeded).toEqual([
    { ruleId: 'DDI122', kind: 'interaction', level: 'major', drug: 'ibuprofen', other: 'warfarin' },
  ]);
});

test('a child’s dose is proposed with its arithmetic and written only when it is taken', async () => {
  const user = userEvent.setup();
  openVisit(
    {},
    {
      prescriptions: {
        readLine: ({ text }) => ({
          ...readingOf(text),
          line: null,
          problems: [{ code: 'NO_DOSE', fragment: text, at: 0 }],
          childDoses: [
            {
              product: 'amoxicillin 250 mg/5 mL dry syrup',
              ...{ rowId: 'CHD004', indication: 'ordinary infection', component: 'amoxicillin' },
              ...{ basis: 'mg_per_kg_day', amountMg: 40, weightKg: 12, weightOn: '2026-10-01' },
              ...{ mgADose: 160, uncappedMg: 160, mlADose: 3, spoonMl: null, pieces: null, dosesADay: 3 },
              ...{ typed: '3ml tds', warnings: ['weightOld'], note: '', source: 'US label' },
              list: { name: 'child_doses', version: '1.0.0', date: '2026-11-22' },
            },
          ],
        }),
      },
    },
  );
  const field = (await smartLine()) as HTMLInputElement;
  await user.type(field, 'amox 250 syrup');
  expect(await screen.findByText('12 kg × 40 mg/kg ÷ 3 = 160 mg → 3 mL, 3 × a day')).toBeTruthy();
  expect(screen.getByText('Weight of 1 Oct: weigh again.')).toBeTruthy();
  expect(field.value).toBe('amox 250 syrup');
  await user.keyboard('{Alt>}d{/Alt}');
  await waitFor(() => expect(field.value).toBe('amox 250 syrup 3ml tds '));
});

test('removing the medicine that warns can be undone', async () => {
  const user = userEvent.setup();
  openWithWarning();
  await user.click(await screen.findByRole('button', { name: /^1\s*Remove it/ }));
  await waitFor(() =>
    expect(screen.getByRole('list', { name: 'Medicines' }).textContent).not.toContain('AMOXICILLIN'),
  );
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() =>
    expect(screen.getByRole('list', { name: 'Medicines' }).textContent).toContain('AMOXICILLIN'),
  );
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
