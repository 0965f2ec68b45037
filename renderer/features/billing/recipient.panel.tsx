import { NativeSelect, TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect } from 'react';
import type { BillDraft } from '#shared/features/billing/bill.schema.ts';
import { codeOfState, STATE_CODES, stateWithCode } from '#shared/features/billing/gst-states.rules.ts';
import type { Recipient } from '#shared/features/billing/recipient.rules.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useLanguage } from '../../app/language.tsx';
import { usePlaces } from '../patients/places.ts';
import classes from './recipient.module.css';
import { typedRecipient } from './use-invoice-asks.ts';
import type { NewBillState } from './use-new-bill.ts';

const NAMES = ['recipientAddress', 'recipientPin', 'recipientState'];

/** Who buys, for an invoice that must say it (CGST Rules, rule 46(e)); what is typed stands on this bill alone. */
export function RecipientPanel({ draft, state }: { draft: BillDraft; state: NewBillState }) {
  const { t, sentence } = useLanguage();
  const recipient = typedRecipient(state.bill, draft);
  const put = (part: Partial<Recipient>) => state.changeRecipient({ ...recipient, ...part });
  const problems = state.problems.recipient ?? {};
  const stateOfPin = usePlaces('', recipient.pinCode).find(place => place.state)?.state ?? '';
  const words = (field: keyof Recipient) =>
    problems[field] ? (sentence(problems[field]) ?? t('problems.INVALID')) : undefined;

  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new PIN code says a new state.
  useEffect(() => {
    const stateCode = codeOfState(stateOfPin);
    if (stateCode !== '' && stateCode !== recipient.stateCode) put({ stateCode });
  }, [stateOfPin]);

  /** The state that came with a PIN code goes with it: until the next one's is known the bill has none. */
  function putPin(pinCode: string): void {
    const isOfPin = stateOfPin !== '' && codeOfState(stateOfPin) === recipient.stateCode;
    put({ pinCode, ...(isOfPin && { stateCode: '' }) });
  }

  /** Enter goes on to the next field, and from the last one to the bill. */
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const next = NAMES[NAMES.indexOf((event.target as HTMLInputElement).name) + 1];
    // At once, not with the next frame: a second Enter may already be on its way.
    if (next) event.currentTarget.querySelector<HTMLElement>(`[name="${next}"]`)?.focus();
    else state.send();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter bubbles up from the fields inside.
    <div role="presentation" className={classes.recipient} onKeyDown={onKeyDown}>
      <div className={classes.head}>
        <h3 className="strong">{t('billing.recipient')}</h3>
        <span className="tiny dim">
          {t('billing.recipientAbout', { limit: formatRupees(draft.namesBuyerFromPaise ?? 0) })}
        </span>
      </div>
      <div className={classes.fields}>
        <TextInput
          name="recipientAddress"
          label={t('billing.recipientAddress')}
          value={recipient.address}
          maxLength={160}
          autoComplete="off"
          error={words('address')}
          onChange={event => put({ address: event.currentTarget.value })}
        />
        <TextInput
          name="recipientPin"
          label={t('billing.recipientPin')}
          value={recipient.pinCode}
          inputMode="numeric"
          maxLength={6}
          autoComplete="off"
          error={words('pinCode')}
          onChange={event => putPin(event.currentTarget.value.trim())}
        />
        <NativeSelect
          name="recipientState"
          label={t('billing.recipientState')}
          value={recipient.stateCode}
          error={words('stateCode')}
          data={[
            { value: '', label: t('billing.recipientStateHint') },
            ...STATE_CODES.map(code => ({ value: code, label: stateWithCode(code) })),
          ]}
          onChange={event => put({ stateCode: event.currentTarget.value })}
        />
      </div>
    </div>
  );
}
