import { TextInput } from '@mantine/core';
import { contract } from '#shared/contract/index.ts';
import type { Certificate } from '#shared/features/certificates/certificate.schema.ts';
import { useRefresh, useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import { useReason } from '../patients/use-reason.ts';
import classes from './certificates.module.css';

/** Why an issued certificate no longer stands; Enter voids it, Esc leaves it. */
export function VoidForm({ certificate, onDone }: { certificate: Certificate; onDone: () => void }) {
  const t = useTranslation();
  const refresh = useRefresh();
  const voiding = useWrite(contract.certificates.void);
  const reason = useReason();
  const { id: certificateId, serial } = certificate;

  function save(): void {
    const text = reason.given();
    if (text === undefined) return;
    voiding.call({ certificateId, reason: text }).then(
      () => {
        refresh('certificates');
        toast(t('certificates.voided', { serial }));
        onDone();
      },
      () => undefined, // Said by the notice below.
    );
  }

  useKeys([{ keys: 'Esc', label: t('common.back'), run: onDone }]);
  return (
    <form
      className={classes.void}
      aria-label={t('certificates.voidThis')}
      onSubmit={event => {
        event.preventDefault();
        save();
      }}
    >
      <TextInput
        label={t('certificates.voidBecause', { serial })}
        description={t('certificates.numberKept')}
        placeholder={t('certificates.voidHint')}
        autoFocus
        {...reason.fieldProps}
      />
      <ProblemNotice error={voiding.error} />
      <SaveButton keys="↵" busy={voiding.pending}>
        {t('certificates.voidThis')}
      </SaveButton>
    </form>
  );
}
