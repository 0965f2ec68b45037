import { useEffect, useId, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { OrderLine } from '#shared/features/labs/order-line.schema.ts';
import { useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import classes from './labs.module.css';
import { TestsField } from './tests.field.tsx';

type OrderTestsProps = { patientId: number; visitId: number | null; onDone: () => void };

/** Tests for a person without writing a note: what a nurse does when the doctor says it across the room. */
export function OrderTests({ patientId, visitId, onDone }: OrderTestsProps) {
  const t = useTranslation();
  const id = useId();
  const order = useWrite(contract.labs.order);
  const [lines, setLines] = useState<OrderLine[]>([]);

  useEffect(() => document.getElementById(id)?.focus(), [id]);

  async function place(): Promise<void> {
    if (lines.length === 0) return;
    try {
      const orders = await order.call({ patientId, visitId, lines });
      toast(t('labs.orderPlaced', { names: orders.map(({ name }) => name).join(', ') }));
      onDone();
    } catch {
      // Said by the notice.
    }
  }

  useKeys([{ keys: 'Ctrl Enter', label: t('labs.placeOrder'), run: () => void place() }]);
  return (
    <div className="column">
      <label htmlFor={id} className="small strong">
        {t('labs.tests')}
      </label>
      <div className={classes.field}>
        <TestsField id={id} orders={lines} onChange={setLines} onNext={() => void place()} />
      </div>
      <ProblemNotice error={order.error} onRetry={() => void place()} />
      <SaveButton busy={order.pending} isOff={lines.length === 0} keys="Ctrl ↵" onClick={() => void place()}>
        {t('labs.placeOrder')}
      </SaveButton>
    </div>
  );
}
