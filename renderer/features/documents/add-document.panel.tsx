import { useEffect, useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { WaitingConsent } from '#shared/features/documents/consent.schema.ts';
import { MOST_PAGES } from '#shared/features/documents/document.schema.ts';
import { documentTitle } from '#shared/features/documents/documents.grid.ts';
import { useWrite } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay, usePerson } from '../../app/session.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import { SideHead } from '../patients/side-head.tsx';
import { FactsFields } from './facts.fields.tsx';
import { NewPagesList } from './new-pages.list.tsx';
import { PagesSource, type Source } from './pages-source.tsx';
import { newFacts, readFacts, type TypedFacts } from './typed-facts.ts';
import { type NewPage, useNewPages } from './use-new-pages.ts';

type AddDocumentProps = {
  patientId: number;
  visitId: number | null;
  /** The printed consent form of which this is the scan. */
  form: WaitingConsent | null;
  /** Files that were dropped or pasted on the list. */
  firstFiles: readonly File[];
  beginsWithPhone: boolean;
  onDone: () => void;
};

type Kept = { typed: TypedFacts; pages: readonly NewPage[] };
/** What was typed and kept but not saved, by person and patient, so that closing the panel loses nothing. */
const keptAdding = new Map<string, Kept>();

export function AddDocument(props: AddDocumentProps) {
  const { patientId, visitId, form, firstFiles, beginsWithPhone, onDone } = props;
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const place = `${usePerson().userId}:${patientId}:${form?.formId ?? 0}`;
  const [typed, setTyped] = useState<TypedFacts>(
    () => keptAdding.get(place)?.typed ?? newFacts(today, form ? { kind: 'consent', visitId } : { visitId }),
  );
  const [hasTried, setHasTried] = useState(false);
  const [source, setSource] = useState<Source>(beginsWithPhone ? 'phone' : 'files');
  const pages = useNewPages(keptAdding.get(place)?.pages ?? [], ready =>
    keptAdding.set(place, { typed: keptAdding.get(place)?.typed ?? typed, pages: ready }),
  );
  const waiting = useRef(firstFiles);
  // biome-ignore lint/correctness/useExhaustiveDependencies: taken once, when the panel opens.
  useEffect(() => {
    const files = waiting.current;
    waiting.current = [];
    if (files.length > 0) pages.take(files);
  }, []);
  const save = useWrite(contract.documents.add);
  const areReady = pages.pages.length > 0 && pages.pages.every(({ state }) => state === 'ready');

  function type(more: Partial<TypedFacts>): void {
    const next = { ...typed, ...more };
    setTyped(next);
    keptAdding.set(place, { typed: next, pages: pages.pages.filter(({ state }) => state === 'ready') });
  }

  async function keep(): Promise<void> {
    setHasTried(true);
    const facts = readFacts(typed, today);
    const files = pages.pages.flatMap(({ file }) => file ?? []);
    if (!facts || !areReady) return;
    await save.call({ patientId, ...facts, files, consentFormId: form?.formId ?? null });
    keptAdding.delete(place);
    toast(t('documents.saved', { title: documentTitle({ t, language }, facts) }));
    onDone();
  }

  const run = () => void keep().catch(() => undefined); // Said by the notice; pages and words stay.
  useKeys([
    { keys: 'Ctrl Enter', label: t('documents.save'), run, inFields: true },
    {
      keys: 'Alt P',
      label: t('documents.fromPhone'),
      run: () => setSource('phone'),
      isOff: source === 'phone',
    },
    // What is open inside has an Esc of its own.
    { keys: 'Esc', label: t('common.back'), run: onDone, isOff: source !== 'files' },
  ]);
  return (
    <>
      <SideHead
        title={form ? t('documents.formScan', { procedure: form.procedure }) : t('documents.add')}
        onDone={onDone}
      />
      <PagesSource patientId={patientId} source={source} onSource={setSource} onFiles={pages.take} />
      <NewPagesList {...pages} />
      {pages.isTooMany && (
        <span role="alert" className="small danger">
          {t('documents.pagesTooMany', { count: MOST_PAGES })}
        </span>
      )}
      <FactsFields typed={typed} onType={type} visitId={visitId} isDateWrong={hasTried} />
      {hasTried && !areReady && (
        <span role="alert" className="small danger">
          {t(pages.pages.length === 0 ? 'documents.pagesNeeded' : 'documents.pagesNotReady')}
        </span>
      )}
      <ProblemNotice error={save.error} onRetry={run} />
      <SaveButton busy={save.pending} isOff={pages.isBusy} keys="Ctrl ↵" onClick={run}>
        {t('documents.save')}
      </SaveButton>
    </>
  );
}
