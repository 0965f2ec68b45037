import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { Refusal } from '../api/refusal.ts';
import type { Handlers } from '../api/test-client.ts';
import { renderPage } from '../app/test-page.tsx';
import { ExportButtons } from './export-buttons.tsx';

const [saved, printed] = vi.hoisted(() => [vi.fn(), vi.fn(async () => undefined)]);
vi.mock('./save-file.ts', () => ({ saveFile: saved }));
vi.mock('./pdf.tsx', () => ({ printPdf: printed }));

const november = { fromDate: '2026-11-01', toDate: '2026-11-30' };

function open(handlers: Handlers, isOff = false) {
  const page = <ExportButtons procedure={contract.patients.exportReferrals} input={november} isOff={isOff} />;
  return { ...renderPage(page, { handlers }), user: userEvent.setup() };
}

type Patients = NonNullable<Handlers['patients']>;
const filesOf = (exportReferrals: NonNullable<Patients['exportReferrals']>): Handlers => ({
  patients: { exportReferrals },
});

const anyFile = filesOf(({ format }) => ({ fileName: `r.${format}`, mimeType: format, base64: 'AA==' }));

test.each([
  ['x', 'xlsx'],
  ['v', 'csv'],
  ['d', 'pdf'],
])('the key %s saves the list as it is filtered as %s', async (key, format) => {
  const { user, inputsOf } = open(anyFile);
  await user.keyboard(key);
  await waitFor(() =>
    expect(saved).toHaveBeenLastCalledWith({ fileName: `r.${format}`, mimeType: format, base64: 'AA==' }),
  );
  expect(inputsOf(contract.patients.exportReferrals)).toEqual([{ ...november, format, language: 'en' }]);
});

test('F8 prints the page', async () => {
  const { user } = open(anyFile);
  await user.keyboard('{F8}');
  await waitFor(() => expect(printed).toHaveBeenCalledWith('AA=='));
});

test('a list too long for paper says what to do instead', async () => {
  const tooLong = new Refusal('TOO_LONG_FOR_PAPER', { rows: 9_000, atMost: 3_000 });
  const { user } = open(
    filesOf(() => {
      throw tooLong;
    }),
  );
  await user.keyboard('d');
  await screen.findByText(/9000 rows are too many for paper, 3000 are the most/);
});

test('an empty list cannot be taken out', async () => {
  const { user, inputsOf } = open(anyFile, true);
  await user.keyboard('xvd{F8}');
  expect(inputsOf(contract.patients.exportReferrals)).toEqual([]);
  expect((screen.getByRole('button', { name: /Excel/ }) as HTMLButtonElement).disabled).toBe(true);
});

test('the second list of a screen leaves the keys to the first, and is taken out by its button', async () => {
  const second = (
    <ExportButtons procedure={contract.patients.exportReferrals} input={november} hasKeys={false} isNarrow />
  );
  const { inputsOf } = renderPage(second, { handlers: anyFile });
  const user = userEvent.setup();
  await user.keyboard('xvd{F8}');
  expect(inputsOf(contract.patients.exportReferrals)).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'CSV' }));
  await waitFor(() => expect(inputsOf(contract.patients.exportReferrals)).toHaveLength(1));
});
