import { Button } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { OutputOf } from '#shared/contract/procedure.ts';
import type { AuditRow } from '#shared/features/audit/audit.contract.ts';
import { actionInWords, auditAbout } from '#shared/features/audit/audit.grid.ts';
import type { RangeName } from '#shared/kernel/date-ranges.ts';
import { formatDate, formatTime, localDateAt } from '#shared/kernel/local-date.ts';
import { call } from '../../api/client.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { asRefusal, type Refusal } from '../../api/refusal.ts';
import { useTranslation } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { useDateRange } from '../../ui/date-range.tsx';
import { ExportButtons } from '../../ui/export-buttons.tsx';
import { EmptyState, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Status } from '../../ui/status.tsx';
import classes from './audit.module.css';

const PAGE = 100;
const RANGES: readonly RangeName[] = ['today', 'yesterday', 'week', 'month', 'lastMonth'];
const SHAPES = { ok: 'done', refused: 'held', failed: 'bad' } as const;

function AuditLine({ row }: { row: AuditRow }) {
  const t = useTranslation();
  const { zone, today } = useClinicDay();
  const day = localDateAt(row.at, zone);
  return (
    <tr>
      <td className="numeric dim">{row.seq}</td>
      <td className="no-wrap">
        {day !== today && `${formatDate(day)}, `}
        {formatTime(row.at, zone)}
      </td>
      <td className="clip">{row.personName || <span className="dim">{t('audit.nobody')}</span>}</td>
      <td>{actionInWords(row.action)}</td>
      <td>
        <Status shape={SHAPES[row.outcome]}>{t(`audit.${row.outcome}`)}</Status>
      </td>
      <td className="small dim">{auditAbout(row)}</td>
    </tr>
  );
}

/** Rows before the newest page, fetched one page at a time. */
function useEarlierRows(newest: readonly AuditRow[]) {
  const [earlier, setEarlier] = useState<readonly AuditRow[]>([]);
  const [isAtStart, setIsAtStart] = useState(false);
  const [error, setError] = useState<Refusal | null>(null);
  const oldestSeq = (earlier.at(-1) ?? newest.at(-1))?.seq;
  async function fetchMore(): Promise<void> {
    if (oldestSeq === undefined) return;
    try {
      const more = await call(contract.audit.list, { beforeSeq: oldestSeq, limit: PAGE });
      setEarlier([...earlier, ...more]);
      setIsAtStart(more.length < PAGE);
    } catch (thrown) {
      setError(asRefusal(thrown));
    }
  }
  const newestSeqs = new Set(newest.map(row => row.seq));
  const rows = [...newest, ...earlier.filter(row => !newestSeqs.has(row.seq))];
  return { rows, fetchMore, error, hasMore: !isAtStart && newest.length === PAGE };
}

type Verdict = OutputOf<typeof contract.audit.verify>;

function VerdictLine({ verdict }: { verdict: Verdict }) {
  const t = useTranslation();
  if (verdict.isWhole) {
    const head = verdict.head.slice(0, 9);
    return <Status shape="good">{t('audit.whole', { count: verdict.rowCount, head })}</Status>;
  }
  return (
    <Status shape="bad">
      {t('audit.broken', { seq: verdict.firstBrokenSeq ?? 0, count: verdict.rowCount })}
    </Status>
  );
}

/** Who did what: append-only and chained; the chain is checked on demand. */
export function AuditPanel() {
  const t = useTranslation();
  const reading = useRead(contract.audit.list, { limit: PAGE }, { staleMs: 0 });
  const { fromDate, toDate, bar } = useDateRange({ names: RANGES });
  const verify = useWrite(contract.audit.verify);
  const [verdict, setVerdict] = useState<Verdict>();
  const { rows, fetchMore, error, hasMore } = useEarlierRows(reading.answer ?? []);
  return (
    <section className={classes.page}>
      <div className={classes.head}>
        <div>
          <h1 className="title">{t('audit.title')}</h1>
          <p className="small dim">{t('audit.about')}</p>
        </div>
        <div className="row" role="status">
          {verdict && <VerdictLine verdict={verdict} />}
          <Button
            variant="default"
            aria-busy={verify.pending}
            onClick={() => void verify.call({}).then(setVerdict, () => setVerdict(undefined))}
          >
            {verify.pending ? t('audit.verifying') : t('audit.verify')}
          </Button>
        </div>
      </div>
      <div className={classes.takeOut}>
        <span className="small dim">{t('audit.takeOut')}</span>
        {bar}
        <ExportButtons procedure={contract.audit.exportRows} input={{ fromDate, toDate }} />
      </div>
      <ProblemNotice error={verify.error ?? reading.error ?? error} onRetry={() => void reading.refetch()} />
      {reading.isWaiting && <Skeletons rows={10} label={t('common.loading')} />}
      {reading.answer && rows.length === 0 && <EmptyState title={t('audit.empty')} />}
      {rows.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th scope="col" className="numeric">
                {t('audit.columnRow')}
              </th>
              <th scope="col">{t('audit.when')}</th>
              <th scope="col">{t('audit.who')}</th>
              <th scope="col">{t('audit.action')}</th>
              <th scope="col">{t('audit.outcome')}</th>
              <th scope="col">{t('audit.about_what')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <AuditLine key={row.seq} row={row} />
            ))}
          </tbody>
        </table>
      )}
      {hasMore && (
        <div>
          <Button variant="default" onClick={() => void fetchMore()}>
            {t('audit.earlier')}
          </Button>
        </div>
      )}
    </section>
  );
}
