import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { ClinicDocument } from '#shared/features/documents/document.schema.ts';
import { useTranslation } from '../../app/language.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { EmptyState, Skeletons } from '../../ui/panel.tsx';
import { SideHead } from '../patients/side-head.tsx';
import classes from './documents.module.css';
import { DocumentsGrid } from './documents-grid.tsx';
import { FileDrop } from './file-drop.tsx';

type DocumentsListProps = {
  documents: readonly ClinicDocument[] | undefined;
  visitId: number | null;
  mayRead: boolean;
  problem: ReactNode;
  /** Stands over the list when there is one. */
  tools: ReactNode;
  onAdd: (files: readonly File[]) => void;
  onPhone: () => void;
  onConsent: () => void;
  onOpen: (documentId: number) => void;
  onDone: () => void;
};

const SHOWN_AT_ONCE = 24;

/** What there is of a person, and the place where more comes in. */
export function DocumentsList(props: DocumentsListProps) {
  const { documents, visitId, mayRead, problem, tools, onAdd, onPhone, onConsent, onOpen, onDone } = props;
  const t = useTranslation();
  const [most, setMost] = useState(SHOWN_AT_ONCE);
  const left = (documents?.length ?? 0) - most;
  useKeys([
    { keys: '+', label: t('documents.addShort'), run: () => onAdd([]) },
    { keys: 'Alt P', label: t('documents.fromPhone'), run: onPhone, onStrip: false },
    { keys: 'J', label: t('documents.consentForms'), run: onConsent },
    { keys: 'Esc', label: t('common.close'), run: onDone },
  ]);
  return (
    <>
      <SideHead title={t('documents.title')} onDone={onDone} />
      <FileDrop onFiles={files => files.length > 0 && onAdd(files)}>
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => onAdd([])}
          rightSection={<KeyHint keys="+" />}
        >
          {t('documents.add')}
        </Button>
        <Button variant="default" size="compact-sm" onClick={onPhone} rightSection={<KeyHint keys="Alt P" />}>
          {t('documents.fromPhone')}
        </Button>
        <Button variant="default" size="compact-sm" onClick={onConsent} rightSection={<KeyHint keys="J" />}>
          {t('documents.consentForms')}
        </Button>
      </FileDrop>
      {problem}
      {!mayRead && <p className="small dim">{t('documents.deskHint')}</p>}
      {mayRead && !documents && <Skeletons rows={4} label={t('common.loading')} />}
      {documents?.length === 0 && <EmptyState title={t('documents.none')} hint={t('documents.noneHint')} />}
      {documents && documents.length > 0 && tools}
      {documents && documents.length > 0 && (
        <DocumentsGrid
          documents={documents.slice(0, most)}
          visitId={visitId}
          onOpen={document => onOpen(document.id)}
        />
      )}
      {left > 0 && (
        <Button className={classes.more} variant="subtle" onClick={() => setMost(most + SHOWN_AT_ONCE)}>
          {t('documents.more', { count: left })}
        </Button>
      )}
    </>
  );
}
