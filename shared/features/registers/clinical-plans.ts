import type { ReportPlan } from './report-plan.ts';

const clinical = { group: 'clinical', permission: 'reports:clinical' } as const;

/** What is seen, given and to be told to the health officer, and who comes back. */
export const CLINICAL_PLANS = {
  diagnoses: {
    ...{ word: 'insights.diagnoses', about: 'insights.diagnosesAbout', ...clinical, firstRange: 'month' },
    options: [
      {
        key: 'rows',
        word: 'registers.rows',
        choices: [
          { value: 'diagnosis', word: 'insights.byDiagnosis' },
          { value: 'week', word: 'insights.byWeek' },
          { value: 'month', word: 'registers.byMonth' },
          { value: 'doctor', word: 'registers.byDoctor' },
          { value: 'ageAndSex', word: 'insights.byAgeAndSex' },
        ],
      },
      {
        key: 'unit',
        word: 'insights.unit',
        choices: [
          { value: 'visits', word: 'insights.unitVisits' },
          { value: 'people', word: 'insights.unitPeople' },
        ],
      },
    ],
  },
  diagnosed: {
    ...{ word: 'insights.diagnosed', about: 'insights.diagnosedAbout', ...clinical, firstRange: 'month' },
    isDetail: true,
  },
  medicines: {
    ...{ word: 'insights.medicines', about: 'insights.medicinesAbout', ...clinical, firstRange: 'month' },
    options: [
      {
        key: 'rows',
        word: 'registers.rows',
        choices: [
          { value: 'generic', word: 'insights.byGeneric' },
          { value: 'doctor', word: 'registers.byDoctor' },
          { value: 'week', word: 'insights.byWeek' },
          { value: 'month', word: 'registers.byMonth' },
        ],
      },
    ],
  },
  notifiable: {
    ...{ word: 'insights.notifiable', about: 'insights.notifiableAbout', ...clinical, firstRange: 'month' },
  },
  returning: {
    ...{ word: 'insights.returning', about: 'insights.returningAbout', firstRange: 'year' },
    ...{ group: 'people', permission: 'reports:clinical' },
  },
  lost: {
    ...{ word: 'insights.lost', about: 'insights.lostAbout', firstRange: 'year' },
    ...{ group: 'people', permission: 'reports:clinical' },
    options: [
      {
        key: 'months',
        word: 'insights.lostAfter',
        choices: [
          { value: '3', word: 'insights.months3' },
          { value: '2', word: 'insights.months2' },
          { value: '6', word: 'insights.months6' },
          { value: '12', word: 'insights.months12' },
        ],
      },
    ],
  },
  followUpsKept: {
    ...{ word: 'insights.followUpsKept', about: 'insights.followUpsKeptAbout', firstRange: 'month' },
    ...{ group: 'people', permission: 'reports:clinical' },
  },
  followUpCalls: {
    ...{ word: 'insights.followUpCalls', about: 'insights.followUpCallsAbout', firstRange: 'month' },
    ...{ group: 'people', permission: 'reports:clinical' },
  },
} as const satisfies Record<string, ReportPlan>;
