import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { Growth, GrowthChart, GrowthDryRun } from '#shared/features/measures/growth.schema.ts';
import type { Measured } from '#shared/features/measures/measured.schema.ts';
import type { PersonStates } from '#shared/features/measures/person-state.schema.ts';
import type { Trends } from '#shared/features/measures/trends.schema.ts';
import { Refusal } from '../../api/refusal.ts';
import type { Handlers } from '../../api/test-client.ts';
import { useSession } from '../../app/session.tsx';
import { renderPage } from '../../app/test-page.tsx';
import { GrowthAndTrendsPanel } from './growth-and-trends.panel.tsx';
import { GrowthTablesPanel } from './growth-tables.panel.tsx';
import { MeasuredLine } from './measured-line.tsx';
import { PregnancyPanel } from './pregnancy.panel.tsx';

vi.mock('@tanstack/react-router', () => ({ useNavigate: () => () => undefined }));

function SignedIn({ children }: { children: ReactNode }) {
  return useSession().session ? children : null;
}
function openPage(page: ReactNode, handlers: Handlers) {
  return { ...renderPage(<SignedIn>{page}</SignedIn>, { handlers }), user: userEvent.setup() };
}

const states: PersonStates = {
  standing: {
    pregnancy: {
      ...{ answer: 'notAsked', askedOn: null, dueOn: null, isDueByScan: false },
      ...{ gestation: null, trimester: null },
    },
    breastFeeding: { answer: 'notAsked', askedOn: null },
    gestationAtBirthDays: null,
  },
  isAsked: true,
  hasPregnantAlert: false,
  history: [],
};

test('pregnancy and feeding are answered by keys alone, and the weeks show while the day is typed', async () => {
  const onDone = vi.fn();
  const { user, inputsOf } = openPage(<PregnancyPanel patientId={3} onDone={onDone} />, {
    measures: { states: () => states, recordState: () => states },
  });
  const question = await screen.findByRole('group', { name: 'Pregnant' });
  await waitFor(() => expect(document.activeElement).toBe(within(question).getByLabelText('Yes')));
  await user.keyboard(' {Tab}4/7');
  expect(await screen.findByText('20 weeks 0 days, trimester 2, due 10 Apr 2027')).toBeTruthy();
  await user.click(within(screen.getByRole('group', { name: 'Breast-feeding' })).getByLabelText('No'));
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(onDone).toHaveBeenCalled());
  expect(inputsOf(contract.measures.recordState)).toEqual([
    {
      patientId: 3,
      state: {
        ...{ kind: 'pregnancy', answer: 'yes', lastPeriodOn: '2026-07-04', dueOnByScan: null, cycleDays: 28 },
      },
    },
    { patientId: 3, state: { kind: 'breastFeeding', answer: 'no' } },
  ]);
});

test('a day that cannot be is said at its field, and what was typed stays', async () => {
  const onDone = vi.fn();
  const { user } = openPage(<PregnancyPanel patientId={3} onDone={onDone} />, {
    measures: {
      states: () => states,
      recordState: () => {
        throw new Refusal('INVALID_INPUT', {
          problems: [{ path: 'state.lastPeriodOn', code: 'TOO_LONG_AGO' }],
        });
      },
    },
  });
  const question = await screen.findByRole('group', { name: 'Pregnant' });
  await user.click(within(question).getByLabelText('Yes'));
  const field = screen.getByLabelText<HTMLInputElement>('Last period began');
  await user.type(field, 'july{Enter}');
  expect(await screen.findByText('Write a day like 4/7 or 4/7/2026.')).toBeTruthy();
  await user.clear(field);
  await user.type(field, '1/1/2026{Enter}');
  expect(await screen.findByText(/too long ago for a pregnancy/)).toBeTruthy();
  expect(field.value).toBe('1/1/2026');
  expect(onDone).not.toHaveBeenCalled();
});

test('of a man nothing is asked, and the alert at the desk is told to stand', async () => {
  const page = openPage(<PregnancyPanel patientId={3} onDone={vi.fn()} />, {
    measures: { states: () => ({ ...states, isAsked: false }) },
  });
  expect(await screen.findByText(/women from 12 to 55/)).toBeTruthy();
  expect(screen.queryByRole('group')).toBeNull();
  page.unmount();
  openPage(<PregnancyPanel patientId={3} onDone={vi.fn()} />, {
    measures: { states: () => ({ ...states, hasPregnantAlert: true }) },
  });
  expect(await screen.findByText(/alert “pregnant” at the desk still stands/)).toBeTruthy();
});

const measured: Measured = {
  ...{ bmi: 27, bmiClass: 'obese', bodySurfaceM2: 1.72, pressureStage: 'grade2' },
  changes: [
    { measure: 'weightKg', by: -1.5, sinceOn: '2026-11-01' },
    { measure: 'pulsePerMinute', by: 9, sinceOn: '2026-11-01' },
  ],
  oldSizes: [{ measure: 'heightCm', value: 158, onDate: '2015-02-03', days: 4300 }],
  standing: {
    ...states.standing,
    pregnancy: {
      ...{ answer: 'yes', askedOn: '2026-11-21', dueOn: '2027-04-10', isDueByScan: false },
      ...{ gestation: { weeks: 20, days: 3 }, trimester: 2 },
    },
  },
};

test('under the readings stand pregnancy, stage, class, change and what is too old', async () => {
  openPage(<MeasuredLine visitId={7} />, { encounters: { measured: () => measured } });
  expect(await screen.findByText('Pregnant 20 w 3 d')).toBeTruthy();
  for (const words of ['BP in grade 2', 'BMI 27 obese', 'BSA 1.72 m²'])
    expect(screen.getByText(words)).toBeTruthy();
  expect(screen.getByText(/Weight −1.5 kg since/)).toBeTruthy();
  expect(screen.getByText(/Height 158 cm is of/)).toBeTruthy();
  expect(screen.queryByText(/\+9/)).toBeNull();
});

const chart = (indicator: GrowthChart['indicator']): GrowthChart => ({
  ...{ standard: 'Invented 1', version: 1, source: 'tests', isSure: true, indicator, xUnit: 'month' },
  curves: [-3, -2, -1, 0, 1, 2, 3].map(z => ({
    z,
    places: [
      [0, 4 + z / 2],
      [60, 19 + z * 2],
    ],
  })),
  points: [
    {
      ...{ onDate: '2026-05-21', x: 4, value: 6, ageDays: 122, isCorrected: true, z: -0.5, centile: 30.9 },
      isExtreme: false,
    },
    {
      ...{ onDate: '2026-11-20', x: 10, value: 9.1, ageDays: 304, isCorrected: true, z: 2.6, centile: 99.5 },
      isExtreme: false,
    },
  ],
});
const growth: Growth = {
  ...{ isChild: true, hasTables: true, gestationAtBirthDays: 224 },
  charts: [chart('weight_for_age_kg'), chart('bmi_for_age')],
};
const trends: Trends = {
  series: [
    {
      ...{ id: 'systolicMmHg', name: '', unit: 'mmHg' },
      points: [
        { onDate: '2026-09-01', value: 158, second: 96 },
        { onDate: '2026-11-20', value: 132, second: 84 },
      ],
    },
    {
      ...{ id: 'weightKg', name: '', unit: 'kg' },
      points: [{ onDate: '2026-11-20', value: 71, second: null }],
    },
  ],
  medicines: [{ name: 'Amlodipine 5 mg', fromOn: '2026-09-02', toOn: null }],
  onDate: '2026-11-21',
};

function openGrowth(more: Handlers['encounters'] = {}) {
  return openPage(<GrowthAndTrendsPanel patientId={3} onDone={vi.fn()} />, {
    encounters: { growth: () => growth, trends: () => trends, ...more },
  });
}

test('the growth chart is walked by arrows and read out in words', async () => {
  const { user } = openGrowth();
  const slider = await screen.findByRole('slider', { name: /Weight for age, Invented 1, version 1/ });
  await waitFor(() => expect(document.activeElement).toBe(slider));
  expect(slider.getAttribute('aria-valuetext')).toBe(
    '20 Nov 2026, 10 months old, corrected for the early birth, 9.1 kg, z-score 2.60, centile 99.5, ' +
      'between +2 and +3: far above the middle',
  );
  await user.keyboard('{ArrowLeft}');
  expect(screen.getByText(/^21 May 2026, 4 months old.*6 kg, z-score −0.50, centile 30.9/)).toBeTruthy();
  await user.keyboard('{ArrowDown}');
  expect(screen.getByRole('slider', { name: /BMI for age/ })).toBeTruthy();
  expect(screen.getByText('Born at 32 weeks 0 days')).toBeTruthy();
});

test('Alt G turns to the trends, where a point is read with the medicines of its day', async () => {
  const { user } = openGrowth();
  await screen.findByRole('slider', { name: /Weight for age/ });
  await user.keyboard('{Alt>}g{/Alt}');
  const slider = await screen.findByRole('slider', { name: 'Blood pressure' });
  expect(slider.getAttribute('aria-valuetext')).toContain(
    'Blood pressure 132/84 mmHg; 20 Nov 2026; 2 of 2; Taken then: Amlodipine 5 mg',
  );
  await user.keyboard('{ArrowLeft}');
  expect(screen.getByText(/158\/96 mmHg; 1 Sept? 2026; 1 of 2; No medicine of this clinic/)).toBeTruthy();
  await user.keyboard('{ArrowDown}');
  expect(screen.getByRole('slider', { name: 'Weight' })).toBeTruthy();
  await user.click(screen.getByText('As a table'));
  expect(screen.getByText('Amlodipine 5 mg, 2 Sep 2026 to goes on')).toBeTruthy();
});

test('without an imported table it is said what to bring and where; a grown person sees the trends at once', async () => {
  const page = openGrowth({ growth: () => ({ ...growth, hasTables: false, charts: [] }) });
  expect(await screen.findByText('No growth table is here yet')).toBeTruthy();
  expect(screen.getByText(/under Settings, Growth tables/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'To the growth tables' })).toBeTruthy();
  page.unmount();
  openGrowth({ growth: () => ({ ...growth, isChild: false, charts: [] }) });
  expect(await screen.findByRole('slider', { name: 'Blood pressure' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Growth' })).toBeNull();
});

test('weeks at birth are typed as 32+4 and kept', async () => {
  const { user, inputsOf } = openPage(<GrowthAndTrendsPanel patientId={3} onDone={vi.fn()} />, {
    encounters: { growth: () => growth, trends: () => trends },
    measures: { recordState: () => states },
  });
  const field = await screen.findByLabelText('Weeks at birth');
  await user.type(field, 'early{Enter}');
  expect(await screen.findByText('Write weeks and days like 32+4.')).toBeTruthy();
  await user.clear(field);
  await user.type(field, '32+4{Enter}');
  await waitFor(() =>
    expect(inputsOf(contract.measures.recordState)[0]?.state).toEqual({
      kind: 'gestationAtBirth',
      gestationDays: 228,
    }),
  );
});

const fits: GrowthDryRun = {
  ...{ standard: 'Invented 1', version: 2, rowCount: 40, problems: [], problemCount: 0 },
  groups: [{ indicator: 'bmi_for_age', sex: 'F', xUnit: 'month', from: 0, to: 1826, count: 40 }],
};
const csv = () => new File(['standard,indicator\n'], 'growth.csv', { type: 'text/csv' });

test('a table with a wrong cell is shown by row and column and cannot be brought in', async () => {
  const { user } = openPage(<GrowthTablesPanel />, {
    measures: {
      growthTables: () => [],
      checkGrowthTable: () => ({
        ...fits,
        problems: [{ row: 41, column: 's', code: 'GROWTH_OUT_OF_RANGE', typed: '11' }],
        problemCount: 1,
      }),
    },
  });
  await user.upload(await screen.findByLabelText('Choose a file'), csv());
  expect(await screen.findByText('1 cells are wrong; nothing was brought in.')).toBeTruthy();
  const row = screen.getByText('41').closest('tr') as HTMLElement;
  expect(within(row).getByText('11')).toBeTruthy();
  expect(within(row).getByText('Outside what this column can be.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Bring in/ })).toBeNull();
});

test('a table that fits says what it holds and is brought in by Ctrl Enter', async () => {
  const { user, inputsOf } = openPage(<GrowthTablesPanel />, {
    measures: {
      growthTables: () => [],
      checkGrowthTable: () => fits,
      importGrowthTable: () => ({
        ...{ id: 1, standard: 'Invented 1', version: 2, fileName: 'growth.csv', source: 'tests' },
        ...{ rowCount: 40, indicators: ['bmi_for_age'], importedOn: '2026-11-21' },
        ...{ importedByName: 'Dr Meera Kulkarni', isCurrent: true },
      }),
    },
  });
  await user.upload(await screen.findByLabelText('Choose a file'), csv());
  expect(await screen.findByText('40 rows of Invented 1 can be brought in as version 2.')).toBeTruthy();
  expect(screen.getByText('BMI for age, girls: 40 rows')).toBeTruthy();
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(inputsOf(contract.measures.importGrowthTable)).toHaveLength(1));
});
