import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { renderPage } from '../app/test-page.tsx';
import { ExportFold } from './export-fold.tsx';
import { useKeys } from './key-bindings.ts';

const saved = vi.hoisted(() => vi.fn());
vi.mock('./save-file.ts', () => ({ saveFile: saved }));

const onVitals = vi.fn();
function Screen() {
  useKeys([{ keys: 'V', label: 'Vitals', run: onVitals }]);
  return (
    <section>
      <button type="button">Row</button>
      <ExportFold procedure={contract.patients.exportMerges} input={{}} />
    </section>
  );
}

test('one key unfolds the ways by letter; Esc or another place folds them and the screen has its letters again', async () => {
  const user = userEvent.setup();
  renderPage(<Screen />, {
    handlers: {
      patients: { exportMerges: ({ format }) => ({ fileName: 'j', mimeType: format, base64: 'AA==' }) },
    },
  });
  await user.keyboard('v');
  expect(onVitals).toHaveBeenCalledTimes(1);
  await user.keyboard('{Alt>}j{/Alt}');
  expect(document.activeElement?.textContent).toMatch(/^Excel/);
  await user.keyboard('v');
  await waitFor(() => expect(saved).toHaveBeenCalledWith({ fileName: 'j', mimeType: 'csv', base64: 'AA==' }));
  expect(onVitals).toHaveBeenCalledTimes(1);
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('button', { name: /^CSV/ })).toBeNull();
  expect(document.activeElement?.textContent).toMatch(/^Take the list out/);
  await user.keyboard('v');
  expect(onVitals).toHaveBeenCalledTimes(2);

  await user.keyboard('{Alt>}j{/Alt}');
  expect(screen.getByRole('button', { name: /^CSV/ })).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Row' }));
  expect(screen.queryByRole('button', { name: /^CSV/ })).toBeNull();
});
