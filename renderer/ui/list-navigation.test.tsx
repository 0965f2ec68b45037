import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { useListNavigation } from './list-navigation.ts';

function Names({ onOpen }: { onOpen: (index: number) => void }) {
  const { listProps, rowProps } = useListNavigation({ count: 2, onOpen, label: 'Names' });
  return (
    <div {...listProps}>
      <div {...rowProps(0)}>Asha Rao</div>
      <div {...rowProps(1)}>Ravi Sen</div>
    </div>
  );
}

test('Enter opens the chosen row, and Ctrl Enter is left to what is written beside the list', async () => {
  const user = userEvent.setup();
  const onOpen = vi.fn();
  render(<Names onOpen={onOpen} />);
  screen.getByRole('listbox', { name: 'Names' }).focus();
  await user.keyboard('{ArrowDown}{Control>}{Enter}{/Control}');
  expect(onOpen).not.toHaveBeenCalled();
  await user.keyboard('{Enter}');
  expect(onOpen).toHaveBeenCalledExactlyOnceWith(1);
});
