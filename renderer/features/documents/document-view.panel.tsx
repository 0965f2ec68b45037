import { Button } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { ClinicDocument } from '#shared/features/documents/document.schema.ts';
import { documentTitle } from '#shared/features/documents/documents.grid.ts';
import { localDateAt } from '#shared/kernel/local-date.ts';
import { useWrite } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { printPdf } from '../../ui/pdf.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { toast } from '../../ui/toasts.tsx';
import { SideHead } from '../patients/side-head.tsx';
import { kindWord } from './document-words.ts';
import classes from './documents.module.css';
import { PageView } from './page-view.tsx';
import { saveCopyAs } from './save-copy.ts';
import { Versions } from './versions.tsx';
import { Withdraw } from './withdraw.tsx';

type DocumentViewProps = {
  document: ClinicDocument;
  /** F8 prints the prescription while a visit is written, so there it is another key. */
  printKeys: string;
  onChange: () => void;
  onDone: () => void;
};

/** One document, page by page; each page shown is a look on the record. */
export function DocumentView({ document, printKeys, onChange, onDone }: DocumentViewProps) {
  const { t, language } = useLanguage();
  const [pageNumber, setPageNumber] = useState(1);
  const [isWithdrawing, setIsWithdrawing] = useState(false);
  const copy = useWrite(contract.documents.saveCopy);
  const print = useWrite(contract.documents.print);
  const { id: documentId, pages, withdrawnBecause } = document;
  const isStanding = withdrawnBecause === null;
  const turnTo = (next: number) => setPageNumber(Math.max(1, Math.min(pages.length, next)));

  function saveCopy(): void {
    copy.call({ documentId, pageNumber }).then(
      ({ fileName, kind, content }) => {
        saveCopyAs(fileName, kind, content);
        toast(t('documents.copySaved'));
      },
      () => undefined, // Said by the notice below.
    );
  }

  function printIt(): void {
    print.call({ documentId, pageNumber }).then(
      ({ pdf }) => void printPdf(pdf),
      () => undefined, // Said by the notice below.
    );
  }

  useKeys([
    { keys: 'Esc', label: t('common.back'), run: onDone, isOff: isWithdrawing },
    {
      keys: '→',
      label: t('documents.nextPage'),
      run: () => turnTo(pageNumber + 1),
      isOff: pageNumber >= pages.length,
    },
    { keys: '←', run: () => turnTo(pageNumber - 1), isOff: pageNumber === 1 },
    { keys: printKeys, label: t('common.print'), run: printIt, isOff: !isStanding },
    { keys: 'D', label: t('documents.saveCopy'), run: saveCopy },
    { keys: 'Ctrl E', label: t('common.change'), run: onChange, isOff: !isStanding },
  ]);

  return (
    <>
      <SideHead title={documentTitle({ t, language }, document)} onDone={onDone} />
      <About document={document} />
      <PageView documentId={documentId} pageNumber={pageNumber} isStruck={!isStanding} />
      {pages.length > 1 && (
        <div className="row apart">
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => turnTo(pageNumber - 1)}
            rightSection={<KeyHint keys="←" />}
          >
            {t('documents.previousPage')}
          </Button>
          <span className="small dim">
            {t('documents.pageOf', { number: pageNumber, count: pages.length })}
          </span>
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => turnTo(pageNumber + 1)}
            rightSection={<KeyHint keys="→" />}
          >
            {t('documents.nextPage')}
          </Button>
        </div>
      )}
      <ProblemNotice error={copy.error ?? print.error} />
      <div className={classes.acts}>
        {isStanding && (
          <Button
            variant="default"
            size="compact-sm"
            onClick={printIt}
            rightSection={<KeyHint keys={printKeys} />}
          >
            {t('common.print')}
          </Button>
        )}
        <Button variant="default" size="compact-sm" onClick={saveCopy} rightSection={<KeyHint keys="D" />}>
          {t('documents.saveCopy')}
        </Button>
        {isStanding && (
          <>
            <Button
              variant="default"
              size="compact-sm"
              onClick={onChange}
              rightSection={<KeyHint keys="Ctrl E" />}
            >
              {t('common.change')}
            </Button>
            <Button variant="subtle" size="compact-sm" onClick={() => setIsWithdrawing(true)}>
              {t('documents.withdraw')}
            </Button>
          </>
        )}
      </div>
      {isWithdrawing && isStanding && <Withdraw document={document} onDone={() => setIsWithdrawing(false)} />}
      <Versions document={document} />
      <span className="tiny dim">{t('documents.viewRecorded')}</span>
    </>
  );
}

function About({ document }: { document: ClinicDocument }) {
  const { t, language } = useLanguage();
  const { zone } = useClinicDay();
  const { kind, datedOn, tags, note, addedAt, addedByName, mayShowPatient, withdrawnBecause } = document;
  const facts = [
    kindWord(t, kind),
    longDay(datedOn, language),
    ...tags,
    ...(mayShowPatient ? [t('documents.shownToPatient')] : []),
  ];
  const date = longDay(localDateAt(addedAt, zone), language);
  return (
    <div className="column">
      {withdrawnBecause !== null && (
        <span className="small danger">{t('documents.withdrawnBecause', { reason: withdrawnBecause })}</span>
      )}
      <span className="small">{facts.join(' · ')}</span>
      {note !== '' && <span className={`small ${classes.note}`}>{note}</span>}
      <span className="tiny dim">{t('documents.addedBy', { date, name: addedByName })}</span>
    </div>
  );
}
