import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { renderPage } from '../app/test-page.tsx';
import { Frame } from './frame.tsx';

test('nine screens of the rail have a number that is their key; what stands beyond shows none', async () => {
  const open = vi.fn();
  const rail = Array.from({ length: 11 }, (_, at) => ({
    ...{ id: `screen-${at}`, word: `Screen ${at + 1}`, icon: null, isActive: false },
    open: () => open(at + 1),
  }));
  renderPage(
    <Frame
      {...{ clinicName: 'Anand Clinic', dateAndTime: 'Sat 21 Nov', rail, onAllKeys: () => undefined }}
      {...{ search: null, counters: null, end: null, children: null }}
    />,
  );
  const shown = screen.getAllByRole('button', { name: /^Screen/ }).map(({ textContent }) => textContent);
  expect(shown).toEqual([
    ...Array.from({ length: 9 }, (_, at) => `${at + 1}Screen ${at + 1}`),
    ...['Screen 10', 'Screen 11'],
  ]);
  await userEvent.keyboard('{Alt>}9{/Alt}{Alt>}1{/Alt}{Alt>}0{/Alt}');
  expect(open.mock.calls).toEqual([[9], [1]]);
});
