import { type ReactNode, useEffect, useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { OutputOf } from '#shared/contract/procedure.ts';
import type { EncounterBody } from '#shared/features/encounters/encounter.schema.ts';
import type { PageSheet } from '#shared/features/prescriptions/prescriptions.contract.ts';
import { LANGUAGE_NAMES } from '#shared/i18n/language-names.ts';
import { call } from '../../api/client.ts';
import { useRead } from '../../api/hooks.ts';
import { asRefusal, type Refusal } from '../../api/refusal.ts';
import { useTranslation } from '../../app/language.tsx';
import { PdfPreview } from '../../ui/pdf.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './prescriptions.module.css';
import { PrintElsewhere } from './print-elsewhere.panel.tsx';

const QUIET_MS = 600;

type Page = OutputOf<typeof contract.prescriptions.preview>;

/** The page of what is written now: asked for after a pause, an older question is given up, the last page stays. */
function usePage(
  visitId: number,
  body: EncounterBody,
  isAmendment: boolean,
): { page: Page | undefined; isMaking: boolean; error: Refusal | null; again: () => void } {
  const [page, setPage] = useState<Page>();
  const [isMaking, setIsMaking] = useState(false);
  const [error, setError] = useState<Refusal | null>(null);
  const [turn, setTurn] = useState(0);
  const written = JSON.stringify(body);
  const isFirst = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks again for the same text.
  useEffect(() => {
    const giveUp = new AbortController();
    const timer = setTimeout(
      () => {
        setIsMaking(true);
        call(
          contract.prescriptions.preview,
          { visitId, body: JSON.parse(written), isAmendment },
          { signal: giveUp.signal },
        )
          .then(next => {
            if (giveUp.signal.aborted) return;
            setPage(next);
            setError(null);
          })
          .catch(thrown => {
            if (!giveUp.signal.aborted) setError(asRefusal(thrown));
          })
          .finally(() => {
            if (!giveUp.signal.aborted) setIsMaking(false);
          });
      },
      isFirst.current ? 0 : QUIET_MS,
    );
    isFirst.current = false;
    return () => {
      clearTimeout(timer);
      giveUp.abort();
    };
  }, [visitId, written, isAmendment, turn]);
  return { page, isMaking, error, again: () => setTurn(turn + 1) };
}

/** Beside the note: the same PDF that will be printed, always of what is written now. */
export function PagePreview({
  visitId,
  body,
  isSigned,
  isAmendment = false,
}: {
  visitId: number;
  body: EncounterBody;
  isSigned?: boolean;
  /** Shows the draft of a change and not the signed page. */
  isAmendment?: boolean;
}) {
  const { page, isMaking, error, again } = usePage(visitId, body, isAmendment);
  return (
    <PaperOnDesk page={page} isMaking={isMaking} error={error} onRetry={again} isSigned={isSigned ?? false}>
      {isSigned && <PrintElsewhere visitId={visitId} />}
    </PaperOnDesk>
  );
}

type PaperOnDeskProps = {
  page: { pdf: string; pageCount: number; sheet?: PageSheet | undefined } | undefined;
  isMaking: boolean;
  error: Refusal | null;
  onRetry: () => void;
  isSigned: boolean;
  /** What can be done with the page. */
  children?: ReactNode;
};

export function PaperOnDesk({ page, isMaking, error, onRetry, isSigned, children }: PaperOnDeskProps) {
  const t = useTranslation();
  const settings = useRead(contract.settings.get, {}, { staleMs: 300_000 }).answer?.settings;
  const facts = [
    page &&
      (page.pageCount === 1
        ? t('prescriptions.onePage')
        : t('prescriptions.pages', { count: page.pageCount })),
    page?.sheet && (page.sheet.paper === 'Half' ? t('settings.paperHalf') : page.sheet.paper),
    page?.sheet &&
      (page.sheet.letterheadName ??
        t(page.sheet.hasHeader ? 'prescriptions.letterheadOn' : 'prescriptions.letterheadOff')),
  ].filter(Boolean);
  return (
    <aside
      className={classes.desk}
      aria-label={t('prescriptions.page')}
      data-paper={page?.sheet?.paper ?? 'A5'}
    >
      <div className="row apart tiny dim">
        <span className="clip">{facts.join(' · ')}</span>
        <span className="no-wrap">
          {isMaking && page ? (
            <span className={classes.making}>{t('prescriptions.makingPage')}</span>
          ) : isSigned ? (
            t('prescriptions.signedPage')
          ) : (
            settings &&
            (settings.patientLanguage === 'en'
              ? t('prescriptions.englishOnly')
              : t('prescriptions.englishAndPatients', {
                  language: LANGUAGE_NAMES[settings.patientLanguage],
                }))
          )}
        </span>
      </div>
      {children}
      <ProblemNotice error={error} onRetry={onRetry} />
      <PdfPreview pdf={page?.pdf} label={t('prescriptions.page')} className={classes.paper} />
    </aside>
  );
}
