import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { LineReading } from '#shared/features/prescriptions/prescriptions.contract.ts';
import { renderPage } from '../../app/test-page.tsx';
import { AllergyPanel } from './allergy.panel.tsx';
import { emptyBody } from './note-state.ts';
import { openVisit, smartLine } from './open-visit.test-support.tsx';
import { nothingFound, readingOf } from './visit.test-support.ts';

function choiceOf(formularyId: string, generic: string, brand: string) {
  return {
    ...{ formularyId, generic, brand, strength: '10 mg', form: 'tablet', route: 'oral' },
    ...{ scheduleMark: null, doseHelp: '' },
  };
}

const printed = vi.hoisted(() => vi.fn(async () => undefined));
vi.mock('../../ui/pdf.tsx', async original => ({
  ...(await original<typeof import('../../ui/pdf.tsx')>()),
  printPdf: printed,
}));

/** Only half a name: which of these? */
function asking(text: string, choices: LineReading['choices']): LineReading {
  return { ...readingOf(text), line: null, problems: [{ code: 'NO_DOSE', fragment: '', at: 0 }], choices };
}

test('a drug of the name typed before is not taken for the name that stands there now', async () => {
  const answers = new Map<string, (reading: LineReading) => void>();
  openVisit(
    {},
    {
      prescriptions: {
        readLine: ({ text }) => new Promise<LineReading>(resolve => answers.set(text, resolve)),
        check: () => nothingFound,
      },
    },
  );
  const user = userEvent.setup();
  const field = await smartLine();
  await user.type(field, 'do');
  await waitFor(() => expect(answers.has('do')).toBe(true));
  await act(async () => answers.get('do')?.(asking('do', [choiceOf('DRG0002', 'donepezil', 'Donep')])));
  await screen.findByRole('option', { name: /donep/i });
  await user.keyboard('m{ArrowDown}{Enter}');
  expect((field as HTMLInputElement).value).toBe('dom');
  await waitFor(() => expect(answers.has('dom')).toBe(true));
  await act(async () => answers.get('dom')?.(asking('dom', [choiceOf('DRG0003', 'domperidone', 'Domstal')])));
  await screen.findByRole('option', { name: /domstal/i });
  await user.keyboard('{ArrowDown}{Enter}');
  await waitFor(() => expect((field as HTMLInputElement).value).toMatch(/^Domstal 10mg/));
});

test('a code of the words typed before is not taken for the words that stand there now', async () => {
  const answers = new Map<string, (found: { code: string; title: string }[]) => void>();
  openVisit(
    {},
    {
      prescriptions: {
        check: () => nothingFound,
        searchDiagnoses: ({ text }) => new Promise<never>(resolve => answers.set(text, resolve as never)),
      },
      templates: { learnDiagnosis: () => ({}) as never },
    },
  );
  const user = userEvent.setup();
  const field = await screen.findByLabelText<HTMLInputElement>('Diagnosis');
  await user.type(field, 'fe');
  await waitFor(() => expect(answers.has('fe')).toBe(true));
  await act(async () => answers.get('fe')?.([{ code: 'R50.9', title: 'Fever' }]));
  await screen.findByRole('option', { name: /Fever/ });
  await user.keyboard('mur{ArrowDown}{Enter}');
  await waitFor(() => expect(answers.has('femur')).toBe(true));
  await act(async () => answers.get('femur')?.([]));
  expect(screen.queryByRole('button', { name: /Fever/ })).toBeNull();
  await user.keyboard('{Enter}');
  expect(await screen.findByRole('button', { name: /femur/ })).toBeTruthy();
});

test('two presses sign once and print one page', async () => {
  let sign: () => void = () => {};
  const { inputsOf } = openVisit(
    { draft: { body: { ...emptyBody, complaints: 'Fever 3 days' }, typing: '' } },
    {
      encounters: {
        sign: () =>
          new Promise<never>(resolve => {
            sign = () => resolve({ serial: 'RX/26-27/000041' } as never);
          }),
      },
      prescriptions: { print: () => ({ pdf: 'JVBERi0=', pageCount: 1, fileName: 'a.pdf' }) as never },
    },
  );
  const user = userEvent.setup();
  await smartLine();
  await user.keyboard('{Control>}{Enter}{Enter}{/Control}');
  await waitFor(() => expect(inputsOf(contract.encounters.sign)).toHaveLength(1));
  await act(async () => sign());
  await waitFor(() => expect(printed).toHaveBeenCalled());
  expect(printed).toHaveBeenCalledTimes(1);
});

const penicillin = { substance: 'Penicillin', reaction: 'rash', severity: 'unknown' as const };
const sulfa = { substance: 'Sulfa', reaction: '', severity: 'unknown' as const };
const known = (...items: (typeof penicillin)[]) =>
  ({
    status: items.length > 0 ? 'listed' : 'notRecorded',
    items: items.map((item, index) => ({ ...item, id: index + 1, recordedAt: 0 })),
  }) as const;

/** The panel, whose record another desk changes when the test says so. */
function ReadLater() {
  const [items, setItems] = useState<(typeof penicillin)[]>([]);
  return (
    <>
      <AllergyPanel patientId={3} allergies={known(...items)} onDone={() => undefined} />
      <button
        type="button"
        onMouseDown={event => event.preventDefault()}
        onClick={() => setItems([penicillin])}
      >
        Another desk
      </button>
    </>
  );
}

test('an allergy that another desk has just written is kept when this one is saved', async () => {
  const page = renderPage(<ReadLater />, { handlers: { patients: { recordAllergies: () => known() } } });
  const user = userEvent.setup();
  await user.keyboard('Sulfa');
  await user.click(screen.getByText('Another desk'));
  await screen.findByText('Penicillin');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(page.inputsOf(contract.patients.recordAllergies)).toHaveLength(1));
  expect(page.inputsOf(contract.patients.recordAllergies)[0]).toMatchObject({
    status: 'listed',
    items: [penicillin, sulfa],
    seenIds: [1],
  });
});

test('an allergy named while the first is being saved is saved too', async () => {
  const answers: (() => void)[] = [];
  let isDone = false;
  const { inputsOf } = renderPage(
    <AllergyPanel
      patientId={3}
      allergies={known()}
      onDone={() => {
        isDone = true;
      }}
    />,
    {
      handlers: {
        patients: {
          recordAllergies: () => new Promise(resolve => answers.push(() => resolve(known(penicillin)))),
        },
      },
    },
  );
  const user = userEvent.setup();
  await user.keyboard('Penicillin{Enter}rash{Enter}{Control>}{Enter}{/Control}');
  await user.keyboard('Sulfa{Control>}{Enter}{/Control}');
  await act(async () => answers[0]?.());
  expect(isDone).toBe(false);
  await waitFor(() => expect(inputsOf(contract.patients.recordAllergies)).toHaveLength(2));
  expect(inputsOf(contract.patients.recordAllergies)[1]?.items).toEqual([penicillin, sulfa]);
  expect(inputsOf(contract.patients.recordAllergies).map(({ seenIds }) => seenIds)).toEqual([[], [1]]);
  await act(async () => answers[1]?.());
  await waitFor(() => expect(isDone).toBe(true));
});
