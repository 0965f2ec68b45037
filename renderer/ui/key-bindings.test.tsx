import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { renderPage } from '../app/test-page.tsx';
import { useKeys } from './key-bindings.ts';
import { KeyLayer, KeyStrip } from './keys.tsx';

function Desk({ note }: { note: (what: string) => void }) {
  const [isAsking, setIsAsking] = useState(false);
  useKeys([
    { keys: 'U', label: 'Move up', run: () => note('up') },
    { keys: 'F8', label: 'Print', run: () => note('print') },
    { keys: 'Ctrl Enter', run: () => note('sign') },
    { keys: 'F6', label: 'Bill', run: () => note('bill'), isOff: true },
  ]);
  return (
    <>
      <input aria-label="Name" />
      <button type="button" onClick={() => setIsAsking(true)}>
        Ask
      </button>
      {isAsking && (
        <KeyLayer keys={[{ keys: 'Esc', label: 'Close', run: () => setIsAsking(false) }]}>
          <p>Sure?</p>
        </KeyLayer>
      )}
      <KeyStrip />
    </>
  );
}

function renderDesk(): string[] {
  const noted: string[] = [];
  renderPage(<Desk note={what => noted.push(what)} />);
  return noted;
}

test('letters act in lists but never while a name is typed; function keys act everywhere', async () => {
  const user = userEvent.setup();
  const noted = renderDesk();
  await user.keyboard('u');
  await user.type(screen.getByLabelText('Name'), 'usha');
  await user.keyboard('{F8}{Control>}{Enter}{/Control}{F6}');
  expect(noted).toEqual(['up', 'print', 'sign']);
  expect(screen.getByLabelText('Name')).toHaveProperty('value', 'usha');
});

test('a question on top silences the keys below until it is closed', async () => {
  const user = userEvent.setup();
  const noted = renderDesk();
  await user.click(screen.getByRole('button', { name: 'Ask' }));
  await user.keyboard('{F8}{Escape}');
  expect(noted).toEqual([]);
  expect(screen.queryByText('Sure?')).toBeNull();
  await user.keyboard('{F8}');
  expect(noted).toEqual(['print']);
});

test('the strip shows the keys that work and no others', () => {
  renderDesk();
  expect(screen.getByText('Move up')).toBeTruthy();
  expect(screen.queryByText('Bill')).toBeNull();
});

test('a key that leaves the strip while a panel is open still works, and comes back to the strip', async () => {
  const user = userEvent.setup();
  const noted: string[] = [];
  function Room() {
    const [isOpen, setIsOpen] = useState(false);
    useKeys([
      { keys: 'V', label: 'Vitals', run: () => noted.push('vitals'), onStrip: !isOpen },
      { keys: 'O', run: () => setIsOpen(!isOpen) },
    ]);
    return <KeyStrip />;
  }
  renderPage(<Room />);
  expect(screen.getByText('Vitals')).toBeTruthy();
  await user.keyboard('ov');
  expect(screen.queryByText('Vitals')).toBeNull();
  expect(noted).toEqual(['vitals']);
  await user.keyboard('o');
  expect(screen.getByText('Vitals')).toBeTruthy();
});
