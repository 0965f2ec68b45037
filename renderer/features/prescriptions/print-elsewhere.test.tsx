import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { encounterBodySchema } from '#shared/features/encounters/encounter.schema.ts';
import { clinicSheetLayout } from '#shared/features/prescriptions/letterhead.rules.ts';
import type { Letterhead } from '#shared/features/prescriptions/letterhead.schema.ts';
import { defaultSettings } from '#shared/features/settings/settings.schema.ts';
import { renderPage } from '../../app/test-page.tsx';
import { PagePreview } from './page-preview.panel.tsx';

const clinicLayout = clinicSheetLayout(defaultSettings);
const half: Letterhead = {
  ...{ id: 4, version: 1, name: 'Back room Canon', changedAt: 0 },
  layout: { ...clinicLayout, paper: 'Half', hasHeader: false },
};
const page = {
  ...{ pdf: btoa('%PDF-'), pageCount: 2, fileName: 'x.pdf' },
  sheet: { paper: 'Half' as const, hasHeader: false, letterheadName: half.name },
};
const body = encounterBodySchema.parse({ complaints: 'Fever' });

function show(letterheads: Letterhead[], isSigned = true) {
  const handlers = {
    prescriptions: {
      preview: () => page,
      print: () => page,
      letterheads: () => ({ letterheads, choices: [], clinicLayout }),
    },
    settings: { get: () => ({ clinic: {} as never, settings: defaultSettings, version: 1 }) },
  };
  const shown = renderPage(<PagePreview visitId={12} body={body} isSigned={isSigned} />, { handlers });
  return { ...shown, user: userEvent.setup() };
}

test('the desk says on which paper and letterhead a page stands', async () => {
  show([half], false);
  await screen.findByText('2 pages · Half A4 · Back room Canon');
  expect(screen.queryByRole('combobox', { name: 'Print on another letterhead' })).toBeNull();
});

test('a signed page is printed once on another letterhead, or as the clinic’s papers say', async () => {
  const { user, inputsOf } = show([half]);
  const choose = async (name: string) => {
    await user.click(await screen.findByRole('combobox', { name: 'Print on another letterhead' }));
    await user.click(within(await screen.findByRole('listbox')).getByText(name));
  };
  await choose('Back room Canon');
  await waitFor(() => expect(inputsOf(contract.prescriptions.print)).toHaveLength(1));
  await choose('As the clinic’s papers');
  await waitFor(() =>
    expect(inputsOf(contract.prescriptions.print)).toEqual([
      { visitId: 12, letterheadId: 4 },
      { visitId: 12, letterheadId: null },
    ]),
  );
});

test('a clinic without letterheads is offered none', async () => {
  show([]);
  await screen.findByText(/2 pages/);
  expect(screen.queryByRole('combobox')).toBeNull();
});
