import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type FormEvent, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { SoldPackage } from '#shared/features/catalogue/package.schema.ts';
import type { SearchHit } from '#shared/features/patients/patient.schema.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { KeyLayer } from '../../ui/keys.tsx';
import { useListNavigation } from '../../ui/list-navigation.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import classes from './person-prices.module.css';

const PAUSE_MS = 90;
const NOBODY: readonly SearchHit[] = [];

/** What is left of a package goes to somebody else: who, by name or number, and why. */
export function TransferPackage({ sold, onDone }: { sold: SoldPackage; onDone: () => void }) {
  const t = useTranslation();
  const transfer = useWrite(contract.catalogue.transferPackage);
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const [asked] = useDebouncedValue(text.trim(), PAUSE_MS);
  const isAsked = asked !== '';
  const found = useRead(
    contract.patients.search,
    { text: asked, limit: 6 },
    { enabled: isAsked, keepPrevious: true },
  ).answer;
  const hits = (isAsked ? (found ?? NOBODY) : NOBODY).filter(({ patient }) => patient.id !== sold.holderId);
  const list = useListNavigation({ count: hits.length, label: t('catalogue.transferTo'), onOpen: () => {} });
  const chosen = hits[list.index]?.patient;

  function give(event: FormEvent): void {
    event.preventDefault();
    setIsMissing(reason.trim() === '');
    if (!chosen || reason.trim() === '' || transfer.pending) return;
    transfer.call({ saleId: sold.saleId, toPatientId: chosen.id, reason: reason.trim() }).then(
      () => {
        toast(t('catalogue.transferred', { name: chosen.fullName }));
        onDone();
      },
      () => undefined, // Said by the notice.
    );
  }

  return (
    <KeyLayer keys={[{ keys: 'Esc', label: t('common.close'), run: onDone, inFields: true }]}>
      <form className={classes.form} noValidate onSubmit={give}>
        <span className="strong">{sold.name}</span>
        <TextInput
          label={t('catalogue.transferTo')}
          placeholder={t('billing.byHandHint')}
          autoFocus
          autoComplete="off"
          maxLength={80}
          value={text}
          onChange={event => setText(event.currentTarget.value)}
        />
        {hits.length > 0 && (
          <div {...list.listProps}>
            {hits.map(({ patient }, index) => (
              <div key={patient.id} className={`list-row ${classes.hit}`} {...list.rowProps(index)}>
                <span className="clip">{patient.fullName}</span>
                <span className="small dim no-wrap">{patient.uhid}</span>
              </div>
            ))}
          </div>
        )}
        <TextInput
          label={t('catalogue.transferWhy')}
          maxLength={120}
          value={reason}
          error={isMissing && t('problems.REQUIRED')}
          onChange={event => setReason(event.currentTarget.value)}
        />
        <ProblemNotice error={transfer.error} />
        <SaveButton busy={transfer.pending} keys="↵" isOff={!chosen}>
          {chosen ? t('catalogue.transferToName', { name: chosen.fullName }) : t('catalogue.transfer')}
        </SaveButton>
      </form>
    </KeyLayer>
  );
}
