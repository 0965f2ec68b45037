import { Button, Checkbox, TextInput } from '@mantine/core';
import { useEffect, useReducer, useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { type DraftForm, LAST_SHIPPED_VERSION } from '#shared/features/forms/form.schema.ts';
import { wordIn } from '#shared/features/forms/section-print.rules.ts';
import { useWrite } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import classes from './builder.module.css';
import { BuilderFields } from './builder-fields.panel.tsx';
import { BuilderPreview } from './builder-preview.panel.tsx';
import { FieldEditor } from './field-editor.panel.tsx';
import { ForWhomFields } from './for-whom.fields.tsx';
import { formIdFrom, nextDraft } from './form-draft.ts';
import { codeAt, fieldOfProblem, problemsOfForm } from './form-problems.ts';

type FormBuilderProps = {
  form: DraftForm;
  /** The version it was made from; null is a new form. */
  changes: number | null;
  onDone: () => void;
};

/** Fields at the left, the one in hand in the middle, the form as it will be at the right. */
export function FormBuilder({ form: start, changes, onDone }: FormBuilderProps) {
  const { t, sentence, language } = useLanguage();
  const [{ form, at, hand }, act] = useReducer(nextDraft, { form: start, at: 0, hand: 0 });
  const [keptIds] = useState(() => new Set(changes === null ? [] : start.fields.map(({ id }) => id)));
  const [isTold, setIsTold] = useState(false);
  const [isLeaving, setIsLeaving] = useState(false);
  const labelField = useRef<HTMLInputElement>(null);
  const titleField = useRef<HTMLInputElement>(null);
  const write = useWrite(contract.forms.save);
  const problems = problemsOfForm(form);
  const shown = isTold ? problems : [];
  const field = form.fields[at];
  const isDirty = form !== start;
  const title = wordIn(form.title, language);

  async function save(): Promise<void> {
    if (problems.length > 0) {
      setIsTold(true);
      const [first] = problems;
      const place = first && fieldOfProblem(first);
      if (place === undefined) titleField.current?.focus();
      else act({ kind: 'choose', at: place });
      return;
    }
    try {
      const saved = await write.call({ form, changes });
      toast(
        t('forms.saved', {
          title: wordIn(saved.title, language),
          version: saved.version - LAST_SHIPPED_VERSION,
        }),
      );
      onDone();
    } catch {
      return; // The notice under the title says why.
    }
  }

  function leave(): void {
    if (isDirty && !isLeaving) setIsLeaving(true);
    else onDone();
  }

  function changeTitle(en: string): void {
    const isFollowing = changes === null && form.id === formIdFrom(form.title.en);
    const id = isFollowing ? formIdFrom(en) : form.id;
    act({ kind: 'whole', part: { title: { ...form.title, en }, id } });
  }

  function add(): void {
    act({ kind: 'add' });
    requestAnimationFrame(() => labelField.current?.focus());
  }

  useEffect(() => titleField.current?.focus(), []);
  useKeys([
    { keys: 'Ctrl Enter', label: t('forms.saveVersion'), run: () => void save() },
    { keys: 'Alt N', label: t('forms.addField'), run: add },
    { keys: 'Alt ↑', label: t('forms.moveUp'), run: () => act({ kind: 'move', by: -1 }) },
    { keys: 'Alt ↓', label: t('forms.moveDown'), run: () => act({ kind: 'move', by: 1 }) },
    { keys: 'Esc', label: t('forms.leave'), run: () => (isLeaving ? setIsLeaving(false) : leave()) },
  ]);
  const problemAt = (...path: string[]) => {
    const code = codeAt(shown, ...path);
    return code && (sentence(code) ?? code);
  };
  return (
    <div className={classes.builder}>
      <header className={classes.head}>
        <h1 className="visually-hidden">{title || t('forms.newForm')}</h1>
        <TextInput
          ref={titleField}
          label={t('forms.nameEn')}
          value={form.title.en}
          maxLength={60}
          error={problemAt('title')}
          onChange={event => changeTitle(event.currentTarget.value)}
        />
        <TextInput
          label={t('forms.nameHi')}
          value={form.title.hi}
          maxLength={60}
          onChange={event =>
            act({ kind: 'whole', part: { title: { ...form.title, hi: event.currentTarget.value } } })
          }
        />
        <TextInput
          label={t('forms.formId')}
          value={form.id}
          maxLength={40}
          disabled={changes !== null}
          error={problemAt('id')}
          onChange={event => act({ kind: 'whole', part: { id: event.currentTarget.value } })}
        />
        <Checkbox
          label={t('forms.isRetired')}
          checked={form.isRetired}
          onChange={event => act({ kind: 'whole', part: { isRetired: event.currentTarget.checked } })}
        />
        <span className="push">
          <SaveButton busy={write.pending} keys="Ctrl ↵" onClick={() => void save()}>
            {t('forms.saveVersion')}
          </SaveButton>
        </span>
      </header>
      <ForWhomFields
        value={form.forWhom}
        isWrong={codeAt(shown, 'forWhom') !== undefined}
        onChange={forWhom => act({ kind: 'whole', part: { forWhom } })}
      />
      <ProblemNotice error={write.error} onRetry={() => void save()} />
      {isLeaving && (
        <div className={classes.leaving} role="alert">
          <span className="small">{t('forms.unsaved')}</span>
          <Button variant="default" onClick={onDone} autoFocus>
            {t('forms.throwAway')}
          </Button>
          <Button variant="default" rightSection={<KeyHint keys="Esc" />} onClick={() => setIsLeaving(false)}>
            {t('forms.stay')}
          </Button>
        </div>
      )}
      <div className={classes.columns}>
        <BuilderFields
          form={form}
          at={at}
          problems={shown}
          act={act}
          onAdd={add}
          onEdit={() => labelField.current?.focus()}
        />
        {field ? (
          <FieldEditor
            key={hand}
            keptIds={keptIds}
            form={form}
            at={at}
            field={field}
            problems={shown}
            act={act}
            labelField={labelField}
          />
        ) : (
          <div className={classes.editor}>
            <span className="small danger">{problemAt('fields')}</span>
          </div>
        )}
        <BuilderPreview form={form} act={act} />
      </div>
    </div>
  );
}
