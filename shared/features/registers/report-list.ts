import { CHECK_PLANS } from './check-plans.ts';
import { CLINICAL_PLANS } from './clinical-plans.ts';
import { MONEY_PLANS } from './money-plans.ts';
import type { ReportOption, ReportPlan } from './report-plan.ts';

export const REPORT_NAMES = [
  'collections',
  'takings',
  'bills',
  ...(['cancelledBills', 'creditNotes', 'refunds', 'expenses', 'duesAtTheEnd', 'advancesHeld'] as const),
  'form3c',
  'cashBook',
  'trialBalance',
  'gst',
  'opd',
  ...(['diagnoses', 'diagnosed', 'medicines', 'notifiable'] as const),
  ...(['returning', 'lost', 'followUpsKept', 'followUpCalls'] as const),
  ...(['dues', 'discounts', 'exceptions', 'proof'] as const),
  ...(['shiftCloses', 'dayCloses', 'approvals', 'numbersAudit'] as const),
  ...(['partyDues', 'tdsReceivable'] as const),
  ...(['doctorShares', 'doctorTds'] as const),
] as const;
export type ReportName = (typeof REPORT_NAMES)[number];

const DIMENSIONS: ReportOption['choices'] = [
  { value: 'user', word: 'registers.byUser' },
  { value: 'mode', word: 'registers.byMode' },
  { value: 'doctor', word: 'registers.byDoctor' },
  { value: 'service', word: 'registers.byService' },
  { value: 'category', word: 'registers.byCategory' },
  { value: 'referrer', word: 'registers.byReferrer' },
  { value: 'day', word: 'registers.byDay' },
  { value: 'month', word: 'registers.byMonth' },
];

/** Every report: its words, who may see it, what can be chosen. What it holds is said by its definition on the server. */
export const REPORTS: Readonly<Record<ReportName, ReportPlan>> = {
  collections: {
    word: 'registers.collections',
    about: 'registers.collectionsAbout',
    group: 'money',
    permission: 'reports:money',
    firstRange: 'month',
    options: [
      { key: 'rows', word: 'registers.rows', choices: DIMENSIONS },
      {
        key: 'columns',
        word: 'registers.columns',
        choices: [{ value: 'none', word: 'registers.noColumns' }, ...DIMENSIONS],
      },
    ],
  },
  takings: {
    word: 'registers.takings',
    about: 'registers.takingsAbout',
    group: 'money',
    permission: 'reports:money',
    firstRange: 'today',
  },
  bills: {
    word: 'registers.bills',
    about: 'registers.billsAbout',
    group: 'money',
    permission: 'reports:money',
    firstRange: 'today',
  },
  form3c: {
    word: 'registers.form3c',
    about: 'registers.form3cAbout',
    group: 'tax',
    permission: 'reports:money',
    firstRange: 'month',
  },
  cashBook: {
    word: 'registers.cashBook',
    about: 'registers.cashBookAbout',
    group: 'tax',
    permission: 'reports:money',
    firstRange: 'month',
  },
  trialBalance: {
    word: 'registers.trialBalance',
    about: 'registers.trialBalanceAbout',
    group: 'tax',
    permission: 'reports:money',
    firstRange: 'month',
  },
  gst: {
    word: 'registers.gst',
    about: 'registers.gstAbout',
    group: 'tax',
    permission: 'reports:money',
    firstRange: 'lastMonth',
    options: [
      {
        key: 'table',
        word: 'registers.gstTable',
        choices: [
          { value: 'rates', word: 'registers.gstRates' },
          { value: 'hsn', word: 'registers.gstHsn' },
          { value: 'documents', word: 'registers.gstDocuments' },
          { value: 'b2b', word: 'registers.gstB2b' },
          { value: 'b2cl', word: 'registers.gstB2cl' },
          { value: 'b2cs', word: 'registers.gstB2cs' },
          { value: 'cdnr', word: 'registers.gstCdnr' },
          { value: 'cdnur', word: 'registers.gstCdnur' },
          { value: 'exemp', word: 'registers.gstExempt' },
          { value: 'hsnB2b', word: 'registers.gstHsnB2b' },
          { value: 'hsnB2c', word: 'registers.gstHsnB2c' },
          { value: 'docs', word: 'registers.gstDocs' },
        ],
      },
    ],
  },
  opd: {
    word: 'registers.opd',
    about: 'registers.opdAbout',
    group: 'people',
    permission: 'queue:read',
    firstRange: 'today',
    options: [
      {
        key: 'doctor',
        word: 'registers.byDoctor',
        choices: [{ value: 'all', word: 'insights.all' }],
        isOfDoctors: true,
      },
      {
        key: 'rows',
        word: 'registers.rows',
        choices: [
          { value: 'day', word: 'registers.inTheirOrder' },
          { value: 'doctor', word: 'registers.perDoctor' },
        ],
      },
    ],
  },
  ...CLINICAL_PLANS,
  ...CHECK_PLANS,
  ...MONEY_PLANS,
  partyDues: {
    ...{ word: 'registers.partyDues', about: 'registers.partyDuesAbout', firstRange: 'today' },
    ...{ group: 'money', permission: 'reports:money' },
  },
  tdsReceivable: {
    ...{ word: 'registers.tdsReceivable', about: 'registers.tdsReceivableAbout', firstRange: 'year' },
    ...{ group: 'tax', permission: 'reports:money' },
  },
  doctorShares: {
    ...{ word: 'registers.doctorShares', about: 'registers.doctorSharesAbout', firstRange: 'month' },
    ...{ group: 'money', permission: 'reports:money' },
  },
  doctorTds: {
    ...{ word: 'registers.doctorTds', about: 'registers.doctorTdsAbout', firstRange: 'quarter' },
    ...{ group: 'tax', permission: 'reports:money' },
  },
};
