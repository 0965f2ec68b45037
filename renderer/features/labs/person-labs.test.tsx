import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { LabReportLine } from '#shared/features/labs/lab.schema.ts';
import type { Handlers } from '../../api/test-client.ts';
import { useSession } from '../../app/session.tsx';
import { renderPage } from '../../app/test-page.tsx';
import { orderOf, rowOf } from './labs.test-support.ts';
import { PersonLabs } from './person-labs.panel.tsx';
import { TestListPanel } from './test-list.panel.tsx';

const opened = vi.hoisted(() => ({ labReports: vi.fn() }));
vi.mock('../../app/open.ts', () => ({ useOpen: () => opened }));
beforeEach(() => vi.clearAllMocks());

function Page({ what }: { what: 'person' | 'list' }) {
  if (!useSession().session) return null;
  return what === 'list' ? (
    <TestListPanel onDone={() => {}} />
  ) : (
    <PersonLabs patientId={3} visitId={7} onDone={() => {}} />
  );
}

function openPage(what: 'person' | 'list', labs: Handlers['labs'], role: 'doctor' | 'nurse' = 'nurse') {
  const session = { userId: 1, fullName: 'Sunita Toppo', roles: [role], signedInAt: 0 };
  return {
    ...renderPage(<Page what={what} />, { session, handlers: { labs: { ...labs } } }),
    user: userEvent.setup(),
  };
}

const potassium = { ...rowOf('LAB054', 'Potassium'), unit: 'mmol/L', value: '5.9', flag: 'high' as const };
const report: LabReportLine = {
  ...{ serial: 'LR/26-27/000004', version: 2, onDate: '2026-11-20', releasedAt: 0, comment: 'Repeat' },
  ...{
    doctorName: 'Dr Meera',
    labName: 'Narmada',
    names: ['Potassium'],
    reason: 'Haemolysed',
    orderIds: [9],
  },
  results: [potassium],
};

test('the reports of a person show the flag in words, the amendment and its reason, and what is waited for', async () => {
  const { user } = openPage('person', {
    ofPatient: () => ({ reports: [report], trends: [], pending: [orderOf()] }),
  });
  const article = await screen.findByRole('article', { name: report.serial });
  for (const words of ['5.9', 'high', 'Amended 2: Haemolysed', 'by Narmada', 'Repeat'])
    expect(article.textContent).toContain(words);
  await user.click(screen.getByRole('button', { name: 'Lipid profile' }));
  expect(opened.labReports).toHaveBeenCalledWith([11]);
});

test('a nurse orders a test for the person by keyboard', async () => {
  const { user, inputsOf } = openPage('person', {
    ofPatient: () => ({ reports: [], trends: [], pending: [] }),
    search: () => [{ id: 'LAB054', name: 'Potassium', kind: 'test', group: 'Electrolytes', testCount: 1 }],
    order: () => [orderOf({ name: 'Potassium' })],
  });
  await screen.findByText('No report yet');
  await user.keyboard('n');
  await user.type(await screen.findByRole('combobox', { name: 'Tests' }), 'pot!{Enter}');
  await screen.findByRole('button', { name: /Potassium/ });
  await user.keyboard('{Enter}');
  await waitFor(() => expect(inputsOf(contract.labs.order)).toHaveLength(1));
  expect(inputsOf(contract.labs.order)[0]).toEqual({
    ...{ patientId: 3, visitId: 7 },
    lines: [{ testId: 'LAB054', name: 'Potassium', place: 'here', isUrgent: true }],
  });
});

const list: Handlers['labs'] = {
  testList: () => ({
    ...{ version: '1.0.0', date: '2026-11-22', loincNotice: 'This material contains content from LOINC' },
    tests: [
      {
        ...{ id: 'LAB054', name: 'Potassium', group: 'Electrolytes', specimen: 'Serum', unit: 'mmol/L' },
        ...{ loinc: '2823-3', isOwn: false, isSure: true },
        ranges: [{ ...potassium.limits, sex: 'any', fromDays: 6574, toDays: 44_194, ownFrom: null }],
      },
    ],
  }),
};

test('the test list says where each range comes from and carries the LOINC notice; only a doctor adds to it', async () => {
  const { user } = openPage('list', list);
  await user.click(await screen.findByRole('button', { name: /Potassium/ }));
  expect(screen.getByText('list 1.0.0')).toBeTruthy();
  expect(screen.getByText(/LOINC 2823-3/)).toBeTruthy();
  expect(screen.getByText(/content from LOINC/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Add own range' })).toBeNull();
});

test('a doctor adds a range of the clinic’s own analyser from today on', async () => {
  const added = { id: 1, testId: 'LAB054', validFrom: '2026-11-21' };
  const { user, inputsOf } = openPage('list', { ...list, addRange: () => added }, 'doctor');
  await user.click(await screen.findByRole('button', { name: /Potassium/ }));
  await user.click(screen.getByRole('button', { name: 'Add own range' }));
  await user.type(screen.getByRole('textbox', { name: 'Low' }), '3.8');
  await user.type(screen.getByRole('textbox', { name: 'High' }), '5');
  await user.click(screen.getByRole('button', { name: 'Add own range' }));
  await waitFor(() => expect(inputsOf(contract.labs.addRange)).toHaveLength(1));
  expect(inputsOf(contract.labs.addRange)[0]).toMatchObject({ low: 3.8, high: 5, validFrom: '2026-11-21' });
});
