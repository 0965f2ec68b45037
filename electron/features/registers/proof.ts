import type { ReportAsk } from '#shared/features/registers/register.schema.ts';
import { gridOf } from '#shared/kernel/grid.ts';
import { fromDayNumber } from '#shared/kernel/local-date.ts';
import { auditSeqsOf, verifyAuditChain } from '../audit/audit.service.ts';
import { checkSums, isLinkWhole, listDayLinks } from '../reports/reports.service.ts';
import { clinicToSeal } from '../settings/settings.service.ts';
import { proofDocument } from './proof.document.ts';
import type { MadeReport, ReportQuestion } from './report.ts';

export type Check = {
  name: string;
  /** Rows, days, bills that were looked at. */
  count: number | null;
  first: string;
  last: string;
  result: string;
  isGood: boolean;
  /** In hex; empty where a check has none. */
  fingerprint: string;
};

const WHOLE: Pick<ReportAsk, 'fromDate' | 'toDate'> = { fromDate: '0001-01-01', toDate: '9999-12-31' };

function chainCheck({ ctx, t }: ReportQuestion, days: typeof WHOLE): Check[] {
  const { fromSeq, beforeSeq } =
    days === WHOLE ? { fromSeq: 1, beforeSeq: undefined } : auditSeqsOf(ctx, days);
  if (beforeSeq !== undefined && beforeSeq <= fromSeq) return [];
  const { isWhole, rowCount, firstBrokenSeq, head } = verifyAuditChain(ctx.db, ctx.auditKey, {
    fromSeq,
    ...(beforeSeq !== undefined && { beforeSeq }),
  });
  return [
    {
      ...{ name: t('insights.checkChain'), count: rowCount, isGood: isWhole, fingerprint: head },
      ...{ first: `${fromSeq}`, last: `${fromSeq + rowCount - 1}` },
      result: isWhole ? t('insights.whole') : t('insights.brokenAtRow', { row: firstBrokenSeq ?? 0 }),
    },
  ];
}

/** Each close, and each one set aside, against its own seal, the seal before it and the ledger under it. */
function daysCheck({ ctx, t }: ReportQuestion, { fromDate, toDate }: typeof WHOLE): Check[] {
  const links = listDayLinks(ctx.db);
  const asked = links.flatMap((link, at) => {
    const onDate = fromDayNumber(link.onDate);
    return onDate >= fromDate && onDate <= toDate ? [{ link, before: links[at - 1]?.seal ?? '' }] : [];
  });
  const closes = asked.flatMap(({ link }) => (link.kind === 'close' ? [link] : []));
  const [first, last] = [closes[0], asked.at(-1)?.link];
  if (!first || !last) return [];
  const broken = asked.find(({ link, before }) => !isLinkWhole(ctx.db, link, before));
  const asideCount = closes.filter(({ isInForce }) => isInForce === 0).length;
  const whole = asideCount > 0 ? t('insights.wholeSetAside', { count: asideCount }) : t('insights.whole');
  return [
    {
      ...{ name: t('insights.checkDays'), count: closes.length, isGood: !broken, fingerprint: last.seal },
      ...{ first: fromDayNumber(first.onDate), last: fromDayNumber(last.onDate) },
      result: broken ? t('insights.brokenOnDay', { day: fromDayNumber(broken.link.onDate) }) : whole,
    },
  ];
}

function sumsChecks({ ctx, t }: ReportQuestion): Check[] {
  const { wrongSums, wrongDues, wrongBalances, gaps } = checkSums(ctx.db);
  const check = (name: string, wrong: number): Check => ({
    ...{ name, count: null, first: '', last: '', fingerprint: '', isGood: wrong === 0 },
    result: wrong === 0 ? t('insights.agrees') : t('insights.differs', { count: wrong }),
  });
  return [
    check(t('insights.checkSums'), wrongSums.length),
    check(t('insights.checkDues'), wrongDues.length),
    check(t('insights.checkBalances'), wrongBalances.length),
    check(t('insights.checkNumbers'), gaps.length),
  ];
}

/** Proof that nothing was changed afterwards (REP-9): the chains recomputed, and a page that says so. */
export function proof(question: ReportQuestion): MadeReport {
  const { ctx, t, period, language, option } = question;
  const isWhole = option('extent') === 'whole';
  const days = isWhole ? WHOLE : question;
  const found = [...chainCheck(question, days), ...daysCheck(question, days)];
  const rows = isWhole && found.length > 0 ? [...found, ...sumsChecks(question)] : found;
  const extent = isWhole ? t('insights.extentAll') : period;
  return {
    grid: gridOf<Check>({
      ...{ title: t('insights.proof'), subtitle: extent, rows },
      markOf: row => (row.isGood ? undefined : 'strong'),
      columns: [
        { key: 'check', label: t('insights.check'), of: row => row.name },
        { key: 'count', label: t('insights.lookedAt'), kind: 'number', of: row => row.count },
        { key: 'first', label: t('registers.firstNumber'), kind: 'day', of: row => row.first || null },
        { key: 'last', label: t('registers.lastNumber'), kind: 'day', of: row => row.last || null },
        { key: 'result', label: t('insights.result'), of: row => row.result },
        { key: 'fingerprint', label: t('insights.fingerprint'), of: row => row.fingerprint },
      ],
      notes: [t('insights.proofNote'), ...(isWhole ? [] : [t('insights.proofPart')])],
    }),
    document: () =>
      proofDocument({
        ...{ language, extent, checks: rows, isPart: !isWhole, now: ctx.now(), zone: ctx.zone },
        ...{ clinic: clinicToSeal(ctx.db), by: ctx.session.fullName },
      }),
  };
}
