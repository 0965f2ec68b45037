import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { InputOf, OutputOf } from '#shared/contract/procedure.ts';
import type { SavedView } from '#shared/features/registers/saved-view.schema.ts';
import { gridOf } from '#shared/kernel/grid.ts';
import { Refusal } from '../../api/refusal.ts';
import { renderPage } from '../../app/test-page.tsx';
import { placeOf, type RegistersPlace } from './place.ts';
import { RegistersInHistory } from './registers-in-history.test-support.tsx';

const { registers } = contract;
type Shown = OutputOf<typeof registers.show>;

type Cell = { who: string; cash: number | null; upi: number | null };
const PEOPLE: readonly Cell[] = [
  { who: 'Kavita Nair', cash: 40_000, upi: 50_000 },
  { who: 'Anil Kulkarni', cash: 10_000, upi: null },
];

function pivot({ report, fromDate, toDate, options = {} }: InputOf<typeof registers.show>): Shown {
  const grid = gridOf({
    ...{ title: report, subtitle: '', rows: report === 'collections' ? PEOPLE : PEOPLE.slice(0, 1) },
    columns: [
      { key: 'row', label: 'Who', of: row => `${report} ${row.who}` },
      { key: 'ccash', label: 'Cash', kind: 'paise', of: row => row.cash },
      { key: 'cupi', label: 'UPI', kind: 'paise', of: row => row.upi },
    ],
  });
  const ask = (user: string) => ({ report: 'takings' as const, fromDate, toDate, options: { user } });
  const isCut = report === 'collections' && options.columns === 'mode';
  return {
    grid,
    opens: report === 'collections' ? ['7', '8'].map(user => ({ kind: 'report', ask: ask(user) })) : [],
    across: isCut ? [null, { mode: 'cash' }, { mode: 'upi' }] : [],
    rowCount: grid.rows.length,
  };
}

const byUserAndMode: RegistersPlace = { report: 'collections', options: { rows: 'user', columns: 'mode' } };

function openRegisters(first: RegistersPlace = {}, views: SavedView[] = []) {
  const saved = [...views];
  const handlers = {
    registers: {
      show: pivot,
      views: () => saved,
      saveView({ name, view }: InputOf<typeof registers.saveView>) {
        const viewId = saved.length + 1;
        saved.push({ viewId, name, ...view, options: view.options ?? {} });
        return { viewId };
      },
      renameView: () => {
        throw new Refusal('VIEW_NAME_TAKEN', {});
      },
      deleteView({ viewId }: InputOf<typeof registers.deleteView>) {
        saved.splice(0, saved.length, ...saved.filter(one => one.viewId !== viewId));
        return {};
      },
    },
  };
  const page = renderPage(<RegistersInHistory first={first} />, { handlers: handlers as never });
  const asked = () => page.inputsOf(registers.show).at(-1);
  const address = () => JSON.parse(screen.getByLabelText('Address').textContent) as RegistersPlace;
  return { ...page, asked, address, user: userEvent.setup() };
}

test('the arrows go over the cells of two dimensions, and Enter opens the one they stand on', async () => {
  const { asked, user } = openRegisters(byUserAndMode);
  await screen.findByText('collections Kavita Nair');
  const grid = screen.getByRole('grid');
  grid.focus();
  await user.keyboard('{ArrowRight}{ArrowRight}');
  const cell = grid.querySelector('td[data-cursor]');
  expect(cell?.textContent).toBe('500');
  expect(grid.getAttribute('aria-activedescendant')).toBe(cell?.id);
  await user.keyboard('{ArrowDown}{Enter}');
  expect(asked()).toMatchObject({ report: 'collections' });
  await user.keyboard('{ArrowUp}{Enter}');
  await waitFor(() =>
    expect(asked()).toMatchObject({ report: 'takings', options: { user: '7', mode: 'upi' } }),
  );
  await screen.findByText('takings Kavita Nair');
  await user.keyboard('{Escape}');
  await screen.findByText('collections Kavita Nair');
  screen.getByRole('grid').focus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(asked()?.options).toEqual({ user: '7' }));
});

test('← on the first cell goes back to the list of reports', async () => {
  const { user } = openRegisters(byUserAndMode);
  await screen.findByText('collections Kavita Nair');
  screen.getByRole('grid').focus();
  await user.keyboard('{ArrowRight}{ArrowLeft}{ArrowLeft}');
  expect(document.activeElement).toBe(screen.getByRole('listbox', { name: 'Choose a report' }));
});

test('the address keeps report, days, cut and what was opened; a reload comes back to all of it', async () => {
  const { asked, address, user, unmount } = openRegisters();
  await screen.findByText('collections Kavita Nair');
  screen.getByRole('grid').focus();
  await user.keyboard('pc');
  await screen.findByText('collections Kavita Nair');
  expect(address()).toMatchObject({ report: 'collections', range: { name: 'lastYear' } });
  await user.keyboard('{Enter}');
  await screen.findByText('takings Kavita Nair');
  const before = asked();
  const left = address();
  unmount();
  const again = openRegisters(left);
  await screen.findByText('takings Kavita Nair');
  expect(again.asked()).toEqual(before);
  await again.user.click(screen.getByRole('button', { name: /Back to Collections/ }));
});

test('an address that makes no sense is read as far as it does', () => {
  expect(placeOf({ report: 'collections', range: { name: 'yesteryear' }, drill: 'x', view: '7' })).toEqual({
    report: 'collections',
  });
  expect(placeOf({ report: 'unheardOf', range: { fromDate: '2026-11-01', toDate: '2026-11-30' } })).toEqual({
    range: { fromDate: '2026-11-01', toDate: '2026-11-30' },
  });
});

test('Ctrl S saves what is shown under a name, and its digit opens it from any other report', async () => {
  const { address, inputsOf, user } = openRegisters(byUserAndMode);
  await screen.findByText('collections Kavita Nair');
  await user.keyboard('m{Control>}s{/Control}');
  const name = await screen.findByRole('textbox', { name: 'Name of the view' });
  expect((name as HTMLInputElement).value).toBe('Collections');
  await user.clear(name);
  await user.type(name, 'Who took what{Enter}');
  await screen.findByText('Saved as Who took what');
  expect(inputsOf(registers.saveView)).toEqual([
    {
      name: 'Who took what',
      view: { report: 'collections', range: { name: 'month' }, options: { rows: 'user', columns: 'mode' } },
    },
  ]);
  await user.click(screen.getByText('Bills'));
  await screen.findByText('bills Kavita Nair');
  (document.activeElement as HTMLElement).blur();
  await user.keyboard('1');
  await screen.findByText('collections Kavita Nair');
  expect((screen.getByLabelText('Columns') as HTMLSelectElement).value).toBe('mode');
  expect(address()).toMatchObject({ range: { name: 'month' }, view: 1 });
  const mine = screen.getByRole('region', { name: 'My views' });
  expect(within(mine).getByRole('button', { pressed: true }).textContent).toContain('Who took what');
});

test('an opened view is renamed and deleted where it was saved; a name that is taken is said at its field', async () => {
  const own = { viewId: 4, name: 'OPD', report: 'opd', range: { name: 'week' }, options: {} } as const;
  const { inputsOf, user } = openRegisters({}, [own]);
  await screen.findByText('collections Kavita Nair');
  (document.activeElement as HTMLElement).blur();
  await user.keyboard('1');
  await screen.findByText('opd Kavita Nair');
  await user.keyboard('{Control>}s{/Control}');
  const name = await screen.findByRole('textbox', { name: 'Name of the view' });
  await user.type(name, ' of the week');
  await user.click(screen.getByRole('button', { name: /Rename/ }));
  await screen.findByText('Another of your views has this name.');
  expect(inputsOf(registers.renameView)).toEqual([{ viewId: 4, name: 'OPD of the week' }]);
  await user.click(screen.getByRole('button', { name: /Delete/ }));
  await screen.findByText('OPD deleted');
  await waitFor(() => expect(screen.queryByRole('region', { name: 'My views' })).toBeNull());
});
