import { IconFileTypePdf, IconPhoto } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { ClinicDocument } from '#shared/features/documents/document.schema.ts';
import { documentTitle } from '#shared/features/documents/documents.grid.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { useKeys } from '../../ui/key-bindings.ts';
import classes from './documents.module.css';

type GridProps = {
  documents: readonly ClinicDocument[];
  visitId: number | null;
  onOpen: (document: ClinicDocument) => void;
};

const COLUMNS = 2;
const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -COLUMNS,
  ArrowDown: COLUMNS,
};

/** Latest day first; arrows go from tile to tile, Enter opens one. */
export function DocumentsGrid({ documents, visitId, onOpen }: GridProps) {
  const { t } = useLanguage();
  const id = useId();
  const [chosen, setChosen] = useState(0);
  const index = Math.max(0, Math.min(chosen, documents.length - 1));
  const move = (by: number) => setChosen(Math.max(0, Math.min(documents.length - 1, index + by)));
  const open = () => {
    const document = documents[index];
    if (document) onOpen(document);
  };
  useEffect(() => {
    document.getElementById(`${id}-${index}`)?.scrollIntoView?.({ block: 'nearest' });
  }, [id, index]);
  useKeys([
    { keys: '↑', run: () => move(-COLUMNS) },
    { keys: '↓', run: () => move(COLUMNS) },
    { keys: '←', run: () => move(-1) },
    { keys: '→', run: () => move(1) },
    { keys: 'Enter', label: t('documents.open'), run: open },
  ]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = STEPS[event.key];
    if (step === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (step === undefined) open();
    else move(step);
  }

  const tileProps = (document: ClinicDocument, row: number) =>
    ({
      id: `${id}-${row}`,
      role: 'option',
      tabIndex: -1,
      'aria-selected': row === index,
      'data-withdrawn': document.withdrawnBecause !== null || undefined,
      onClick: () => (row === index ? onOpen(document) : setChosen(row)),
    }) as const;

  return (
    <div
      className={classes.grid}
      role="listbox"
      tabIndex={0}
      aria-label={t('documents.title')}
      aria-activedescendant={`${id}-${index}`}
      onKeyDown={onKeyDown}
    >
      {documents.map((document, row) => (
        <div key={document.id} className={classes.tile} {...tileProps(document, row)}>
          <Tile document={document} isOfVisit={visitId !== null && document.visitId === visitId} />
        </div>
      ))}
    </div>
  );
}

function Tile({ document, isOfVisit }: { document: ClinicDocument; isOfVisit: boolean }) {
  const { t, language } = useLanguage();
  const { pages, withdrawnBecause, tags } = document;
  const notes = [
    withdrawnBecause === null ? '' : t('documents.withdrawn'),
    isOfVisit ? t('documents.ofThisVisit') : '',
    pages.length > 1 ? t('documents.pagesShort', { count: pages.length }) : '',
    ...tags,
  ].filter(Boolean);
  return (
    <>
      <FirstPage document={document} />
      <span className={`small strong ${classes.tileTitle}`}>{documentTitle({ t, language }, document)}</span>
      {document.title !== '' && <span className="tiny dim">{longDay(document.datedOn, language)}</span>}
      {notes.length > 0 && <span className="tiny dim clip">{notes.join(' · ')}</span>}
    </>
  );
}

function FirstPage({ document }: { document: ClinicDocument }) {
  const [first] = document.pages;
  const { answer } = useRead(
    contract.documents.thumbnail,
    { documentId: document.id, pageNumber: first?.pageNumber ?? 1 },
    { enabled: first?.hasThumbnail ?? false, staleMs: Number.POSITIVE_INFINITY },
  );
  const Icon = first?.kind === 'pdf' ? IconFileTypePdf : IconPhoto;
  return (
    <span className={classes.thumb}>
      {answer?.jpeg ? (
        <img src={`data:image/jpeg;base64,${answer.jpeg}`} alt="" />
      ) : (
        <Icon size={36} stroke={1.2} aria-hidden />
      )}
    </span>
  );
}
