import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { ClinicRow, DrugRow } from '#shared/features/lists/clinic-rows.schema.ts';
import type { ListCheck } from '#shared/features/lists/lists.contract.ts';
import { Refusal } from '../../api/refusal.ts';
import type { Handlers } from '../../api/test-client.ts';
import { renderPage } from '../../app/test-page.tsx';
import { ClinicListsPanel } from './clinic-lists.panel.tsx';

const febrinol: DrugRow = {
  ...{ brand: 'Febrinol', generic: 'paracetamol', strength: '650 mg', form: 'tablet', route: 'oral' },
  ...{
    manufacturer: '',
    pack: '15',
    mrpPaise: 3_050,
    schedule: null,
    usualDose: '',
    notes: '',
    isSure: true,
  },
};
const row: ClinicRow = {
  ...{ id: 1, key: 'febrinol', version: 1, origin: 'typed', addedByName: 'Anil Kulkarni', addedAt: 0 },
  ...{ isUnchecked: false, row: febrinol },
};
const check: ListCheck = {
  ...{ rows: 2, added: 1, changed: 1, same: 0, problems: [], warnings: [], unknownColumns: [] },
};

function shown(more: Partial<ClinicRow> = {}) {
  return {
    builtIn: { version: '1.0.0', date: '2026-11-21', rows: 1684, sourceNote: 'Standard references' },
    rows: [{ ...row, ...more }],
    total: 1,
  };
}

function openLists(more: Handlers['lists'] = {}) {
  const page = renderPage(<ClinicListsPanel />, {
    handlers: {
      lists: {
        show: () => shown(),
        save: () => ({ id: 2, isUnchecked: false }),
        retire: () => ({}),
        dryRun: () => check,
        importFile: () => check,
        ...more,
      },
    },
  });
  return { ...page, user: userEvent.setup() };
}

test('a brand is written by keys and saved as the list wants it', async () => {
  const { user, inputsOf } = openLists();
  await screen.findByText('The clinic’s own: 1');
  await user.keyboard('+');
  await user.type(await screen.findByLabelText('Brand'), 'Calmol');
  await user.type(screen.getByLabelText('Generic'), 'paracetamol');
  await user.type(screen.getByLabelText('Form'), 'tablet');
  await user.type(screen.getByLabelText('MRP ₹'), '12.50');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText('Saved');
  expect(inputsOf(contract.lists.save)).toMatchObject([
    { list: 'drugs', row: { brand: 'Calmol', generic: 'paracetamol', mrpPaise: 1_250, schedule: null } },
  ]);
});

test('what is missing or wrong is said at its field, and what was typed stays', async () => {
  const { user, inputsOf } = openLists({
    save: () => {
      throw new Refusal('ROW_NOT_POSSIBLE', {
        problems: [{ row: 1, column: 'default_dose', code: 'DOSE_NOT_UNDERSTOOD', value: 'often' }],
      });
    },
  });
  await screen.findByText('The clinic’s own: 1');
  await user.keyboard('+');
  await user.type(await screen.findByLabelText('Brand'), 'Calmol{Control>}{Enter}{/Control}');
  await waitFor(() => expect(screen.getByLabelText('Generic').getAttribute('aria-invalid')).toBe('true'));
  expect(inputsOf(contract.lists.save)).toEqual([]);
  await user.type(screen.getByLabelText('Generic'), 'paracetamol');
  await user.type(screen.getByLabelText('Form'), 'tablet');
  await user.type(screen.getByLabelText('Usual dose'), 'often{Control>}{Enter}{/Control}');
  await screen.findByText('This dose cannot be read');
  expect((screen.getByLabelText('Usual dose') as HTMLInputElement).value).toBe('often');
});

test('a row is opened from the list and taken out with a reason', async () => {
  const { user, inputsOf } = openLists();
  await screen.findByText('The clinic’s own: 1');
  await user.keyboard('{Enter}');
  expect(((await screen.findByLabelText('Brand')) as HTMLInputElement).value).toBe('Febrinol');
  await user.click(screen.getByRole('button', { name: 'Take out' }));
  await user.type(screen.getByLabelText('Why is it taken out?'), 'No longer made{Enter}');
  await screen.findByText('Taken out');
  expect(inputsOf(contract.lists.retire)).toEqual([
    { list: 'drugs', key: 'febrinol', reason: 'No longer made' },
  ]);
});

test('a corrected row says which row it was, and in which version', async () => {
  const { user, inputsOf } = openLists({ show: () => shown({ version: 4 }) });
  await screen.findByText('The clinic’s own: 1');
  await user.keyboard('{Enter}');
  const strength = await screen.findByLabelText('Strength');
  await user.clear(strength);
  await user.type(strength, '500 mg{Control>}{Enter}{/Control}');
  await screen.findByText('Saved');
  expect(inputsOf(contract.lists.save)).toMatchObject([
    { row: { strength: '500 mg' }, changes: { key: 'febrinol', version: 4 } },
  ]);
});

test('a doubtful row stays doubtful when something else of it is changed', async () => {
  const { user, inputsOf } = openLists({ show: () => shown({ row: { ...febrinol, isSure: false } }) });
  await screen.findByText('The clinic’s own: 1');
  await user.keyboard('{Enter}');
  await user.type(await screen.findByLabelText('Notes'), 'ask{Control>}{Enter}{/Control}');
  await screen.findByText('Saved');
  expect(inputsOf(contract.lists.save)).toMatchObject([{ row: { notes: 'ask', isSure: false } }]);
});

test('Esc closes the row and loses nothing of it until it is saved or begun again', async () => {
  const { user } = openLists({ show: () => shown({ id: 71 }) });
  await screen.findByText('The clinic’s own: 1');
  await user.keyboard('{Enter}');
  await user.type(await screen.findByLabelText('Brand'), ' Forte{Escape}');
  await waitFor(() => expect(screen.queryByLabelText('Brand')).toBeNull());
  await user.keyboard('+');
  expect((await screen.findByLabelText<HTMLInputElement>('Brand')).value).not.toContain('Febrinol');
  await user.keyboard('{Escape}{Enter}');
  expect((await screen.findByLabelText<HTMLInputElement>('Brand')).value).toBe('Febrinol Forte');
  await user.click(screen.getByRole('button', { name: 'Start again' }));
  expect(screen.getByLabelText<HTMLInputElement>('Brand').value).toBe('Febrinol');

  await user.click(screen.getByRole('button', { name: 'Take out' }));
  await user.type(screen.getByLabelText('Why is it taken out?'), 'No longer{Escape}');
  await user.click(await screen.findByRole('button', { name: 'Take out' }));
  expect(screen.getByLabelText<HTMLInputElement>('Why is it taken out?').value).toBe('No longer');
});

const file = (text: string) => new File([text], 'ours.csv', { type: 'text/csv' });

test('a file says what it would do, and only a good one can be brought in', async () => {
  const { user, inputsOf, answer } = openLists({
    dryRun: () => ({
      ...check,
      problems: [{ row: 3, column: 'default_dose', code: 'DOSE_NOT_UNDERSTOOD', value: 'sometimes' }],
    }),
  });
  await screen.findByText('The clinic’s own: 1');
  await user.click(screen.getByRole('button', { name: /From a file/ }));
  await user.upload(await screen.findByLabelText('CSV file'), file('brand,generic,form'));
  await screen.findByText('Nothing is brought in until these are mended');
  expect(screen.getByText('Row 3').parentElement?.textContent).toBe(
    'Row 3, default_dose: This dose cannot be read (sometimes)',
  );
  expect(screen.queryByRole('button', { name: /Bring in/ })).toBeNull();

  answer({ lists: { dryRun: () => check } });
  await user.upload(screen.getByLabelText('CSV file'), file('brand,generic,form\nX,paracetamol,tablet'));
  await screen.findByText('ours.csv: 2 rows: 1 new, 1 changed, 0 as they are');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText('1 added, 1 changed');
  expect(inputsOf(contract.lists.importFile)).toEqual([
    { list: 'drugs', fileName: 'ours.csv', csv: 'brand,generic,form\nX,paracetamol,tablet' },
  ]);
});

test('a file that is no such list is refused by the columns that lack', async () => {
  const { user } = openLists({
    dryRun: () => {
      throw new Refusal('NOT_A_LIST', { missing: 'generic, form' });
    },
  });
  await screen.findByText('The clinic’s own: 1');
  await user.click(screen.getByRole('button', { name: /From a file/ }));
  await user.upload(await screen.findByLabelText('CSV file'), file('name,price'));
  await screen.findByText(/Columns that lack: generic, ?form/);
});
