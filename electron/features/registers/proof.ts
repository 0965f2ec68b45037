import type { ReportAsk } from '#shared/features/registers/register.schema.ts';
import { gridOf } from '#shared/kernel/grid.ts';
import { fromDayNumber } from '#shared/kernel/local-date.ts';
import type { InTurns } from '../../server/in-turns.ts';
import { auditSeqsOf, verifyAuditChainInTurns } from '../audit/audit.service.ts';
import { checkSumsInTurns, isLinkWhole, listDayLinks } from '../reports/reports.service.ts';
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

const DAYS_AT_ONCE = 20;
const WHOLE: Pick<ReportAsk, 'fromDate' | 'toDate'> = { fromDate: '0001-01-01', toDate: '9999-12-31' };

function* chainCheck(question: ReportQuestion, days: typeof WHOLE): InTurns<Check[]> {
  const { ctx, t } = question;
  const { fromSeq, beforeSeq } =
    days === WHOLE ? { fromSeq: 1, beforeSeq: undefined } : auditSeqsOf(ctx, days);
  if (beforeSeq !== undefined && beforeSeq <= fromSeq) return [];
  const { isWhole, rowCount, firstBrokenSeq, head } = yield* verifyAuditChainInTurns(
    () => question.ctx.db,
    ctx.auditKey,
    { fromSeq, ...(beforeSeq !== undefined && { beforeSeq }) },
  );
  return [
    {
      ...{ name: t('insights.checkChain'), count: rowCount, isGood: isWhole, fingerprint: head },
      ...{ first: `${fromSeq}`, last: `${fromSeq + rowCount - 1}` },
      result: isWhole ? t('insights.whole') : t('insights.brokenAtRow', { row: firstBrokenSeq ?? 0 }),
    },
  ];
}

/** Each close, and each one set aside, against its own seal, the seal before it and the ledger under it. */
function* daysCheck(question: ReportQuestion, { fromDate, toDate }: typeof WHOLE): InTurns<Check[]> {
  const { t } = question;
  const links = listDayLinks(question.ctx.db);
  const asked = links.flatMap((link, at) => {
    const onDate = fromDayNumber(link.onDate);
    return onDate >= fromDate && onDate <= toDate ? [{ link, before: links[at - 1]?.seal ?? '' }] : [];
  });
  const closes = asked.flatMap(({ link }) => (link.kind === 'close' ? [link] : []));
  const [first, last] = [closes[0], asked.at(-1)?.link];
  if (!first || !last) return [];
  let broken: (typeof asked)[number] | undefined;
  for (let at = 0; at < asked.length && !broken; at += DAYS_AT_ONCE) {
    const some = asked.slice(at, at + DAYS_AT_ONCE);
    broken = some.find(({ link, before }) => !isLinkWhole(question.ctx.db, link, before));
    yield;
  }
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

function* sumsChecks(question: ReportQuestion): InTurns<Check[]> {
  const { t } = question;
  const { wrongSums, wrongDues, wrongBalances, gaps } = yield* checkSumsInTurns(() => question.ctx.db);
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
export function* proof(question: ReportQuestion): InTurns<MadeReport> {
  const { ctx, t, period, language, option } = question;
  const isWhole = option('extent') === 'whole';
  const days = isWhole ? WHOLE : question;
  const found = [...(yield* chainCheck(question, days)), ...(yield* daysCheck(question, days))];
  const rows = isWhole && found.length > 0 ? [...found, ...(yield* sumsChecks(question))] : found;
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
