import { useEffect, useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import {
  type CertificateBody,
  certificateBodySchema,
} from '#shared/features/certificates/certificate.schema.ts';
import { call } from '../../api/client.ts';
import { asRefusal, type Refusal } from '../../api/refusal.ts';
import { useTranslation } from '../../app/language.tsx';
import { PdfPreview } from '../../ui/pdf.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './certificates.module.css';

const QUIET_MS = 600;

type Asked = { patientId: number; visitId: number | null; body: CertificateBody; paper: 'A4' | 'A5' };

/** The page of what is written now: asked for after a pause, the last page stays until the next is there. */
export function CertificatePreview(asked: Asked) {
  const t = useTranslation();
  const [pdf, setPdf] = useState<string>();
  const [error, setError] = useState<Refusal | null>(null);
  const [turn, setTurn] = useState(0);
  const isFirst = useRef(true);
  const written = JSON.stringify(asked);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks again for the same text.
  useEffect(() => {
    const stop = new AbortController();
    const input = JSON.parse(written) as Asked;
    // What the schema refuses is said at its field; the page waits for it.
    if (!certificateBodySchema.safeParse(input.body).success) return;
    const timer = setTimeout(
      () => {
        call(contract.certificates.preview, input, { signal: stop.signal }).then(
          page => {
            if (stop.signal.aborted) return;
            setPdf(page.pdf);
            setError(null);
          },
          thrown => {
            if (!stop.signal.aborted) setError(asRefusal(thrown));
          },
        );
      },
      isFirst.current ? 0 : QUIET_MS,
    );
    isFirst.current = false;
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [written, turn]);
  return (
    <>
      <ProblemNotice error={error} onRetry={() => setTurn(turn + 1)} />
      <PdfPreview pdf={pdf} label={t('certificates.page')} className={classes.page} />
    </>
  );
}
