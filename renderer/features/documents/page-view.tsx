import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../app/language.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { Skeletons } from '../../ui/panel.tsx';
import { PdfPreview } from '../../ui/pdf.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './documents.module.css';
import { usePage } from './use-page.ts';

type PageViewProps = { documentId: number; pageNumber: number; isStruck: boolean };

const ZOOMS = [1, 1.5, 2, 3, 4];

export function PageView({ documentId, pageNumber, isStruck }: PageViewProps) {
  const t = useTranslation();
  const { page, error } = usePage(documentId, pageNumber);
  if (error) return <ProblemNotice error={error} />;
  if (!page) return <Skeletons rows={8} label={t('common.loading')} />;
  const label = t('documents.page', { number: pageNumber });
  return (
    <div className={classes.view} data-struck={isStruck || undefined}>
      {page.kind === 'pdf' ? (
        <PdfPreview pdf={page.content} label={label} className={classes.pdf} />
      ) : (
        <Picture key={`${documentId}-${pageNumber}`} jpeg={page.content} label={label} />
      )}
    </div>
  );
}

/** In a square, so that turned by a quarter it still fits. */
function Picture({ jpeg, label }: { jpeg: string; label: string }) {
  const t = useTranslation();
  const [zoomStep, setZoomStep] = useState(0);
  const [turns, setTurns] = useState(0);
  const zoom = ZOOMS[zoomStep] ?? 1;
  const zoomBy = (by: number) => setZoomStep(step => Math.max(0, Math.min(ZOOMS.length - 1, step + by)));
  const turn = () => setTurns(count => (count + 1) % 4);
  useKeys([
    { keys: '+', label: t('documents.zoomIn'), run: () => zoomBy(1) },
    { keys: '-', label: t('documents.zoomOut'), run: () => zoomBy(-1) },
    { keys: 'U', label: t('documents.turn'), run: turn },
  ]);
  return (
    <>
      <section
        className={classes.frame}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a large page is scrolled by keys only where it can be reached.
        tabIndex={0}
        aria-label={label}
      >
        <div className={classes.sheet} style={{ width: `${zoom * 100}%` }}>
          <img
            src={`data:image/jpeg;base64,${jpeg}`}
            alt={label}
            style={{ transform: `rotate(${turns * 90}deg)` }}
          />
        </div>
      </section>
      <span className={classes.acts}>
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => zoomBy(1)}
          rightSection={<KeyHint keys="+" />}
        >
          {t('documents.zoomIn')}
        </Button>
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => zoomBy(-1)}
          rightSection={<KeyHint keys="-" />}
        >
          {t('documents.zoomOut')}
        </Button>
        <Button variant="subtle" size="compact-sm" onClick={turn} rightSection={<KeyHint keys="U" />}>
          {t('documents.turn')}
        </Button>
      </span>
    </>
  );
}
