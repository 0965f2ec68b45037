import { useEffect, useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { WaitingConsent } from '#shared/features/documents/consent.schema.ts';
import { useRead } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { usePerson } from '../../app/session.tsx';
import { ExportFold } from '../../ui/export-fold.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { AddDocument } from './add-document.panel.tsx';
import { ChangeDocument } from './change-document.panel.tsx';
import { ConsentPanel } from './consent.panel.tsx';
import { DocumentView } from './document-view.panel.tsx';
import { DocumentsList } from './documents.list.tsx';
import classes from './documents.module.css';

type DocumentsPanelProps = {
  patientId: number;
  visitId: number | null;
  doctorId: number | null;
  printKeys: string;
  onDone: () => void;
};

type Mode =
  | { kind: 'list' }
  | { kind: 'add'; files: readonly File[]; form: WaitingConsent | null; isFromPhone?: boolean }
  | { kind: 'view' | 'change'; documentId: number }
  | { kind: 'consent' };

const LIST: Mode = { kind: 'list' };

/** Everything on paper that a person brought or signed (LAB-4, LAB-5, LAB-6). */
export function DocumentsPanel(props: DocumentsPanelProps) {
  const { patientId, visitId } = props;
  const t = useTranslation();
  const mayRead = usePerson().may('documents:read');
  const [mode, setMode] = useState<Mode>(LIST);
  const { answer, error, refetch } = useRead(contract.documents.list, { patientId }, { enabled: mayRead });
  const toList = () => setMode(LIST);
  const panel = useRef<HTMLElement>(null);
  const isReady = answer !== undefined || !mayRead;
  // From the note's field to what was opened beside it, so that arrows and letters mean the documents.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown changes with these two.
  useEffect(() => {
    const first = panel.current?.querySelector<HTMLElement>('[role=listbox]') ?? panel.current;
    first?.focus();
  }, [mode, isReady]);
  const document = 'documentId' in mode ? answer?.find(({ id }) => id === mode.documentId) : undefined;
  const look = (documentId: number) => setMode({ kind: 'view', documentId });

  return (
    <section ref={panel} className={classes.panel} tabIndex={-1} aria-label={t('documents.title')}>
      {mode.kind === 'add' && (
        <AddDocument
          {...{ patientId, visitId }}
          form={mode.form}
          firstFiles={mode.files}
          beginsWithPhone={mode.isFromPhone ?? false}
          onDone={toList}
        />
      )}
      {mode.kind === 'consent' && (
        <ConsentPanel
          {...{ patientId, visitId }}
          doctorId={props.doctorId}
          printKeys={props.printKeys}
          onScan={form => setMode({ kind: 'add', files: [], form })}
          onDone={toList}
        />
      )}
      {mode.kind === 'view' && document && (
        <DocumentView
          key={document.id}
          document={document}
          printKeys={props.printKeys}
          onChange={() => setMode({ kind: 'change', documentId: document.id })}
          onDone={toList}
        />
      )}
      {mode.kind === 'change' && document && (
        <ChangeDocument document={document} visitId={visitId} onDone={() => look(document.id)} />
      )}
      {(mode.kind === 'list' || ('documentId' in mode && !document)) && (
        <DocumentsList
          documents={answer}
          visitId={visitId}
          mayRead={mayRead}
          tools={<ExportFold procedure={contract.documents.exportList} input={{ patientId }} isNarrow />}
          problem={<ProblemNotice error={error} onRetry={() => void refetch()} />}
          onAdd={files => setMode({ kind: 'add', files, form: null })}
          onPhone={() => setMode({ kind: 'add', files: [], form: null, isFromPhone: true })}
          onConsent={() => setMode({ kind: 'consent' })}
          onOpen={look}
          onDone={props.onDone}
        />
      )}
    </section>
  );
}
