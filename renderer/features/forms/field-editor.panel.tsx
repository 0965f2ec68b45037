import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { type Ref, useState } from 'react';
import type { DraftForm, FormField, FormFieldType } from '#shared/features/forms/form.schema.ts';
import type { WordKey } from '#shared/i18n/translate.ts';
import { useLanguage } from '../../app/language.tsx';
import classes from './builder.module.css';
import { ChoicesPart, FormulaPart, NumberPart, PairPart } from './field-parts.tsx';
import { type DraftAct, freeId, idFrom, PRINT_PAGES, withType } from './form-draft.ts';
import { codeAt, type Problem } from './form-problems.ts';

export const KIND_WORDS: Record<FormFieldType, WordKey> = {
  number: 'forms.kindNumber',
  text: 'forms.kindText',
  choice: 'forms.kindChoice',
  several: 'forms.kindSeveral',
  yesNo: 'forms.kindYesNo',
  date: 'forms.kindDate',
  pair: 'forms.kindPair',
  dental: 'forms.kindDental',
  heading: 'forms.kindHeading',
  computed: 'forms.kindComputed',
};

type FieldEditorProps = {
  form: DraftForm;
  at: number;
  field: FormField;
  problems: readonly Problem[];
  act: (one: DraftAct) => void;
  /** Fields that were filled in under their names: another label does not rename them. */
  keptIds: ReadonlySet<string>;
  labelField: Ref<HTMLInputElement>;
};

/** Everything about one field; what is wrong stands at the part it is about. */
export function FieldEditor({ form, at, field, problems, act, keptIds, labelField }: FieldEditorProps) {
  const { t, sentence } = useLanguage();
  const [isIdOwn, setIsIdOwn] = useState(
    keptIds.has(field.id) || (idFrom(field.label.en) !== field.id && !/^field\d+$/.test(field.id)),
  );
  const change = (part: Partial<FormField>) =>
    act({ kind: 'change', field: { ...field, ...part } as FormField });
  const problem = (...part: string[]) => {
    const code = codeAt(problems, 'fields', at, ...part);
    return code && (sentence(code) ?? code);
  };

  function changeLabel(en: string): void {
    const others = form.fields.filter(one => one !== field).map(({ id }) => id);
    const id = isIdOwn ? field.id : freeId(idFrom(en) || 'field1', others);
    change({ label: { ...field.label, en }, id });
  }

  const hint = field.hint ?? { en: '', hi: '' };
  const changeHint = (part: Partial<typeof hint>) => {
    const next = { ...hint, ...part };
    change({ hint: next.en === '' && next.hi === '' ? null : next });
  };
  return (
    <section className={classes.editor} aria-label={t('forms.field')}>
      <div className={classes.two}>
        <TextInput
          ref={labelField}
          label={t('forms.labelEn')}
          value={field.label.en}
          maxLength={120}
          error={problem('label')}
          onChange={event => changeLabel(event.currentTarget.value)}
        />
        <TextInput
          label={t('forms.labelHi')}
          value={field.label.hi}
          maxLength={120}
          onChange={event => change({ label: { ...field.label, hi: event.currentTarget.value } })}
        />
        <NativeSelect
          label={t('forms.kind')}
          value={field.type}
          data={Object.entries(KIND_WORDS).map(([value, word]) => ({ value, label: t(word) }))}
          onChange={event =>
            act({ kind: 'change', field: withType(field, event.currentTarget.value as FormFieldType) })
          }
        />
        <TextInput
          label={t('forms.fieldId')}
          value={field.id}
          maxLength={31}
          error={problem('id')}
          onChange={event => {
            setIsIdOwn(true);
            change({ id: event.currentTarget.value });
          }}
        />
      </div>
      {field.type === 'number' && <NumberPart of={field} problem={problem} onChange={change} />}
      {field.type === 'pair' && (
        <PairPart
          of={field.of}
          problem={(...part) => problem('of', ...part)}
          onChange={of => change({ of })}
        />
      )}
      {'choices' in field && (
        <ChoicesPart
          choices={field.choices}
          problem={problem('choices')}
          onChange={choices => change({ choices })}
        />
      )}
      {field.type === 'computed' && <FormulaPart field={field} problem={problem} onChange={change} />}
      <TextInput
        label={t('forms.showIf')}
        description={t('forms.showIfHint')}
        value={field.showIf}
        error={problem('showIf')}
        onChange={event => change({ showIf: event.currentTarget.value })}
      />
      <div className={classes.two}>
        <TextInput
          label={t('forms.hintEn')}
          value={hint.en}
          maxLength={120}
          error={problem('hint')}
          onChange={event => changeHint({ en: event.currentTarget.value })}
        />
        <TextInput
          label={t('forms.hintHi')}
          value={hint.hi}
          maxLength={120}
          onChange={event => changeHint({ hi: event.currentTarget.value })}
        />
      </div>
      {field.type !== 'heading' &&
        PRINT_PAGES.map(page => (
          <Checkbox
            key={page}
            label={t(page === 'slip' ? 'forms.onSlip' : 'forms.onPrescription')}
            checked={form.print[page].some(one => one.field === field.id)}
            onChange={event => {
              const isOn = event.currentTarget.checked;
              act({ kind: 'print', page, field: field.id, isOn });
            }}
          />
        ))}
    </section>
  );
}
