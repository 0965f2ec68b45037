import type { GrowthChartPrint } from './growth-chart.document.ts';

const MONTHS = [0, 6, 12, 18, 24, 30, 36, 42, 48, 54, 60];

/** Invented curves: the clinic brings its own tables. */
export const SAMPLE_GROWTH_CHART: GrowthChartPrint = {
  language: 'en',
  clinic: { name: 'Sanjeevani Clinic', addressLine: '14, Anand Bazaar Road, Indore', phone: '73155 50148' },
  name: 'Myra Joshi',
  uhid: 'SJC-26-00412',
  sex: 'F',
  bornOn: '2024-05-21',
  printedOn: '2026-11-21',
  gestationAtBirthDays: 238,
  chart: {
    ...{ standard: 'Invented 1', version: 2, source: 'made for this sample', isSure: true },
    ...{ indicator: 'weight_for_age_kg', xUnit: 'month' },
    curves: [-3, -2, -1, 0, 1, 2, 3].map(z => ({
      z,
      places: MONTHS.map((x): [number, number] => [x, (3.2 + 4.4 * Math.log1p(x / 6)) * (1 + z * 0.11)]),
    })),
    points: [
      ['2024-08-20', 3, 4.9, 91, -0.94, 17],
      ['2025-02-24', 9, 7.1, 279, -0.71, 24],
      ['2025-11-18', 18, 8.9, 546, -0.66, 25],
      ['2026-11-21', 30, 10.4, 914, -0.81, 21],
    ].map(([onDate, x, value, ageDays, z, centile]) => ({
      ...{ onDate: String(onDate), x: Number(x), value: Number(value), ageDays: Number(ageDays) },
      ...{ isCorrected: Number(ageDays) < 700, z: Number(z), centile: Number(centile), isExtreme: false },
    })),
  },
};
