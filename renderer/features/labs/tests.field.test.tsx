import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import type { OrderLine } from '#shared/features/labs/order-line.schema.ts';
import { renderPage } from '../../app/test-page.tsx';
import { TestsField } from './tests.field.tsx';

const next = vi.fn();
const moved = vi.fn(() => true);
let taken: readonly OrderLine[] = [];

function Line() {
  const [orders, setOrders] = useState<OrderLine[]>([]);
  taken = orders;
  return (
    <>
      <label htmlFor="tests">Tests</label>
      <TestsField id="tests" orders={orders} onChange={setOrders} onNext={next} onMedicine={moved} />
    </>
  );
}

function openLine() {
  renderPage(<Line />, {
    handlers: {
      labs: {
        search: ({ text }) =>
          'lipid profile'.includes(text.toLowerCase())
            ? [{ id: 'PNL02', name: 'Lipid profile', kind: 'panel', group: '', testCount: 7 }]
            : [],
      },
    },
  });
  return userEvent.setup();
}

const lipid = { testId: 'PNL02', name: 'Lipid profile', place: 'here', isUrgent: false };

test('Enter takes the panel that fits, also before the list has answered, and Enter in the empty field goes on', async () => {
  const user = openLine();
  await user.type(await screen.findByRole('combobox'), 'lipid{Enter}');
  await waitFor(() => expect(taken).toEqual([lipid]));
  await user.keyboard('{Enter}');
  expect(next).toHaveBeenCalledTimes(1);
});

test('signs at the end make it urgent and outside; what no list knows stays free text', async () => {
  const user = openLine();
  const field = await screen.findByRole('combobox');
  await user.type(field, 'lipid!>{Enter}');
  await waitFor(() => expect(taken).toEqual([{ ...lipid, place: 'outside', isUrgent: true }]));
  await user.type(field, 'USG abdomen{Enter}');
  await waitFor(() => expect(taken.at(-1)).toMatchObject({ testId: null, name: 'USG abdomen' }));
});

test('a whole medicine is not taken as a test: Enter leaves it, Alt Enter moves it to the medicines', async () => {
  const user = openLine();
  const field = await screen.findByRole('combobox');
  await user.type(field, 'dolo 650 1-0-1 5d{Enter}');
  expect(await screen.findByText(/reads as a medicine, not a test/)).toBeTruthy();
  expect(taken).toEqual([]);
  expect((field as HTMLInputElement).value).toBe('dolo 650 1-0-1 5d');
  await user.keyboard('{Alt>}{Enter}{/Alt}');
  expect(moved).toHaveBeenCalledWith('dolo 650 1-0-1 5d');
  expect((field as HTMLInputElement).value).toBe('');
});

test('a medicine left among the tests stays to be seen, said by its name, and can still be moved', async () => {
  const user = openLine();
  await user.type(await screen.findByRole('combobox'), 'azee 500 od 3d');
  await user.tab();
  await waitFor(() => expect(taken).toHaveLength(1));
  expect(screen.getByText(/“azee 500 od 3d” reads as a medicine/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: /to the medicines/ }));
  expect(moved).toHaveBeenLastCalledWith('azee 500 od 3d');
  expect(taken).toEqual([]);
});

test('on a chip O and U change it and Backspace takes it away', async () => {
  const user = openLine();
  await user.type(await screen.findByRole('combobox'), 'lipid{Enter}');
  await waitFor(() => expect(taken).toHaveLength(1));
  await user.keyboard('{ArrowLeft}o');
  await waitFor(() => expect(taken[0]).toMatchObject({ place: 'outside' }));
  await user.keyboard('u');
  await waitFor(() => expect(taken[0]).toMatchObject({ place: 'outside', isUrgent: true }));
  await user.keyboard('{Backspace}');
  await waitFor(() => expect(taken).toEqual([]));
  expect(document.activeElement).toBe(screen.getByRole('combobox'));
});

test('what was typed and not taken is kept as free text when the field is left, and Ctrl Enter takes it first', async () => {
  const user = openLine();
  const field = await screen.findByRole('combobox');
  await user.type(field, 'X-ray chest');
  await user.tab();
  await waitFor(() => expect(taken).toHaveLength(1));
  expect(taken[0]).toMatchObject({ testId: null, name: 'X-ray chest' });
  const heard = vi.fn();
  window.addEventListener('keydown', heard);
  await user.type(field, 'ECG');
  heard.mockClear();
  await user.keyboard('{Control>}{Enter}{/Control}');
  window.removeEventListener('keydown', heard);
  await waitFor(() => expect(taken).toHaveLength(2));
  expect(heard.mock.calls.filter(([event]) => event.key === 'Enter')).toEqual([]);
});
