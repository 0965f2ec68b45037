import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { renderPage } from '../app/test-page.tsx';
import { useDateRange } from './date-range.tsx';

function Page() {
  const { fromDate, toDate, name, inWords, bar } = useDateRange();
  return (
    <main>
      {bar}
      <output aria-label="range">{`${name ?? 'own'} ${fromDate} ${toDate}`}</output>
      <h2>{inWords}</h2>
    </main>
  );
}

function open() {
  // The day of the test page is 21 Nov 2026.
  renderPage(<Page />);
  return userEvent.setup();
}
const shown = () => screen.getByLabelText('range').textContent;

test('this month is shown at first, and each range has its key', async () => {
  const user = open();
  expect(shown()).toBe('month 2026-11-01 2026-11-21');
  for (const [key, range] of [
    ['t', 'today 2026-11-21 2026-11-21'],
    ['y', 'yesterday 2026-11-20 2026-11-20'],
    ['w', 'week 2026-11-16 2026-11-21'],
    ['l', 'lastMonth 2026-10-01 2026-10-31'],
    ['q', 'quarter 2026-10-01 2026-11-21'],
    ['f', 'year 2026-04-01 2026-11-21'],
    ['p', 'lastYear 2025-04-01 2026-03-31'],
    ['m', 'month 2026-11-01 2026-11-21'],
  ] as const) {
    await user.keyboard(key);
    expect(shown()).toBe(range);
  }
});

test('two days of one’s own are typed, and a last day before the first is said and not taken', async () => {
  const user = open();
  await user.keyboard('o');
  const [from, to] = [screen.getByLabelText('From'), screen.getByLabelText('To')];
  expect(document.activeElement).toBe(from);
  await user.clear(from);
  await user.type(from, '3 oct');
  await user.clear(to);
  await user.type(to, '5 oct');
  expect(shown()).toBe('own 2026-10-03 2026-10-05');
  expect(screen.getByRole('heading').textContent).toBe('3 Oct 2026 to 5 Oct 2026');
  await user.clear(to);
  await user.type(to, '1 oct');
  expect(shown()).toBe('own 2026-10-03 2026-10-05');
  expect(screen.getByText('The last day is before the first one.')).toBeTruthy();
});
