import { SegmentedControl } from '@mantine/core';
import { useEffect, useId, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { InputOf } from '#shared/contract/procedure.ts';
import type { Patient } from '#shared/features/patients/patient.schema.ts';
import { call } from '../../api/client.ts';
import { useWrite } from '../../api/hooks.ts';
import { asRefusal, type Refusal } from '../../api/refusal.ts';
import { useTranslation } from '../../app/language.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { PdfPreview, printPdf } from '../../ui/pdf.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import classes from './patients.module.css';
import { SideHead } from './side-head.tsx';

type Shape = InputOf<typeof contract.patients.previewCard>['shape'];
type Page = { shape: Shape; pdf: string };

const SHAPES = [
  { value: 'CR80', word: 'patients.cardCR80' },
  { value: 'A6', word: 'patients.cardA6' },
  { value: 'label', word: 'patients.cardLabel' },
] as const;

const PREVIEWS: Readonly<Record<Shape, string>> = { CR80: 'cardPage', A6: 'sheetPage', label: 'labelPage' };

/** The card's, sheet's or label's page as it will print. */
function useCardPage(patientId: number, version: number, shape: Shape) {
  const [page, setPage] = useState<Page>();
  const [error, setError] = useState<Refusal | null>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version or attempt is another page of the same patient.
  useEffect(() => {
    const stop = new AbortController();
    setError(null);
    call(contract.patients.previewCard, { patientId, shape }, { signal: stop.signal }).then(
      ({ pdf }) => setPage({ shape, pdf }),
      thrown => {
        if (!stop.signal.aborted) setError(asRefusal(thrown));
      },
    );
    return () => stop.abort();
  }, [patientId, version, shape, attempt]);
  return { pdf: page?.shape === shape ? page.pdf : undefined, error, retry: () => setAttempt(attempt + 1) };
}

/** A card in the wallet, a sheet, or a label for the file (REG-8). */
export function CardPanel({ patient, onDone }: { patient: Patient; onDone: () => void }) {
  const t = useTranslation();
  const id = useId();
  const [shape, setShape] = useState<Shape>('CR80');
  const { pdf, error, retry } = useCardPage(patient.id, patient.version, shape);

  const printing = useWrite(contract.patients.printCard);

  async function print(): Promise<void> {
    const page = await printing.call({ patientId: patient.id, shape });
    void printPdf(page.pdf);
    toast(t('patients.cardPrinted'));
  }
  // What is refused is said by the notice, from the write's own error.
  const send = () => void print().catch(() => undefined);

  useKeys([
    { keys: 'F8', label: t('common.print'), run: send, isOff: !pdf },
    { keys: 'Esc', label: t('common.close'), run: onDone },
  ]);
  return (
    <section className={classes.side} aria-label={t('patients.card')}>
      <SideHead title={t('patients.card')} onDone={onDone} />
      <div id={id} className="visually-hidden">
        {t('patients.cardShape')}
      </div>
      <SegmentedControl
        aria-labelledby={id}
        data={SHAPES.map(({ value, word }) => ({ value, label: t(word) }))}
        value={shape}
        onChange={next => setShape(next as Shape)}
        fullWidth
      />
      <PdfPreview pdf={pdf} label={t('patients.card')} className={classes[PREVIEWS[shape]]} />
      <ProblemNotice error={error} onRetry={retry} />
      <ProblemNotice error={printing.error} />
      <p className="tiny dim">{t('patients.cardAbout')}</p>
      <SaveButton keys="F8" isLarge isFullWidth isOff={!pdf} busy={printing.pending} onClick={send}>
        {t('common.print')}
      </SaveButton>
    </section>
  );
}
