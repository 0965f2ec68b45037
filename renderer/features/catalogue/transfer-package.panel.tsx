import { TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { SoldPackage } from '#shared/features/catalogue/package.schema.ts';
import { useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { useFoundList } from '../../ui/found-list.ts';
import { KeyLayer } from '../../ui/keys.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import { idOfHit, usePatientSearch } from '../patients/patient-search.ts';
import classes from './person-prices.module.css';

/** What is left of a package goes to somebody else: who, by name or number, and why. */
export function TransferPackage({ sold, onDone }: { sold: SoldPackage; onDone: () => void }) {
  const t = useTranslation();
  const transfer = useWrite(contract.catalogue.transferPackage);
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const { isCurrent, ...found } = usePatientSearch(text, 6);
  const hits = found.hits.filter(({ patient }) => patient.id !== sold.holderId);
  const { list, chosen, enter, begin } = useFoundList({
    ...{ rows: hits, idOf: idOfHit, isCurrent, label: t('catalogue.transferTo') },
    onTake: ({ patient }) => giveTo(patient),
  });

  function give(event: FormEvent): void {
    event.preventDefault();
    setIsMissing(reason.trim() === '');
    if (reason.trim() !== '') enter();
  }

  function giveTo({ id: toPatientId, fullName }: { id: number; fullName: string }): void {
    if (reason.trim() === '' || transfer.pending) return;
    transfer.call({ saleId: sold.saleId, toPatientId, reason: reason.trim() }).then(
      () => {
        toast(t('catalogue.transferred', { name: fullName }));
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
          onChange={event => {
            setText(event.currentTarget.value);
            begin();
          }}
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
          {chosen
            ? t('catalogue.transferToName', { name: chosen.patient.fullName })
            : t('catalogue.transfer')}
        </SaveButton>
      </form>
    </KeyLayer>
  );
}
