import { Button, TextInput } from '@mantine/core';
import { contract } from '#shared/contract/index.ts';
import type { ClinicDocument } from '#shared/features/documents/document.schema.ts';
import { useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import { useReason } from '../patients/use-reason.ts';
import classes from './documents.module.css';

type WithdrawProps = { document: ClinicDocument; onDone: () => void };

export function Withdraw({ document: { id: documentId, version }, onDone }: WithdrawProps) {
  const t = useTranslation();
  const reason = useReason();
  const withdraw = useWrite(contract.documents.withdraw);

  function run(): void {
    const given = reason.given();
    if (given === undefined) return;
    withdraw.call({ documentId, version, reason: given }).then(
      () => {
        toast(t('documents.withdrawDone'));
        onDone();
      },
      () => undefined, // Said by the notice below; the reason stays.
    );
  }

  useKeys([
    { keys: 'Ctrl Enter', label: t('documents.withdraw'), run, inFields: true },
    { keys: 'Esc', label: t('common.cancel'), run: onDone },
  ]);
  return (
    <div className={classes.ask}>
      <TextInput label={t('documents.withdrawReason')} autoFocus {...reason.fieldProps} />
      <ProblemNotice error={withdraw.error} onRetry={run} />
      <span className={classes.acts}>
        <SaveButton busy={withdraw.pending} keys="Ctrl ↵" onClick={run}>
          {t('documents.withdraw')}
        </SaveButton>
        <Button variant="subtle" onClick={onDone}>
          {t('common.cancel')}
        </Button>
      </span>
    </div>
  );
}
