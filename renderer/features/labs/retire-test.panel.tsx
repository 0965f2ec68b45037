import { TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { TestOnList } from '#shared/features/labs/own-list.schema.ts';
import { useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';

/** An own test is taken off the list with its reason; whatever was ordered stays as it is. */
export function RetireTest({ test, onDone }: { test: TestOnList; onDone: () => void }) {
  const t = useTranslation();
  const retire = useWrite(contract.labs.retireTest);
  const [reason, setReason] = useState('');

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    retire.call({ testId: test.id, reason }).then(
      () => {
        toast(t('labs.testRetired', { name: test.name }));
        onDone();
      },
      () => undefined, // Said by the notice.
    );
  }

  return (
    <form className="column" aria-label={t('labs.retireTest')} onSubmit={onSubmit}>
      <TextInput
        label={t('labs.retireTestWhy')}
        value={reason}
        maxLength={120}
        autoFocus
        onChange={event => setReason(event.currentTarget.value)}
      />
      <ProblemNotice error={retire.error} />
      <SaveButton busy={retire.pending} isOff={reason.trim() === ''}>
        {t('labs.retireTest')}
      </SaveButton>
    </form>
  );
}
