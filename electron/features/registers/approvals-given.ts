import { isApprovalAlive } from '#shared/features/approvals/approval.rules.ts';
import { APPROVAL_KIND_WORDS } from '#shared/features/approvals/approval-words.ts';
import type { WordKey } from '#shared/i18n/translate.ts';
import { gridOf } from '#shared/kernel/grid.ts';
import { fromDayNumber } from '#shared/kernel/local-date.ts';
import { type ApprovalGiven, listApprovalsGiven } from './approvals-given.sql.ts';
import { groupedBy } from './grouped-by.ts';
import { type MadeReport, opensBill, type ReportQuestion } from './report.ts';

/** What was approved on the spot and what came of it: each approval, or the sums of each approver by month and kind. */
export function approvals(question: ReportQuestion): MadeReport {
  const { approver = '' } = question.options;
  const approverId = /^\d+$/.test(approver) ? Number(approver) : null;
  const rows = listApprovalsGiven(question.ctx.db, question, approverId);
  return question.option('rows') === 'approver'
    ? byApprover(question, rows)
    : eachApproval(question, rows, approverId);
}

/** An approval is good for minutes; what nobody used by then came to nothing. */
function unusedWord({ at }: ApprovalGiven, now: number): WordKey {
  return isApprovalAlive(at, now) ? 'registers.approvalStillGood' : 'registers.approvalNotUsed';
}

function eachApproval(
  { ctx, t, period }: ReportQuestion,
  rows: readonly ApprovalGiven[],
  approverId: number | null,
): MadeReport {
  const who = approverId === null ? undefined : rows[0]?.approverName;
  const grid = gridOf({
    ...{ title: t('registers.approvals'), subtitle: [period, who].filter(Boolean).join(' · '), rows },
    totalLabel: t('common.gridTotal'),
    columns: [
      { key: 'at', label: t('registers.approvedAt'), kind: 'instant', of: row => row.at },
      { key: 'kind', label: t('insights.kind'), of: row => t(APPROVAL_KIND_WORDS[row.kind]) },
      { key: 'approver', label: t('insights.byApprover'), of: row => row.approverName },
      { key: 'asked', label: t('registers.askedBy'), of: row => row.askedByName },
      { key: 'about', label: t('registers.approvedFor'), of: row => row.about },
      { key: 'most', label: t('registers.approvedUpTo'), kind: 'paise', of: row => row.amountPaise || null },
      {
        ...{ key: 'used', label: t('registers.approvalUsed'), kind: 'paise', total: 'sum' },
        of: (row: ApprovalGiven) => (row.usedAt === null ? t(unusedWord(row, ctx.now())) : row.usedPaise),
      },
      { key: 'bill', label: t('registers.billNumber'), of: row => row.billNumber },
    ],
  });
  return { grid, opens: rows.map(opensBill) };
}

type OfApprover = {
  month: string;
  kind: string;
  approverId: number;
  approverName: string;
  given: number;
  used: number;
  usedPaise: number;
};

function sumOfApprover(own: readonly ApprovalGiven[], first: ApprovalGiven, kind: string): OfApprover {
  return {
    month: fromDayNumber(first.onDate).slice(0, 7),
    ...{ kind, approverId: first.approverId, approverName: first.approverName },
    given: own.length,
    used: own.filter(({ usedAt }) => usedAt !== null).length,
    usedPaise: own.reduce((sum, { usedPaise }) => sum + (usedPaise ?? 0), 0),
  };
}

function byApprover(
  { t, period, fromDate, toDate }: ReportQuestion,
  given: readonly ApprovalGiven[],
): MadeReport {
  const keyOf = ({ onDate, approverId, kind }: ApprovalGiven) =>
    [Math.floor(onDate / 100), approverId, kind].join();
  const rows = [...groupedBy(given, keyOf).values()]
    .flatMap(own =>
      own.slice(0, 1).map(first => sumOfApprover(own, first, t(APPROVAL_KIND_WORDS[first.kind]))),
    )
    .sort(
      (a, b) =>
        a.month.localeCompare(b.month) ||
        a.approverName.localeCompare(b.approverName) ||
        a.approverId - b.approverId ||
        a.kind.localeCompare(b.kind),
    );
  const grid = gridOf({
    ...{ title: t('registers.approvals'), subtitle: period, rows, totalLabel: t('common.gridTotal') },
    columns: [
      { key: 'month', label: t('registers.byMonth'), of: row => row.month },
      { key: 'approver', label: t('insights.byApprover'), of: row => row.approverName },
      { key: 'kind', label: t('insights.kind'), of: row => row.kind },
      {
        key: 'given',
        label: t('registers.approvalsGiven'),
        kind: 'number',
        of: row => row.given,
        total: 'sum',
      },
      { key: 'uses', label: t('registers.approvalsUsed'), kind: 'number', of: row => row.used, total: 'sum' },
      {
        ...{ key: 'used', label: t('registers.approvalUsed'), kind: 'paise', total: 'sum' },
        of: (row: OfApprover) => row.usedPaise,
      },
    ],
  });
  return {
    grid,
    opens: rows.map(({ approverId }) => {
      const options = { rows: 'each', approver: String(approverId) };
      return { kind: 'report', ask: { report: 'approvals', fromDate, toDate, options } };
    }),
  };
}
