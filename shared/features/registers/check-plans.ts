import type { WordKey } from '../../i18n/translate.ts';
import { DUE_BANDS } from '../dues/ageing.rules.ts';
import { BAND_WORDS } from '../dues/dues-list.grid.ts';
import { EXCEPTION_KINDS } from './exception-kinds.ts';
import type { ReportPlan } from './report-plan.ts';

/** What an owner looks through, and what is owed. */
export const CHECK_PLANS = {
  dues: {
    ...{ word: 'insights.dues', about: 'insights.duesAbout', group: 'money', permission: 'reports:money' },
    ...{ firstRange: 'today', isOfToday: true },
    options: [
      {
        key: 'band',
        word: 'dues.band',
        choices: [
          { value: 'all', word: 'insights.all' },
          ...DUE_BANDS.map(band => ({ value: band, word: BAND_WORDS[band] })),
        ],
      },
    ],
  },
  discounts: {
    ...{ word: 'insights.discounts', about: 'insights.discountsAbout', firstRange: 'month' },
    ...{ group: 'money', permission: 'reports:money' },
    options: [
      {
        key: 'rows',
        word: 'registers.rows',
        choices: [
          { value: 'approver', word: 'insights.byApprover' },
          { value: 'reason', word: 'insights.byReason' },
          { value: 'bill', word: 'insights.eachBill' },
        ],
      },
    ],
  },
  exceptions: {
    ...{ word: 'insights.exceptions', about: 'insights.exceptionsAbout', firstRange: 'week' },
    ...{ group: 'checks', permission: 'audit:read' },
    options: [
      {
        key: 'kind',
        word: 'insights.kind',
        choices: [
          { value: 'all', word: 'insights.all' },
          ...EXCEPTION_KINDS.map(kind => ({ value: kind, word: `insights.kind_${kind}` as WordKey })),
        ],
      },
      {
        key: 'over',
        word: 'insights.discountOver',
        choices: [
          { value: '20', word: 'insights.over20' },
          { value: '10', word: 'insights.over10' },
          { value: '50', word: 'insights.over50' },
        ],
      },
    ],
  },
  proof: {
    ...{ word: 'insights.proof', about: 'insights.proofAbout', firstRange: 'today' },
    ...{ group: 'checks', permission: 'audit:read' },
    options: [
      {
        key: 'extent',
        word: 'insights.extent',
        choices: [
          { value: 'days', word: 'insights.extentDays' },
          { value: 'whole', word: 'insights.extentWhole' },
        ],
      },
    ],
  },
} as const satisfies Record<string, ReportPlan>;
