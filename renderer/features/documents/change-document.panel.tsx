import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { ClinicDocument } from '#shared/features/documents/document.schema.ts';
import { useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import { SideHead } from '../patients/side-head.tsx';
import { FactsFields } from './facts.fields.tsx';
import { factsAsTyped, readFacts, type TypedFacts } from './typed-facts.ts';

type ChangeProps = { document: ClinicDocument; visitId: number | null; onDone: () => void };

/** What is said about a document; the pages themselves never change. */
export function ChangeDocument({ document, visitId, onDone }: ChangeProps) {
  const t = useTranslation();
  const { today } = useClinicDay();
  const [typed, setTyped] = useState<TypedFacts>(() => factsAsTyped(document));
  // As it stood when it was opened: a change by somebody else meanwhile is told, not overwritten.
  const [version] = useState(document.version);
  const [hasTried, setHasTried] = useState(false);
  const change = useWrite(contract.documents.change);

  function save(): void {
    setHasTried(true);
    const facts = readFacts(typed, today);
    if (!facts) return;
    change.call({ documentId: document.id, version, ...facts }).then(
      saved => {
        toast(t('documents.changed', { version: saved.version }));
        onDone();
      },
      () => undefined, // Said by the notice below; what was typed stays.
    );
  }

  useKeys([
    { keys: 'Ctrl Enter', label: t('common.save'), run: save, inFields: true },
    { keys: 'Esc', label: t('common.back'), run: onDone },
  ]);
  return (
    <>
      <SideHead title={t('documents.change')} onDone={onDone} />
      <FactsFields
        typed={typed}
        onType={more => setTyped({ ...typed, ...more })}
        visitId={visitId}
        isDateWrong={hasTried}
      />
      <ProblemNotice error={change.error} onRetry={save} />
      <SaveButton busy={change.pending} keys="Ctrl ↵" onClick={save}>
        {t('common.save')}
      </SaveButton>
    </>
  );
}
