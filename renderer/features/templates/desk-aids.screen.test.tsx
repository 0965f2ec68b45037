import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { VisitView } from '#shared/features/encounters/encounter.schema.ts';
import { noConditions } from '#shared/features/templates/conditions.rules.ts';
import type { Template } from '#shared/features/templates/template.schema.ts';
import type { Favourite } from '#shared/features/templates/templates.contract.ts';
import { renderPage } from '../../app/test-page.tsx';
import { emptyBody } from '../encounters/note-state.ts';
import { VisitScreen } from '../encounters/visit.screen.tsx';
import { lineOf, nothingFound, readingOf, visit } from '../encounters/visit.test-support.ts';

const stored = { version: 1, isTeam: false, ownerId: 1, ownerName: 'Dr Meera Kulkarni', savedAt: 1 };
const cold: Template = {
  ...{ ...stored, id: 1, kind: 'kit', name: 'Cold and cough' },
  content: {
    ...{ key: 'C', conditions: noConditions, advice: 'Steam twice a day', tests: '', orders: [] },
    lines: [
      { line: lineOf('paracetamol'), conditions: noConditions },
      { line: lineOf('amoxicillin'), conditions: { ...noConditions, underMonths: 144 } },
    ],
  },
};
const children: Template = {
  ...{ ...stored, id: 2, kind: 'kit', name: 'Child’s fever' },
  content: { ...cold.content, key: 'F', conditions: { ...noConditions, underMonths: 144 } },
};
const throat: Template = {
  ...{ ...stored, id: 3, kind: 'text', name: 'Throat' },
  content: { field: 'findings', words: 'fever', text: 'Throat congested, chest clear' },
};
const favourite = (generic: string): Favourite => ({
  ...{ line: lineOf(generic), uses: 4, basis: 'diagnosis', of: 'Bronchitis' },
});

function openVisit(more: Partial<VisitView> = {}) {
  const router = createRouter({
    routeTree: createRootRoute({ component: () => <VisitScreen visitId={7} /> }),
    history: createMemoryHistory(),
  });
  return renderPage(<RouterProvider router={router} />, {
    handlers: {
      encounters: { open: () => ({ ...visit, ...more }), saveDraft: () => ({ savedAt: 1 }) },
      prescriptions: {
        readLine: ({ text }) => readingOf(text),
        check: () => nothingFound,
        preview: () => ({ pdf: '', pageCount: 1, fileName: 'draft.pdf' }),
        takingNow: () => [],
        searchDiagnoses: () => [
          { code: '', title: 'Viral fever, own words' },
          { code: 'B34.9', title: 'Viral infection' },
        ],
      },
      templates: {
        list: () => [cold, children, throat],
        favourites: () => [favourite('ambroxol'), favourite('azithromycin')],
        shorthand: () => [
          { short: 'fev', text: 'Fever' },
          { short: 'lm', text: 'Loose motions' },
        ],
        learnDiagnosis: () => ({}),
        add: ({ name, isTeam, kind, content }) =>
          ({ ...stored, id: 9, name, isTeam, kind, content }) as Template,
      },
    },
  });
}

const smartLine = () => screen.findByRole('combobox', { name: /add medicine/i });
const medicines = () => screen.findByRole('list', { name: 'Medicines' });
const lastBody = (page: ReturnType<typeof openVisit>) =>
  page.inputsOf(contract.encounters.saveDraft).at(-1)?.draft.body;

test('Ctrl 1 and Ctrl 2 add the doctor’s commonest lines, each once, and the checks see them', async () => {
  const user = userEvent.setup();
  const page = openVisit();
  expect(await screen.findByRole('region', { name: 'Often for Bronchitis:' })).toBeTruthy();
  await user.keyboard('{Control>}1{/Control}{Control>}2{/Control}{Control>}1{/Control}');
  const list = await medicines();
  expect(list.textContent?.match(/AMBROXOL/g)).toHaveLength(1);
  expect(list.textContent).toContain('AZITHROMYCIN');
  await waitFor(() => expect(page.inputsOf(contract.prescriptions.check).at(-1)?.lines).toHaveLength(2));
});

test('favourites are asked for with the diagnosis that is being typed', async () => {
  const user = userEvent.setup();
  const page = openVisit();
  await user.type(await screen.findByRole('combobox', { name: 'Diagnosis' }), 'Bronchitis');
  await waitFor(() =>
    expect(page.inputsOf(contract.templates.favourites).at(-1)).toMatchObject({
      diagnoses: [{ text: 'Bronchitis', icd10: '' }],
    }),
  );
});

test('a slash in the medicines line opens the kits; a line that does not fit is shown with why and not added', async () => {
  const user = userEvent.setup();
  const page = openVisit();
  await user.type(await smartLine(), '/co');
  const option = await screen.findByRole('option', { name: /Cold and cough/ });
  expect(option.textContent).toContain('too old');
  await user.keyboard('{Enter}');
  const list = await medicines();
  expect(list.textContent).toContain('PARACETAMOL');
  expect(list.textContent).not.toContain('AMOXICILLIN');
  expect(await screen.findByText(/Left out: amoxicillin 500 mg \(too old\)/)).toBeTruthy();
  expect(((await smartLine()) as HTMLInputElement).value).toBe('');
  await waitFor(() => expect(lastBody(page)?.advice).toBe('Steam twice a day'), { timeout: 3_000 });
});

test('in the panel a letter adds a kit, and a kit for somebody else adds nothing', async () => {
  const user = userEvent.setup();
  openVisit();
  await smartLine();
  await user.keyboard('{Alt>}k{/Alt}');
  await screen.findByRole('listbox', { name: 'Kits' });
  await user.keyboard('f');
  expect(await screen.findByText(/is not for this person: too old/)).toBeTruthy();
  await user.keyboard('{Alt>}k{/Alt}');
  await screen.findByRole('listbox', { name: 'Kits' });
  await user.keyboard('c');
  await waitFor(async () => expect((await medicines()).textContent).toContain('PARACETAMOL'));
});

test('what was answered about a pregnancy decides which line of a kit fits', async () => {
  const user = userEvent.setup();
  const { answer } = openVisit();
  const onlyInPregnancy = { ...noConditions, pregnancy: 'yes' as const };
  answer({
    templates: {
      list: () => [
        {
          ...cold,
          content: { ...cold.content, lines: [{ line: lineOf('paracetamol'), conditions: onlyInPregnancy }] },
        },
      ],
    },
    encounters: {
      measured: () => ({
        ...{ bmi: null, bmiClass: null, bodySurfaceM2: null, pressureStage: null, changes: [], oldSizes: [] },
        standing: {
          pregnancy: {
            ...{ answer: 'yes', askedOn: '2026-11-21', dueOn: '2027-03-01', isDueByScan: false },
            ...{ gestation: null, trimester: null },
          },
          breastFeeding: { answer: 'notAsked', askedOn: null },
          gestationAtBirthDays: null,
        },
      }),
    },
  });
  await user.type(await smartLine(), '/co');
  await screen.findByRole('option', { name: /Cold and cough/ });
  await waitFor(() =>
    expect(screen.getByRole('option', { name: /Cold and cough/ }).textContent).not.toContain(
      'only in pregnancy',
    ),
  );
  await user.keyboard('{Enter}');
  await waitFor(async () => expect((await medicines()).textContent).toContain('PARACETAMOL'));
});

test('today’s note is kept as a kit', async () => {
  const user = userEvent.setup();
  const page = openVisit({
    draft: { body: { ...emptyBody, lines: [lineOf('pantoprazole')], advice: 'No tea' }, typing: '' },
    draftSavedAt: 1,
  });
  await smartLine();
  await user.keyboard('{Alt>}k{/Alt}');
  await screen.findByRole('listbox', { name: 'Kits' });
  await user.keyboard('+');
  await user.type(await screen.findByLabelText(/Name of the kit/), 'Acidity');
  await user.type(screen.getByLabelText('Its key'), 'a');
  await user.type(screen.getByLabelText('From age'), '12y');
  await user.keyboard('{Enter}');
  await waitFor(() =>
    expect(page.inputsOf(contract.templates.add)).toMatchObject([
      {
        ...{ kind: 'kit', name: 'Acidity', isTeam: false },
        content: {
          ...{ key: 'A', advice: 'No tea', conditions: { fromMonths: 144 } },
          lines: [{ line: { generic: 'pantoprazole' } }],
        },
      },
    ]),
  );
});

test('“fev 3d” becomes fever for three days, and Backspace takes each step back', async () => {
  const user = userEvent.setup();
  const page = openVisit();
  const field = (await screen.findByLabelText('Complaints')) as HTMLTextAreaElement;
  await waitFor(() => expect(page.inputsOf(contract.templates.shorthand)).toHaveLength(1));
  await user.type(field, 'fev ');
  expect(field.value).toBe('Fever ');
  await user.type(field, '3d,');
  expect(field.value).toBe('Fever × 3 days,');
  expect(screen.getByText('3d').parentElement?.textContent).toContain('3d → × 3 days');
  await user.keyboard('{Backspace}');
  expect(field.value).toBe('Fever 3d,');
  await user.keyboard('{Backspace}');
  expect(field.value).toBe('Fever 3d');
});

test('Ctrl Z too takes the words back, and Enter writes them in full before it goes on', async () => {
  const user = userEvent.setup();
  const page = openVisit();
  const field = (await screen.findByLabelText('Complaints')) as HTMLTextAreaElement;
  await waitFor(() => expect(page.inputsOf(contract.templates.shorthand)).toHaveLength(1));
  await user.type(field, 'lm ');
  await user.keyboard('{Control>}z{/Control}');
  expect(field.value).toBe('lm ');
  await user.clear(field);
  await user.type(field, 'no fev{Enter}');
  expect(field.value).toBe('no fever');
  expect(document.activeElement).toBe(screen.getByLabelText('Findings'));
});

test('a medicine typed among the complaints is kept and goes to the medicines by one key', async () => {
  const user = userEvent.setup();
  openVisit();
  const field = (await screen.findByLabelText('Complaints')) as HTMLTextAreaElement;
  await user.type(field, 'Fever, dolo 650 1-0-1 5d');
  expect(field.value).toBe('Fever, dolo 650 1-0-1 5d');
  await screen.findByText(/reads as a medicine/);
  await user.keyboard('{Alt>}{Enter}{/Alt}');
  expect(((await smartLine()) as HTMLInputElement).value).toBe('dolo 650 1-0-1 5d');
  expect(field.value).toBe('Fever');
});

test('a slash in the findings inserts the doctor’s own text', async () => {
  const user = userEvent.setup();
  openVisit();
  const field = (await screen.findByLabelText('Findings')) as HTMLTextAreaElement;
  await user.type(field, 'Febrile. /thr');
  await screen.findByRole('option', { name: /Throat/ });
  await user.keyboard('{Enter}');
  expect(field.value).toBe('Febrile. Throat congested, chest clear');
});

test('what is chosen for the typed words is remembered', async () => {
  const user = userEvent.setup();
  const page = openVisit();
  await user.type(await screen.findByRole('combobox', { name: 'Diagnosis' }), 'viral');
  await screen.findByRole('option', { name: /Viral infection/ });
  await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  await waitFor(() =>
    expect(page.inputsOf(contract.templates.learnDiagnosis)).toEqual([
      { typed: 'viral', code: 'B34.9', title: 'Viral infection' },
    ]),
  );
});

test('a diagnosis in free words turns provisional by P and gets a code by C, its words stay', async () => {
  const user = userEvent.setup();
  const page = openVisit();
  const field = await screen.findByRole('combobox', { name: 'Diagnosis' });
  await user.type(field, 'Viral fever{Enter}');
  await user.keyboard('{ArrowLeft}p');
  expect(await screen.findByText('provisional', { exact: false })).toBeTruthy();
  await user.keyboard('c');
  await screen.findByRole('combobox', { name: 'Code for Viral fever' });
  await screen.findByRole('option', { name: /Viral infection/ });
  expect(screen.queryByRole('option', { name: /own words/ })).toBeNull();
  await user.keyboard('{ArrowDown}{Enter}');
  await waitFor(
    () =>
      expect(lastBody(page)?.diagnoses).toEqual([
        { text: 'Viral fever', icd10: 'B34.9', isProvisional: true },
      ]),
    { timeout: 3_000 },
  );
});
