import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { Immunisation } from '#shared/features/immunisations/immunisation.schema.ts';
import { useWrite } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { usePerson } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { KeyValue, KeyValues } from '../../ui/facts.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { PanelAction } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import classes from './immunisations.module.css';

type Asking = 'no' | 'reaction' | 'withdraw';

/** One dose as it was written down: its vial, what happened after it, and the way to strike it through. */
export function DoseRecord({ record, onDone }: { record: Immunisation; onDone: () => void }) {
  const { t, language } = useLanguage();
  const may = usePerson().may('immunisations:record') && record.withdrawnBecause === null;
  const [asking, setAsking] = useState<Asking>('no');
  useKeys([
    { keys: 'Esc', label: t('common.back'), run: () => (asking === 'no' ? onDone() : setAsking('no')) },
    {
      keys: 'R',
      label: t('immunisations.reaction'),
      run: () => setAsking('reaction'),
      isOff: !may || asking !== 'no',
    },
    {
      keys: 'X',
      label: t('immunisations.withdraw'),
      run: () => setAsking('withdraw'),
      isOff: !may || asking !== 'no',
    },
  ]);
  const { brand, batch, expiresOn } = record;
  return (
    <div className={classes.form}>
      <h3 className="small-title">{record.vaccine}</h3>
      <KeyValues>
        <KeyValue label={t('immunisations.givenOn')}>{longDay(record.givenOn, language, true)}</KeyValue>
        <KeyValue label={t('immunisations.place')}>{t(`immunisations.${record.place}`)}</KeyValue>
        {brand && <KeyValue label={t('immunisations.brand')}>{brand}</KeyValue>}
        {batch && <KeyValue label={t('immunisations.batch')}>{batch}</KeyValue>}
        {expiresOn && (
          <KeyValue label={t('immunisations.expiresOn')}>{longDay(expiresOn, language)}</KeyValue>
        )}
        {record.site && <KeyValue label={t('immunisations.site')}>{record.site}</KeyValue>}
        {record.note && <KeyValue label={t('immunisations.note')}>{record.note}</KeyValue>}
        {record.reactions.map(({ text, isSerious, recordedAt }) => (
          <KeyValue key={recordedAt} label={t('immunisations.reaction')}>
            {isSerious && <span className="danger strong">{t('immunisations.reactionSerious')}: </span>}
            {text}
          </KeyValue>
        ))}
      </KeyValues>
      {record.withdrawnBecause !== null && (
        <p className="amber">{t('immunisations.withdrawnBecause', { reason: record.withdrawnBecause })}</p>
      )}
      {record.withdrawnBecause === null && !record.isCounted && (
        <p className="small amber">{t('immunisations.notCounted')}</p>
      )}
      {asking !== 'no' && <Saying key={asking} record={record} asking={asking} onDone={onDone} />}
      {asking === 'no' && may && (
        <>
          <PanelAction keys="R" onClick={() => setAsking('reaction')}>
            {t('immunisations.reaction')}
          </PanelAction>
          <PanelAction keys="X" onClick={() => setAsking('withdraw')}>
            {t('immunisations.withdraw')}
          </PanelAction>
        </>
      )}
      {asking === 'no' && (
        <Button variant="default" onClick={onDone} rightSection={<KeyHint keys="Esc" />}>
          {t('common.back')}
        </Button>
      )}
    </div>
  );
}

type SayingProps = { record: Immunisation; asking: 'reaction' | 'withdraw'; onDone: () => void };

function Saying({ record, asking, onDone }: SayingProps) {
  const { t } = useLanguage();
  const noting = useWrite(contract.immunisations.noteReaction);
  const withdrawing = useWrite(contract.immunisations.withdraw);
  const [text, setText] = useState('');
  const [isSerious, setIsSerious] = useState(false);
  const [isMissing, setIsMissing] = useState(false);
  const isReaction = asking === 'reaction';

  function save(): void {
    setIsMissing(text.trim() === '');
    if (text.trim() === '') return;
    const { id, vaccine } = record;
    const work = isReaction ? noting.call({ id, text, isSerious }) : withdrawing.call({ id, reason: text });
    work.then(
      () => {
        toast(isReaction ? t('immunisations.reactionSaved') : t('immunisations.withdrawn', { vaccine }));
        onDone();
      },
      () => undefined, // Said by the notice.
    );
  }

  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={event => {
        event.preventDefault();
        save();
      }}
    >
      <TextInput
        label={t(isReaction ? 'immunisations.reactionWhat' : 'immunisations.withdrawWhy')}
        value={text}
        maxLength={120}
        autoFocus
        autoComplete="off"
        error={isMissing ? t('problems.REQUIRED') : undefined}
        onChange={event => {
          setText(event.currentTarget.value);
          setIsMissing(false);
        }}
      />
      {isReaction && (
        <Checkbox
          label={t('immunisations.reactionSerious')}
          checked={isSerious}
          onChange={event => setIsSerious(event.currentTarget.checked)}
        />
      )}
      <ProblemNotice error={noting.error ?? withdrawing.error} onRetry={save} />
      <SaveButton busy={noting.pending || withdrawing.pending} keys="↵">
        {t(isReaction ? 'immunisations.reaction' : 'immunisations.withdraw')}
      </SaveButton>
    </form>
  );
}
