import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { TestOnList } from '#shared/features/labs/own-list.schema.ts';
import { renderPage } from '../../app/test-page.tsx';
import { TestListPanel } from './test-list.panel.tsx';

const zonulin: TestOnList = {
  ...{ id: 'OWN4', name: 'Zonulin', group: '', specimen: 'Serum', unit: 'ng/mL', loinc: '' },
  ...{ isOwn: true, isSure: true, ranges: [] },
};
const potassium: TestOnList = { ...zonulin, id: 'LAB054', name: 'Potassium', isOwn: false };
const check = { rows: 1, added: 1, changed: 0, same: 0, problems: [], warnings: [], unknownColumns: [] };

function openList() {
  const page = renderPage(<TestListPanel onDone={vi.fn()} />, {
    session: { userId: 1, fullName: 'Dr Meera Kulkarni', roles: ['owner', 'doctor'], signedInAt: 0 },
    handlers: {
      labs: {
        testList: () => ({ version: '1', date: '2026-11-01', loincNotice: '', tests: [zonulin, potassium] }),
        retireTest: () => ({}),
        checkTestFile: () => check,
        importTests: () => check,
      },
    },
  });
  return { ...page, user: userEvent.setup() };
}

test('an own test is retired with its reason, a test of the list is not', async () => {
  const { user, inputsOf } = openList();
  await user.click(await screen.findByRole('button', { name: /Potassium/ }));
  expect(screen.queryByRole('button', { name: 'Retire this test' })).toBeNull();
  await user.click(screen.getByRole('button', { name: /Zonulin/ }));
  await user.click(screen.getByRole('button', { name: 'Retire this test' }));
  const retire = screen.getByRole('button', { name: 'Retire this test' });
  expect(retire).toHaveProperty('disabled', true);
  await user.type(screen.getByLabelText('Why it is asked for no more'), 'Kit no longer bought{Enter}');
  await waitFor(() =>
    expect(inputsOf(contract.labs.retireTest)).toEqual([{ testId: 'OWN4', reason: 'Kit no longer bought' }]),
  );
});

test('a file of own tests is looked at before it is brought in', async () => {
  const { user, inputsOf } = openList();
  await user.click(await screen.findByRole('button', { name: 'From a file' }));
  const csv = 'name,unit\nZonulin,ng/mL';
  await user.upload(screen.getByLabelText('CSV file'), new File([csv], 'tests.csv', { type: 'text/csv' }));
  await screen.findByText(/tests\.csv/);
  expect(inputsOf(contract.labs.checkTestFile)).toEqual([{ csv }]);
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(inputsOf(contract.labs.importTests)).toEqual([{ csv, fileName: 'tests.csv' }]));
});
