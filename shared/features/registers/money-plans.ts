import type { ReportPlan } from './report-plan.ts';

const OF_MONEY = { group: 'money', permission: 'reports:money', firstRange: 'month' } as const;
const TO_CHECK = { group: 'checks', permission: 'reports:money', firstRange: 'month' } as const;

/** The lists of money papers, how days and drawers were closed, and what was approved. */
export const MONEY_PLANS = {
  cancelledBills: { ...OF_MONEY, word: 'registers.cancelledBills', about: 'registers.cancelledBillsAbout' },
  creditNotes: { ...OF_MONEY, word: 'registers.creditNotes', about: 'registers.creditNotesAbout' },
  refunds: { ...OF_MONEY, word: 'registers.refunds', about: 'registers.refundsAbout' },
  expenses: { ...OF_MONEY, word: 'registers.expenses', about: 'registers.expensesAbout' },
  duesAtTheEnd: {
    ...{ ...OF_MONEY, firstRange: 'lastMonth' },
    ...{ word: 'registers.duesAtEnd', about: 'registers.duesAtEndAbout' },
  },
  advancesHeld: {
    ...{ ...OF_MONEY, firstRange: 'today' },
    ...{ word: 'registers.advancesHeld', about: 'registers.advancesHeldAbout' },
  },
  shiftCloses: {
    ...{ ...TO_CHECK, word: 'registers.shiftCloses', about: 'registers.shiftClosesAbout' },
    options: [
      {
        key: 'rows',
        word: 'registers.rows',
        choices: [
          { value: 'each', word: 'registers.eachHandOver' },
          { value: 'person', word: 'registers.drawerOf' },
        ],
      },
    ],
  },
  dayCloses: { ...TO_CHECK, word: 'registers.dayCloses', about: 'registers.dayClosesAbout' },
  approvals: {
    ...{ ...TO_CHECK, word: 'registers.approvals', about: 'registers.approvalsAbout' },
    options: [
      {
        key: 'rows',
        word: 'registers.rows',
        choices: [
          { value: 'each', word: 'registers.eachApproval' },
          { value: 'approver', word: 'insights.byApprover' },
        ],
      },
    ],
  },
  numbersAudit: {
    ...{ ...TO_CHECK, firstRange: 'year' },
    ...{ word: 'registers.numbersAudit', about: 'registers.numbersAuditAbout' },
  },
} as const satisfies Record<string, ReportPlan>;
