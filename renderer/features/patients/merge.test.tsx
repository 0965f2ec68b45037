import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { Merge, MergePreview } from '#shared/features/patients/patient.schema.ts';
import { Refusal } from '../../api/refusal.ts';
import type { Handlers } from '../../api/test-client.ts';
import { renderPage } from '../../app/test-page.tsx';
import { MergeScreen } from './merge.screen.tsx';
import { lakshmi, patientOf, raghavan } from './patients.test-support.ts';
import { SuspectsScreen } from './suspects.screen.tsx';

const opened = vi.hoisted(() => ({ merge: vi.fn(), patient: vi.fn(), suspects: vi.fn() }));
vi.mock('../../app/open.ts', () => ({ useOpen: () => opened }));
beforeEach(() => vi.clearAllMocks());

const laxmi = { ...lakshmi, id: 1204, uhid: 'SJC-26-01204', fullName: 'Laxmi Raghavan', locality: 'Palasia' };
const preview: MergePreview = {
  kept: patientOf(lakshmi),
  gone: patientOf(laxmi),
  brings: [
    { what: 'visits', count: 2 },
    { what: 'bills', count: 1 },
    { what: 'vitals', count: 0 },
  ],
  guards: [],
  differs: [
    { field: 'fullName', kept: 'Lakshmi Raghavan', gone: 'Laxmi Raghavan' },
    { field: 'locality', kept: 'Vijay Nagar', gone: 'Palasia' },
  ],
};
const done: Merge = {
  id: 6,
  kept: lakshmi,
  gone: laxmi,
  reason: 'Same phone',
  at: Date.UTC(2026, 10, 20, 6),
  byName: 'Dr Meera Kulkarni',
  undoneAt: null,
  undoneReason: '',
};

function openMerge(more: Partial<MergePreview> = {}, patients: Handlers['patients'] = {}) {
  const page = renderPage(<MergeScreen keptId={lakshmi.id} goneId={laxmi.id} />, {
    handlers: { patients: { mergePreview: () => ({ ...preview, ...more }), merge: () => done, ...patients } },
  });
  return { ...page, user: userEvent.setup() };
}

test('two records are joined with a reason and the chosen fields, and the toast takes it back', async () => {
  const { user, inputsOf } = openMerge({}, { unmerge: () => ({ ...done, undoneAt: 1 }) });
  const choose = await screen.findByRole('radiogroup', { name: 'Locality' });
  await user.click(within(choose).getByRole('radio', { name: 'Palasia' }));
  expect(
    screen.getByText('Bills and prescriptions keep the name and number they were printed with.'),
  ).toBeTruthy();
  expect(screen.getByText('Visits:').closest('li')?.textContent).toBe('Visits: 2');
  expect(screen.queryByText('vitals')).toBeNull();

  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText('Needed');
  expect(inputsOf(contract.patients.merge)).toHaveLength(0);

  await user.type(screen.getByLabelText(/They are one person/), 'Same phone');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() =>
    expect(inputsOf(contract.patients.merge)).toEqual([
      { keptId: lakshmi.id, goneId: laxmi.id, reason: 'Same phone', takeFields: ['locality'] },
    ]),
  );
  expect(opened.patient).toHaveBeenCalledWith(lakshmi.id);
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await screen.findByText('Taken apart: SJC-26-01204 stands by itself again');
  expect(inputsOf(contract.patients.unmerge)).toEqual([{ mergeId: 6, reason: 'Undone at once' }]);
});

test('what comes along is a word and its number, whether one or many', async () => {
  openMerge();
  const [visits, bills] = within(await screen.findByRole('complementary', { name: 'Merge' })).getAllByRole(
    'listitem',
  );
  expect([visits?.textContent, bills?.textContent]).toEqual(['Visits: 2', 'Bills: 1']);
});

test('what stands in the way is said in words, and Merge is off until it is gone', async () => {
  openMerge({ guards: ['openVisit', 'dueBill'] });
  const alert = await screen.findByRole('alert');
  expect(within(alert).getByText(/Finish or end that visit first/)).toBeTruthy();
  expect(within(alert).getByText(/Receive the payment first/)).toBeTruthy();
  expect((screen.getByRole('button', { name: /^Merge/ }) as HTMLButtonElement).disabled).toBe(true);
});

test('what only the second record knows is chosen beforehand', async () => {
  const { user, inputsOf } = openMerge({
    differs: [
      { field: 'relativeName', kept: '', gone: 'Raghavan Iyer' },
      { field: 'birthOn', kept: '1974-02-11', gone: '1975-01-01' },
    ],
  });
  const choose = await screen.findByRole('radiogroup', { name: 'Father / husband' });
  expect((within(choose).getByRole('radio', { name: 'Raghavan Iyer' }) as HTMLInputElement).checked).toBe(
    true,
  );
  await user.type(screen.getByLabelText(/They are one person/), 'Same phone{Enter}');
  await waitFor(() => expect(inputsOf(contract.patients.merge)[0]?.takeFields).toEqual(['relativeName']));
});

test('S swaps which record is kept', async () => {
  const { user } = openMerge({ guards: ['differentSex'] });
  await screen.findByText('Is kept');
  await user.keyboard('s');
  expect(opened.merge).toHaveBeenCalledWith(laxmi.id, lakshmi.id);
});

test('a merge that another desk made impossible meanwhile is refused in words, with the reason kept', async () => {
  const { user } = openMerge(
    {},
    {
      merge: () => {
        throw new Refusal('MERGE_NOT_POSSIBLE', { guards: ['openVisit'] });
      },
    },
  );
  await user.type(await screen.findByLabelText(/They are one person/), 'Same phone');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText(/cannot be joined yet/);
  expect((screen.getByLabelText(/They are one person/) as HTMLInputElement).value).toBe('Same phone');
  expect(opened.patient).not.toHaveBeenCalled();
});

function openSuspects(merges: Merge[] = []) {
  const page = renderPage(<SuspectsScreen />, {
    handlers: {
      patients: {
        suspects: () => [
          { first: lakshmi, second: laxmi, score: 88, because: ['soundsAlike', 'phone', 'relative'] },
          { first: lakshmi, second: raghavan, score: 61, because: ['phone', 'locality'] },
        ],
        merges: () => merges,
        dismissSuspect: () => ({}),
        unmerge: () => ({ ...done, undoneAt: 1 }),
      },
    },
  });
  return { ...page, user: userEvent.setup() };
}

test('the likeliest pair is compared with Enter, and one that differs is dismissed with a reason', async () => {
  const { user, inputsOf } = openSuspects();
  await screen.findByText('name sounds alike, same phone, same father or husband');
  await user.keyboard('{Enter}');
  expect(opened.merge).toHaveBeenCalledWith(lakshmi.id, laxmi.id);

  await user.keyboard('{ArrowDown}d');
  await user.type(await screen.findByLabelText(/They are different/), 'Husband and wife{Enter}');
  await waitFor(() =>
    expect(inputsOf(contract.patients.dismissSuspect)).toEqual([
      { firstId: lakshmi.id, secondId: raghavan.id, reason: 'Husband and wife' },
    ]),
  );
});

test('a merge that stands is taken apart with a reason; one taken apart already is only read', async () => {
  const apart = { ...done, id: 5, undoneAt: Date.UTC(2026, 10, 20, 7), undoneReason: 'Two cousins' };
  const { user, inputsOf } = openSuspects([done, apart]);
  const list = await screen.findByRole('listbox', { name: 'Joined records' });
  expect(within(list).getByText('Taken apart 20 Nov 2026: Two cousins')).toBeTruthy();
  list.focus();
  await user.keyboard('{ArrowDown}{Enter}');
  expect(screen.queryByLabelText(/Take them apart/)).toBeNull();
  await user.keyboard('{ArrowUp}{Enter}');
  await user.type(await screen.findByLabelText(/Take them apart/), 'Two cousins{Enter}');
  await waitFor(() =>
    expect(inputsOf(contract.patients.unmerge)).toEqual([{ mergeId: 6, reason: 'Two cousins' }]),
  );
});
