import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { LabJob } from '#shared/features/labs/lab.schema.ts';
import { ageInShort, sexWord } from '#shared/features/patients/age-words.ts';
import type { WordKey } from '#shared/i18n/translate.ts';
import { useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { usePerson } from '../../app/session.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { PanelAction } from '../../ui/panel.tsx';
import { printPdf } from '../../ui/pdf.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { toast } from '../../ui/toasts.tsx';
import { useReason } from '../patients/use-reason.ts';
import classes from './labs.module.css';

type JobAct = { keys: string; word: WordKey; run: () => void; isShown: boolean };

/** What can be done with the orders in hand: take the sample, print, enter, cancel. */
export function JobPanel({ job }: { job: LabJob }) {
  const t = useTranslation();
  const open = useOpen();
  const person = usePerson();
  const [isCancelling, setIsCancelling] = useState(false);
  const { orderIds, who, names, state, place, sampleNumber, reportSerial, untoldCount } = job;
  const collect = useWrite(contract.labs.collect);
  const label = useWrite(contract.labs.printLabel);
  const slip = useWrite(contract.labs.printSlip);
  const report = useWrite(contract.labs.printReport);
  const mayCollect = person.may('labs:enter') && state === 'ordered' && place === 'here';
  const mayCancel =
    person.may('labs:order') && reportSerial === null && (state === 'ordered' || state === 'collected');

  // What is refused is said by the notice, from the write's own error.
  const quietly = (work: Promise<unknown>) => void work.catch(() => undefined);
  const printLabel = async (number: string) => printPdf((await label.call({ sampleNumber: number })).pdf);
  async function take(): Promise<void> {
    const taken = await collect.call({ orderIds });
    toast(t('labs.collectedAs', { number: taken.sampleNumber }));
    await printLabel(taken.sampleNumber);
  }
  const acts: readonly JobAct[] = [
    {
      keys: 'Enter',
      word: 'labs.openSheet',
      run: () => open.labReports(orderIds),
      isShown: state !== 'released',
    },
    {
      keys: 'Enter',
      word: 'labs.readSheet',
      run: () => open.labReports(orderIds),
      isShown: state === 'released',
    },
    { keys: 'T', word: 'labs.collect', run: () => quietly(take()), isShown: mayCollect },
    {
      ...{ keys: 'B', word: 'labs.label', isShown: sampleNumber !== null },
      run: () => quietly(printLabel(sampleNumber ?? '')),
    },
    {
      ...{ keys: 'S', word: 'labs.slip', isShown: state !== 'released' },
      run: () => quietly(slip.call({ orderIds }).then(({ pdf }) => printPdf(pdf))),
    },
    {
      ...{ keys: 'F8', word: 'labs.print', isShown: reportSerial !== null },
      run: () => quietly(report.call({ serial: reportSerial ?? '' }).then(({ pdf }) => printPdf(pdf))),
    },
    { keys: 'X', word: 'labs.cancel', run: () => setIsCancelling(true), isShown: mayCancel },
  ];
  const shown = acts.filter(({ isShown }) => isShown);
  useKeys(
    shown.map(({ keys, word, run }) => ({
      ...{ keys, label: t(word), isOff: isCancelling },
      // Enter is the list's own.
      ...(keys === 'Enter' ? {} : { run }),
    })),
  );

  return (
    <div className={classes.jobPanel}>
      <span className="strong">{who.fullName}</span>
      <span className="small dim">
        {ageInShort(t, who, who.onDate)}, {sexWord(t, who.sex)} · {who.uhid}
      </span>
      <span>{names.join(', ')}</span>
      {untoldCount > 0 && (
        <span className="small danger strong">{t('labs.untold', { count: untoldCount })}</span>
      )}
      <ProblemNotice error={collect.error ?? label.error ?? slip.error ?? report.error} />
      <hr />
      {isCancelling ? (
        <CancelOrder orderIds={orderIds} onDone={() => setIsCancelling(false)} />
      ) : (
        shown.map(({ keys, word, run }) => (
          <PanelAction key={word} keys={keys} onClick={run}>
            {t(word)}
          </PanelAction>
        ))
      )}
      <PanelAction onClick={() => open.patient(who.patientId)}>{t('labs.who')}</PanelAction>
    </div>
  );
}

function CancelOrder({ orderIds, onDone }: { orderIds: number[]; onDone: () => void }) {
  const t = useTranslation();
  const cancel = useWrite(contract.labs.cancel);
  const reason = useReason();

  async function send(): Promise<void> {
    const because = reason.given();
    if (because === undefined) return;
    try {
      await cancel.call({ orderIds, reason: because });
      toast(t('labs.orderCancelled'));
      onDone();
    } catch {
      // Said by the notice.
    }
  }

  useKeys([
    { keys: 'Esc', label: t('common.close'), run: onDone },
    { keys: 'Ctrl Enter', label: t('labs.cancel'), run: () => void send() },
  ]);
  return (
    <div className="column">
      <TextInput label={t('labs.cancelWhy')} autoFocus {...reason.fieldProps} />
      <ProblemNotice error={cancel.error} />
      <Button variant="default" loading={cancel.pending} onClick={() => void send()}>
        {t('labs.cancel')}
      </Button>
    </div>
  );
}
