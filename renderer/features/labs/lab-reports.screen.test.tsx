import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { CriticalValue, LabJob, LabSheet } from '#shared/features/labs/lab.schema.ts';
import { Refusal } from '../../api/refusal.ts';
import type { Handlers } from '../../api/test-client.ts';
import { useSession } from '../../app/session.tsx';
import { renderPage } from '../../app/test-page.tsx';
import { LabReportsScreen } from './lab-reports.screen.tsx';
import { jobOf, orderOf, sheetOf } from './labs.test-support.ts';

const opened = vi.hoisted(() => ({ labReports: vi.fn(), patient: vi.fn(), board: vi.fn() }));
vi.mock('../../app/open.ts', () => ({ useOpen: () => opened }));
beforeEach(() => vi.clearAllMocks());

function Page({ orderIds }: { orderIds: number[] | undefined }) {
  return useSession().session ? <LabReportsScreen orderIds={orderIds} /> : null;
}

function openPage(
  orderIds: number[] | undefined,
  labs: Handlers['labs'],
  role: 'doctor' | 'nurse' = 'nurse',
) {
  const page = renderPage(<Page orderIds={orderIds} />, {
    session: { userId: 1, fullName: 'Sunita Toppo', roles: [role], signedInAt: 0 },
    handlers: { labs: { ...labs } },
  });
  return { ...page, user: userEvent.setup() };
}

const counts = { critical: 1, ordered: 2, collected: 0, entered: 0, released: 0 };
const openList = (jobs: LabJob[], labs: Handlers['labs'] = {}) =>
  openPage(undefined, { worklist: () => ({ counts, jobs }), ...labs });
const openSheet = (sheet: LabSheet, labs: Handlers['labs'] = {}, role: 'doctor' | 'nurse' = 'nurse') =>
  openPage([11], { sheet: () => sheet, ...labs }, role);
const fieldFor = (name: string) => screen.findByRole('textbox', { name });
const rowOfTest = (name: string) => screen.getByRole('row', { name: new RegExp(`^${name}`) });

test('the worklist shows the state in words, and Enter opens the sheet of the chosen orders', async () => {
  const { user } = openList([
    jobOf({ orderIds: [5, 6], untoldCount: 1, state: 'entered' }),
    jobOf({ isUrgent: true }),
  ]);
  const options = within(await screen.findByRole('listbox')).getAllByRole('option');
  expect(options[0]?.textContent).toContain('Critical');
  expect(options[1]?.textContent).toMatch(/Ordered.*urgent/);
  expect(screen.getByText('Ordered 2')).toBeTruthy();
  await user.keyboard('{ArrowDown}{ArrowUp}{Enter}');
  expect(opened.labReports).toHaveBeenCalledWith([5, 6]);
});

test('T takes the sample of the chosen orders and prints its label', async () => {
  const { user, inputsOf } = openList([jobOf()], {
    collect: () => ({ sampleNumber: '261121-004' }),
    printLabel: () => ({ pdf: '', fileName: 'label.pdf' }),
  });
  await screen.findByRole('listbox');
  await user.keyboard('t');
  await waitFor(() => expect(inputsOf(contract.labs.printLabel)).toEqual([{ sampleNumber: '261121-004' }]));
  expect(inputsOf(contract.labs.collect)).toEqual([{ orderIds: [11] }]);
});

test('values go down the column by Enter, are flagged as they are typed, and LDL is computed beside them', async () => {
  const { user, inputsOf } = openSheet(sheetOf(), { enter: () => sheetOf() });
  await user.type(await fieldFor('Total cholesterol'), '220{Enter}175{Enter}');
  expect(rowOfTest('Total cholesterol').textContent).toContain('high');
  expect(rowOfTest('Total cholesterol').textContent).toContain('231');
  expect(rowOfTest('LDL cholesterol').textContent).toContain('not computed: HDL cholesterol missing');
  await user.keyboard('45');
  expect((await fieldFor('LDL cholesterol')).getAttribute('placeholder')).toBe('140');
  expect(rowOfTest('LDL cholesterol').textContent).toContain('computed');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(inputsOf(contract.labs.enter)).toHaveLength(1));
  const [sent] = inputsOf(contract.labs.enter);
  expect(sent?.orders).toEqual([{ orderId: 11, version: 0 }]);
  expect(sent?.values.map(({ testId, value }) => [testId, value])).toEqual([
    ['LAB076', '220'],
    ['LAB077', '175'],
    ['LAB078', '45'],
    ['LAB079', ''],
  ]);
});

test('an implausible value is said at its field and nothing is sent', async () => {
  const { user, inputsOf } = openSheet(sheetOf({ orders: [orderOf({ orderId: 11, version: 3 })] }));
  await user.type(await fieldFor('Total cholesterol'), '22000');
  expect(rowOfTest('Total cholesterol').textContent).toContain('least 10, most 1500');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(inputsOf(contract.labs.enter)).toEqual([]);
});

test('a refused save leaves what was typed in its fields', async () => {
  const { user } = openSheet(sheetOf({ orders: [orderOf({ version: 4 })] }), {
    enter: () => {
      throw new Refusal('CHANGED_MEANWHILE');
    },
  });
  const field = await fieldFor('Total cholesterol');
  await user.type(field, '199{Control>}{Enter}{/Control}');
  expect(await screen.findByRole('alert')).toBeTruthy();
  expect((field as HTMLInputElement).value).toBe('199');
});

test('the doctor signs what the nurse entered by one key, and the report is printed', async () => {
  const entered = sheetOf({ orders: [orderOf({ state: 'entered', version: 2 })] });
  const { user, inputsOf } = openSheet(
    entered,
    {
      release: () => ({
        ...{ serial: 'LR/26-27/000001', version: 1, onDate: '2026-11-21', releasedAt: 0, comment: '' },
        ...{ doctorName: 'Dr Meera', labName: '', names: [], reason: '', orderIds: [11], results: [] },
      }),
      printReport: () => ({ pdf: '', fileName: 'report.pdf' }),
    },
    'doctor',
  );
  await screen.findByRole('button', { name: /Sign and release/ });
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(inputsOf(contract.labs.printReport)).toHaveLength(1));
  expect(inputsOf(contract.labs.release)).toEqual([{ orders: [{ orderId: 11, version: 2 }], reason: '' }]);
});

test('a nurse saves and never releases', async () => {
  openSheet(sheetOf({ orders: [orderOf({ state: 'entered', version: 2 })] }));
  await screen.findByRole('button', { name: /Save results/ });
  expect(screen.queryByRole('button', { name: /Sign and release/ })).toBeNull();
});

test('a critical value asks who was told until the call is noted', async () => {
  const critical: CriticalValue = {
    ...{ orderId: 11, testId: 'LAB054', name: 'Potassium', value: '6.8', unit: 'mmol/L' },
    ...{ flag: 'criticalHigh', call: null },
  };
  const { user, inputsOf } = openSheet(sheetOf({ criticals: [critical] }), { logCall: () => [] });
  const box = within(await screen.findByRole('region', { name: /Critical: Potassium 6.8/ }));
  fireEvent.click(box.getByRole('button', { name: 'Note the call' }));
  expect(inputsOf(contract.labs.logCall)).toEqual([]);
  await user.type(box.getByRole('textbox', { name: 'Who was told' }), 'Dr Meera');
  await user.click(box.getByRole('checkbox', { name: 'read back' }));
  await user.click(box.getByRole('button', { name: 'Note the call' }));
  await waitFor(() => expect(inputsOf(contract.labs.logCall)).toHaveLength(1));
  expect(inputsOf(contract.labs.logCall)[0]).toMatchObject({ toldWhom: 'Dr Meera', isReadBack: true });
});
