import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { OutputOf } from '#shared/contract/procedure.ts';
import { gridOf } from '#shared/kernel/grid.ts';
import { renderPage } from '../../app/test-page.tsx';
import { RegistersInHistory } from './registers-in-history.test-support.tsx';

type Shown = OutputOf<typeof contract.registers.show>;

/** Whatever is asked for has two rows; those of the diagnoses open the people behind them. */
function answer({ report, fromDate, toDate }: { report: string; fromDate: string; toDate: string }): Shown {
  const grid = gridOf({
    ...{ title: report, subtitle: `${fromDate} to ${toDate}`, rows: ['first', 'second'] },
    columns: [{ key: 'what', label: 'What', of: row => `${report} ${row}` }],
  });
  const people = { report: 'diagnosed' as const, fromDate, toDate, options: { key: 'A97.9' } };
  const opens = report === 'diagnoses' ? grid.rows.map(() => ({ kind: 'report' as const, ask: people })) : [];
  return { grid, opens, across: [], rowCount: 2 };
}

function openRegisters() {
  const handlers = { registers: { show: answer, views: () => [] } } as never;
  const page = renderPage(<RegistersInHistory />, { handlers });
  const asked = () => page.inputsOf(contract.registers.show);
  return { asked, user: userEvent.setup() };
}

test('reports stand in their groups; whoever passes by the arrows asks only for the one stayed at', async () => {
  const { asked, user } = openRegisters();
  await screen.findByText('collections first');
  const list = screen.getByRole('listbox', { name: 'Choose a report' });
  expect(within(list).getByRole('group', { name: 'Clinical' })).toBeTruthy();
  expect(within(list).queryByText('People with one diagnosis')).toBeNull();
  list.focus();
  await user.keyboard('{ArrowDown}{ArrowDown}');
  await screen.findByText('bills first');
  expect(asked().map(({ report }) => report)).toEqual(['collections', 'bills']);
});

test('typing finds a report, Enter goes into it and ← comes back to the list', async () => {
  const { user } = openRegisters();
  await screen.findByText('collections first');
  await user.keyboard('/');
  await user.keyboard('notifiable');
  await screen.findByText('notifiable first');
  await user.keyboard('{Enter}');
  const grid = screen.getByRole('grid');
  expect(document.activeElement).toBe(grid);
  await user.keyboard('{ArrowDown}');
  expect(grid.querySelector('[aria-selected=true]')?.textContent).toBe('notifiable second');
  await user.keyboard('{ArrowLeft}');
  expect(document.activeElement).toBe(screen.getByRole('listbox', { name: 'Choose a report' }));
  await user.keyboard('{ArrowRight}');
  expect(document.activeElement).toBe(screen.getByRole('grid'));
});

test('a row opens what it is made of, and Esc comes back to the same days and choices', async () => {
  const { asked, user } = openRegisters();
  await screen.findByText('collections first');
  await user.keyboard('/diagnoses{Enter}');
  await screen.findByText('diagnoses first');
  screen.getByRole('grid').focus();
  await user.keyboard('pc');
  const lastYear = { fromDate: '2025-04-01', toDate: '2026-03-31' };
  await waitFor(() => expect(asked().at(-1)).toMatchObject({ ...lastYear, options: { unit: 'people' } }));
  await screen.findByText('2025-04-01 to 2026-03-31');
  await user.keyboard('{Enter}');
  await screen.findByText('diagnosed first');
  expect(asked().at(-1)).toMatchObject({ report: 'diagnosed', ...lastYear, options: { key: 'A97.9' } });
  await user.keyboard('{Escape}');
  await screen.findByText('diagnoses first');
  expect(screen.getByText('2025-04-01 to 2026-03-31')).toBeTruthy();
  expect((screen.getByLabelText('Count') as HTMLSelectElement).value).toBe('people');
});

test('a report of today has no days to choose', async () => {
  const { asked, user } = openRegisters();
  await screen.findByText('collections first');
  await user.keyboard('/dues by age');
  await screen.findByText('dues first');
  expect(screen.queryByRole('region', { name: 'Days' })).toBeNull();
  expect(asked().at(-1)).toMatchObject({ report: 'dues', fromDate: '2026-11-21', toDate: '2026-11-21' });
});
