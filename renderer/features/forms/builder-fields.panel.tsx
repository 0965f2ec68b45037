import { Button } from '@mantine/core';
import { useEffect } from 'react';
import type { DraftForm } from '#shared/features/forms/form.schema.ts';
import { wordIn } from '#shared/features/forms/section-print.rules.ts';
import { useLanguage } from '../../app/language.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { useListNavigation } from '../../ui/list-navigation.ts';
import { toast } from '../../ui/toasts.tsx';
import classes from './builder.module.css';
import { KIND_WORDS } from './field-editor.panel.tsx';
import type { DraftAct } from './form-draft.ts';
import { fieldOfProblem, type Problem } from './form-problems.ts';

type BuilderFieldsProps = {
  form: DraftForm;
  at: number;
  problems: readonly Problem[];
  act: (one: DraftAct) => void;
  onAdd: () => void;
  onEdit: () => void;
};

/** The fields in their order: arrows choose, Alt and arrows move, Enter edits, Delete removes. */
export function BuilderFields({ form, at, problems, act, onAdd, onEdit }: BuilderFieldsProps) {
  const { t, language } = useLanguage();
  const list = useListNavigation({
    count: form.fields.length,
    onOpen: onEdit,
    onChoose: index => act({ kind: 'choose', at: index }),
    label: t('forms.fields'),
  });

  const { index, setIndex } = list;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the field in hand leads, wherever it was chosen or moved.
  useEffect(() => {
    if (index !== at) setIndex(at);
  }, [at]);

  function remove(): void {
    const field = form.fields[at];
    if (!field) return;
    const { print } = form;
    act({ kind: 'remove', at });
    toast(t('forms.fieldRemoved', { label: wordIn(field.label, language) || field.id }), {
      undo: () => act({ kind: 'insert', at, field, print }),
    });
  }

  useKeys([{ keys: 'Delete', label: t('forms.removeField'), run: remove, onStrip: false }]);
  const wrong = new Set(problems.map(fieldOfProblem));
  return (
    <section className={classes.fieldList} aria-label={t('forms.fields')}>
      <div {...list.listProps}>
        {form.fields.map((field, place) => (
          <div key={field.id + String(place)} className="list-row" {...list.rowProps(place)}>
            <span className={`grow clip ${field.type === 'heading' ? 'strong' : ''}`}>
              {wordIn(field.label, language) || field.id}
            </span>
            <span className={wrong.has(place) ? 'tiny danger' : 'tiny dim'}>
              {wrong.has(place) ? t('forms.wrong') : t(KIND_WORDS[field.type])}
            </span>
          </div>
        ))}
      </div>
      <div className="row">
        <Button variant="default" rightSection={<KeyHint keys="Alt N" />} onClick={onAdd}>
          {t('forms.addField')}
        </Button>
        <Button variant="subtle" onClick={remove} disabled={form.fields.length === 0}>
          {t('common.remove')}
        </Button>
      </div>
    </section>
  );
}
