import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { renderPage } from '../../app/test-page.tsx';
import { VisitScreen } from './visit.screen.tsx';
import { lineOf, nothingFound, readingOf, visit } from './visit.test-support.ts';

const amlodipine = lineOf('amlodipine', { strength: '5 mg' });
const metformin = lineOf('metformin');
const aspirin = lineOf('aspirin', { strength: '75 mg' });

function openVisit(lastLines = [amlodipine, metformin, aspirin]) {
  const router = createRouter({
    routeTree: createRootRoute({ component: () => <VisitScreen visitId={7} /> }),
    history: createMemoryHistory(),
  });
  return renderPage(<RouterProvider router={router} />, {
    handlers: {
      encounters: {
        open: () => ({ ...visit, lastLines }),
        saveDraft: () => ({ savedAt: 1 }),
      },
      prescriptions: {
        readLine: ({ text }) => readingOf(text),
        check: () => nothingFound,
        preview: () => ({ pdf: '', pageCount: 1, fileName: 'draft.pdf' }),
        takingNow: () => [{ line: aspirin, startedOn: '2026-11-01', endsOn: null }],
      },
    },
  });
}

async function repeatLast(user: ReturnType<typeof userEvent.setup>) {
  await screen.findByRole('combobox', { name: /add medicine/i });
  await user.keyboard('{Control>}d{/Control}');
  return screen.findByRole('region', { name: 'Repeat last Rx' });
}

const medicines = () => screen.findByRole('list', { name: 'Medicines' });
const lastDraft = (page: ReturnType<typeof openVisit>) =>
  page.inputsOf(contract.encounters.saveDraft).at(-1)?.draft.body;

test('Ctrl D and Enter repeat the last prescription as it was', async () => {
  const user = userEvent.setup();
  openVisit();
  await repeatLast(user);
  await user.keyboard('{Enter}');
  const list = await medicines();
  for (const name of ['AMLODIPINE', 'METFORMIN', 'ASPIRIN']) expect(list.textContent).toContain(name);
  expect(screen.queryByText('NEW')).toBeNull();
  expect(screen.queryByRole('region', { name: 'Repeat last Rx' })).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('combobox', { name: /add medicine/i }));
});

test('X and a digit stop a medicine with its reason, and the note carries it', async () => {
  const user = userEvent.setup();
  const page = openVisit();
  await repeatLast(user);
  await user.keyboard('{ArrowDown}{ArrowDown}x2{Enter}');
  expect((await medicines()).textContent).not.toContain('ASPIRIN');
  const stopped = screen.getByRole('list', { name: 'Stopped medicines' });
  expect(stopped.textContent).toContain('STOPPED');
  expect(stopped.textContent).toContain('Side effect');
  const stop = { generic: 'aspirin', strength: '75 mg', form: 'tablet', reason: 'Side effect' };
  await waitFor(() => expect(lastDraft(page)?.stops).toEqual([stop]), { timeout: 3_000 });
  await waitFor(() => expect(page.inputsOf(contract.prescriptions.check).at(-1)?.stops).toEqual([stop]));
});

test('a duration typed once goes to all, and each line says what it was', async () => {
  const user = userEvent.setup();
  openVisit();
  await repeatLast(user);
  await user.keyboard('30d{Enter}{Enter}');
  const [first] = within(await medicines()).getAllByRole('listitem');
  expect(first?.querySelector('del')?.textContent).toBe('5 days');
  expect(first?.querySelector('ins')?.textContent).toBe('30 days');
});

test('E opens the line in the smart line, and what was changed stands beside what it was', async () => {
  const user = userEvent.setup();
  openVisit();
  await repeatLast(user);
  await user.keyboard('{ArrowDown}e');
  const field = await screen.findByRole('combobox', { name: /change line 2/i });
  await user.clear(field);
  await user.type(field, 'metformin 500 mg 1-0-0 5d pc{Enter}');
  await waitFor(async () => expect((await medicines()).querySelector('ins')?.textContent).toContain('1-0-0'));
  expect((await medicines()).querySelector('del')?.textContent).toBe('1-0-1');
});

test('a medicine that was not there last time is called new; D leaves one out', async () => {
  const user = userEvent.setup();
  openVisit();
  await repeatLast(user);
  await user.keyboard('d{Enter}');
  await user.keyboard('dolo 650 1-0-1 5d{Enter}');
  const list = await medicines();
  await waitFor(() => expect(list.textContent).toContain('DOLO'));
  expect(list.textContent).toContain('NEW');
  expect(list.textContent).not.toContain('AMLODIPINE');
});

test('Esc takes the repeat back', async () => {
  const user = userEvent.setup();
  openVisit();
  await repeatLast(user);
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByText(/METFORMIN/)).toBeNull());
});

test('a duration that cannot be read is said at the field and changes nothing', async () => {
  const user = userEvent.setup();
  openVisit([metformin]);
  await repeatLast(user);
  await user.keyboard('30x{Enter}');
  expect(await screen.findByText(/Write 5d/)).toBeTruthy();
  expect((await medicines()).querySelector('ins')).toBeNull();
});

test('what is still taken can be stopped from the story by keys', async () => {
  const user = userEvent.setup();
  openVisit([]);
  const taking = await screen.findByRole('list', { name: 'Taking now' });
  await user.keyboard('{Alt>}x{/Alt}x1');
  await waitFor(() => expect(taking.isConnected).toBe(false));
  expect(screen.getByRole('list', { name: 'Stopped medicines' }).textContent).toContain(
    'Not needed any more',
  );
});
