import { useEffect, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { type SheetLayout, sheetLayoutSchema } from '#shared/features/prescriptions/letterhead.schema.ts';
import { call } from '../../api/client.ts';
import { asRefusal, type Refusal } from '../../api/refusal.ts';
import { useTranslation } from '../../app/language.tsx';
import { PdfPreview } from '../../ui/pdf.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './letterheads.module.css';

const QUIET_MS = 400;

/** The sample page of what is written now; a layout that is not whole yet leaves the last page. */
export function LetterheadPreview({ layout }: { layout: SheetLayout }) {
  const t = useTranslation();
  const [page, setPage] = useState<{ pdf: string; pageCount: number }>();
  const [error, setError] = useState<Refusal | null>(null);
  const [turn, setTurn] = useState(0);
  const written = JSON.stringify(layout);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks again for the same layout.
  useEffect(() => {
    const { data } = sheetLayoutSchema.safeParse(JSON.parse(written));
    if (!data) return;
    const giveUp = new AbortController();
    const ask = () =>
      call(contract.prescriptions.letterheadSample, { layout: data, shows: 'sheet' }, giveUp).then(
        next => {
          if (giveUp.signal.aborted) return;
          setPage(next);
          setError(null);
        },
        thrown => {
          if (!giveUp.signal.aborted) setError(asRefusal(thrown));
        },
      );
    const timer = setTimeout(ask, QUIET_MS);
    return () => {
      clearTimeout(timer);
      giveUp.abort();
    };
  }, [written, turn]);
  return (
    <aside className={classes.desk} aria-label={t('settings.letterheadSample')} data-paper={layout.paper}>
      <span className="tiny dim">{t('settings.letterheadSampleAbout')}</span>
      <ProblemNotice error={error} onRetry={() => setTurn(turn + 1)} />
      <PdfPreview pdf={page?.pdf} label={t('settings.letterheadSample')} className={classes.paper} />
    </aside>
  );
}
