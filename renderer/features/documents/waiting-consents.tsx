import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { WaitingConsent } from '#shared/features/documents/consent.schema.ts';
import { localDateAt } from '#shared/kernel/local-date.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { useClinicDay } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { useKeys } from '../../ui/key-bindings.ts';
import { printPdf } from '../../ui/pdf.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { useReason } from '../patients/use-reason.ts';
import classes from './documents.module.css';

type WaitingConsentsProps = {
  /** Null: of the whole clinic, each with its person. */
  patientId: number | null;
  onScan?: (form: WaitingConsent) => void;
};

/** Printed forms whose signed scan has not come yet. */
export function WaitingConsents({ patientId, onScan }: WaitingConsentsProps) {
  const { t } = useLanguage();
  const { answer, error } = useRead(contract.documents.waitingConsents, { patientId });
  return (
    <section aria-label={t('documents.waiting')}>
      <h3 className="small-title">{t('documents.waiting')}</h3>
      <ProblemNotice error={error} />
      {answer?.length === 0 && <p className="small dim">{t('documents.waitingNone')}</p>}
      {answer?.map(form => (
        <WaitingRow key={form.formId} form={form} isOfClinic={patientId === null} onScan={onScan} />
      ))}
    </section>
  );
}

type WaitingRowProps = {
  form: WaitingConsent;
  isOfClinic: boolean;
  onScan: ((form: WaitingConsent) => void) | undefined;
};

function WaitingRow({ form, isOfClinic, onScan }: WaitingRowProps) {
  const { t, language } = useLanguage();
  const { zone } = useClinicDay();
  const open = useOpen();
  const [isClosing, setIsClosing] = useState(false);
  const again = useWrite(contract.documents.reprintConsent);
  const date = longDay(localDateAt(form.printedAt, zone), language);

  function printAgain(): void {
    again.call({ formId: form.formId }).then(
      ({ pdf }) => void printPdf(pdf),
      () => undefined, // Said by the notice below.
    );
  }

  return (
    <div className={classes.waitingRow}>
      {isOfClinic && (
        <span className="small strong">
          {form.patientName} · {form.uhid}
        </span>
      )}
      <span className="small">{form.procedure}</span>
      <span className="tiny dim">
        {t('documents.waitingLine', { number: form.formId, date, doctor: form.doctorName })}
      </span>
      <ProblemNotice error={again.error} />
      {isClosing ? (
        <Closing formId={form.formId} onDone={() => setIsClosing(false)} />
      ) : (
        <span className={classes.acts}>
          {onScan ? (
            <Button size="compact-sm" variant="default" onClick={() => onScan(form)}>
              {t('documents.attachScan')}
            </Button>
          ) : (
            <Button size="compact-sm" variant="default" onClick={() => open.patient(form.patientId)}>
              {t('common.open')}
            </Button>
          )}
          <Button size="compact-sm" variant="subtle" onClick={printAgain}>
            {t('documents.printAgain')}
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={() => setIsClosing(true)}>
            {t('documents.notNeeded')}
          </Button>
        </span>
      )}
    </div>
  );
}

function Closing({ formId, onDone }: { formId: number; onDone: () => void }) {
  const { t } = useLanguage();
  const reason = useReason();
  const close = useWrite(contract.documents.closeConsent);

  function run(): void {
    const given = reason.given();
    if (given !== undefined) close.call({ formId, reason: given }).catch(() => undefined); // Said by the notice.
  }

  useKeys([
    { keys: 'Ctrl Enter', label: t('documents.notNeeded'), run, inFields: true },
    { keys: 'Esc', label: t('common.cancel'), run: onDone },
  ]);
  return (
    <div className={classes.ask}>
      <TextInput label={t('documents.notNeededReason')} autoFocus {...reason.fieldProps} />
      <ProblemNotice error={close.error} onRetry={run} />
      <span className={classes.acts}>
        <SaveButton busy={close.pending} keys="Ctrl ↵" onClick={run}>
          {t('documents.notNeeded')}
        </SaveButton>
        <Button variant="subtle" onClick={onDone}>
          {t('common.cancel')}
        </Button>
      </span>
    </div>
  );
}
