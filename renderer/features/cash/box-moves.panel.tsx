import { Button } from '@mantine/core';
import { useState } from 'react';
import * as z from 'zod';
import { contract } from '#shared/contract/index.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useWrite } from '../../api/hooks.ts';
import { isRefusal } from '../../api/refusal.ts';
import { useTranslation } from '../../app/language.tsx';
import { SegmentedField, TextField } from '../../ui/fields.tsx';
import { Form, useSchemaForm } from '../../ui/form.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint, KeyLayer } from '../../ui/keys.tsx';
import { AmountField } from '../../ui/number-fields.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import classes from './cash.module.css';

const boxMoveSchema = z.object({
  kind: z.enum(['putIn', 'takenOut', 'deposited']),
  amountPaise: z
    .int('NOT_AN_AMOUNT')
    .min(1, 'AMOUNT_REQUIRED')
    .max(100_000_000, 'AMOUNT_TOO_LARGE')
    .nullable(),
  reason: z.string().trim().min(1, 'REQUIRED').max(200),
});

/** The owner's own acts on the clinic's box, apart from a day's close; asked for by a key. */
export function BoxMoves() {
  const t = useTranslation();
  const [isOpen, setOpen] = useState(false);
  useKeys([
    { keys: 'Alt B', label: t('cash.boxMove'), run: () => setOpen(true), isOff: isOpen, onStrip: false },
  ]);
  if (isOpen) return <BoxMove onClose={() => setOpen(false)} />;
  return (
    <Button
      variant="default"
      size="compact-sm"
      rightSection={<KeyHint keys="Alt B" />}
      onClick={() => setOpen(true)}
    >
      {t('cash.boxMove')}
    </Button>
  );
}

function BoxMove({ onClose }: { onClose: () => void }) {
  const t = useTranslation();
  const write = useWrite(contract.cash.moveSafe);
  const first: z.infer<typeof boxMoveSchema> = { kind: 'putIn', amountPaise: null, reason: '' };
  const form = useSchemaForm(boxMoveSchema, first);

  async function move({ kind, amountPaise, reason }: z.infer<typeof boxMoveSchema>): Promise<void> {
    const { safePaise } = await write.call({ kind, amountPaise: amountPaise ?? 0, reason });
    toast(t('cash.boxMoved', { amount: formatRupees(safePaise) }));
    onClose();
  }

  return (
    <KeyLayer keys={[{ keys: 'Esc', label: t('common.cancel'), run: onClose, inFields: true }]}>
      <Form
        form={form}
        onSubmit={move}
        refusalFields={{ MORE_THAN_IN_SAFE: 'amountPaise' }}
        className={classes.boxMove ?? ''}
        label={t('cash.boxMoves')}
      >
        <SegmentedField
          form={form}
          name="kind"
          label={t('cash.boxMoves')}
          choices={[
            { value: 'putIn', label: t('cash.boxPutIn') },
            { value: 'takenOut', label: t('cash.boxTakenOut') },
            { value: 'deposited', label: t('cash.boxDeposited') },
          ]}
        />
        <AmountField form={form} name="amountPaise" label={t('cash.amount')} isFirst />
        <TextField form={form} name="reason" label={t('cash.boxWhy')} maxLength={200} />
        <ProblemNotice error={isRefusal(write.error, 'MORE_THAN_IN_SAFE') ? null : write.error} />
        <SaveButton busy={write.pending} keys="↵">
          {t('cash.boxSave')}
        </SaveButton>
      </Form>
    </KeyLayer>
  );
}
