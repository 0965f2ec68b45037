import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { CatalogueItem } from '#shared/features/catalogue/item.schema.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { usePerson } from '../../app/session.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import { SideHead } from '../patients/side-head.tsx';
import classes from './catalogue.module.css';
import { ItemForm } from './item-form.tsx';
import { ItemPrices } from './item-prices.panel.tsx';

type ItemEditorProps = {
  /** Undefined writes a new one. */
  itemId: number | undefined;
  onOpen: (itemId: number) => void;
  onDone: () => void;
};

/** One item: its prices first, for they change most often, then its words and its tax. */
export function ItemEditor({ itemId, onOpen, onDone }: ItemEditorProps) {
  const t = useTranslation();
  useKeys([{ keys: 'Esc', label: t('common.back'), run: onDone }]);
  if (itemId !== undefined) return <KnownItem key={itemId} itemId={itemId} onDone={onDone} />;
  return (
    <div className={classes.side}>
      <SideHead title={t('catalogue.add')} onDone={onDone} />
      <ItemForm item={undefined} isReadOnly={false} isFirst onSaved={onOpen} />
    </div>
  );
}

function KnownItem({ itemId, onDone }: { itemId: number; onDone: () => void }) {
  const t = useTranslation();
  const isReadOnly = !usePerson().may('catalogue:change');
  const reading = useRead(contract.catalogue.item, { itemId });
  const { answer } = reading;
  return (
    <div className={classes.side}>
      <SideHead title={answer?.item.row.name ?? ''} onDone={onDone} />
      <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
      {reading.isWaiting && <Skeletons label={t('common.loading')} />}
      {answer && (
        <>
          {!answer.item.isRetired && (
            <ItemPrices itemId={itemId} prices={answer.prices} isReadOnly={isReadOnly} isFirst />
          )}
          <hr className={classes.line} />
          <h3 className="small-title">{t('catalogue.whatItIs')}</h3>
          <ItemForm
            key={answer.item.version}
            item={answer.item}
            isReadOnly={isReadOnly || answer.item.isRetired}
            isFirst={false}
            onSaved={() => undefined}
          />
          {!isReadOnly && <Standing key={`standing ${answer.item.version}`} item={answer.item} />}
        </>
      )}
    </div>
  );
}

/** Taking an item out, and bringing one back. */
function Standing({ item }: { item: CatalogueItem }) {
  const t = useTranslation();
  const [reason, setReason] = useState<string>();
  const retiring = useWrite(contract.catalogue.retireItem);
  const returning = useWrite(contract.catalogue.bringBack);
  const opened = { itemId: item.id, version: item.version };

  function retire(event: FormEvent): void {
    event.preventDefault();
    if (!reason?.trim()) return;
    retiring.call({ ...opened, reason }).then(
      () => toast(t('lists.retired')),
      () => undefined, // Said by the notice.
    );
  }

  function bringBack(): void {
    returning.call(opened).then(
      () => toast(t('catalogue.broughtBack')),
      () => undefined, // Said by the notice.
    );
  }

  if (item.isRetired)
    return (
      <div className={classes.fields}>
        <span className="small dim">{t('catalogue.isRetired')}</span>
        <ProblemNotice error={returning.error} />
        <SaveButton busy={returning.pending} onClick={bringBack}>
          {t('catalogue.bringBack')}
        </SaveButton>
      </div>
    );
  if (reason === undefined)
    return (
      <Button variant="default" onClick={() => setReason('')}>
        {t('lists.retire')}
      </Button>
    );
  return (
    <form className={classes.fields} onSubmit={retire} noValidate>
      <TextInput
        label={t('lists.retireWhy')}
        value={reason}
        maxLength={120}
        autoFocus
        onChange={event => setReason(event.currentTarget.value)}
      />
      <ProblemNotice error={retiring.error} />
      <SaveButton busy={retiring.pending} keys="↵">
        {t('lists.retire')}
      </SaveButton>
    </form>
  );
}
