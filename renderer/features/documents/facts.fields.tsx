import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { DOCUMENT_KINDS, type DocumentKind } from '#shared/features/documents/document.schema.ts';
import { documentTitle } from '#shared/features/documents/documents.grid.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { kindWord } from './document-words.ts';
import classes from './documents.module.css';
import { dayOf, shifted, type TypedFacts } from './typed-facts.ts';

type FactsFieldsProps = {
  typed: TypedFacts;
  onType: (more: Partial<TypedFacts>) => void;
  /** The visit that is open beside it, to which it may belong. */
  visitId: number | null;
  isDateWrong: boolean;
};

export function FactsFields({ typed, onType, visitId, isDateWrong }: FactsFieldsProps) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const day = dayOf(typed.date, today);
  const ownVisit = visitId ?? typed.visitId;

  function onDateKey(event: KeyboardEvent): void {
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (step === undefined || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    onType({ date: shifted(typed.date, step, today) });
  }

  return (
    <>
      <div className={classes.two}>
        <NativeSelect
          label={t('documents.kind')}
          value={typed.kind}
          data={DOCUMENT_KINDS.map(kind => ({ value: kind, label: kindWord(t, kind) }))}
          onChange={event => onType({ kind: event.currentTarget.value as DocumentKind })}
        />
        <TextInput
          label={t('documents.datedOn')}
          value={typed.date}
          autoComplete="off"
          maxLength={20}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          description={day ? t('documents.datedOnHint', { day: longDay(day, language, true) }) : undefined}
          error={isDateWrong && !day ? t('documents.datedOnUnread') : undefined}
          onKeyDown={onDateKey}
          onChange={event => onType({ date: event.currentTarget.value })}
        />
      </div>
      <TextInput
        label={t('documents.name')}
        value={typed.title}
        maxLength={80}
        autoComplete="off"
        placeholder={documentTitle({ t, language }, { title: '', kind: typed.kind, datedOn: day ?? today })}
        onChange={event => onType({ title: event.currentTarget.value })}
      />
      <TextInput
        label={t('documents.tags')}
        value={typed.tags}
        maxLength={160}
        autoComplete="off"
        placeholder={t('documents.tagsHint')}
        onChange={event => onType({ tags: event.currentTarget.value })}
      />
      <Textarea
        label={t('documents.note')}
        value={typed.note}
        maxLength={500}
        rows={2}
        onChange={event => onType({ note: event.currentTarget.value })}
      />
      {ownVisit !== null && (
        <Checkbox
          label={t('documents.belongsToVisit')}
          checked={typed.visitId !== null}
          onChange={event => onType({ visitId: event.currentTarget.checked ? ownVisit : null })}
        />
      )}
      <Checkbox
        label={t('documents.mayShowPatient')}
        checked={typed.mayShowPatient}
        onChange={event => onType({ mayShowPatient: event.currentTarget.checked })}
      />
    </>
  );
}
