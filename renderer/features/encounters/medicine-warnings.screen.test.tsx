import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { Refusal } from '../../api/refusal.ts';
import { emptyBody } from './note-state.ts';
import { openVisit, SAVED_AT, smartLine } from './open-visit.test-support.tsx';
import { findingOf, lineOf, nothingFound, readingOf } from './visit.test-support.ts';

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
