import { Button, Checkbox, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from '../../app/language.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import classes from './templates.module.css';
import type { useTemplateForm } from './use-template-form.ts';

export type TemplateHead = { name: string; isTeam: boolean };
type Form = ReturnType<typeof useTemplateForm>;

type HeadFieldsProps = {
  isNew?: boolean;
  form: Form;
  value: TemplateHead;
  onChange: (next: TemplateHead) => void;
};

/** Name, and for whom in the house. */
export function HeadFields({ isNew, form, value, onChange }: HeadFieldsProps) {
  const t = useTranslation();
  return (
    <>
      <TextInput
        ref={isNew ? focusOnce : undefined}
        label={t('templates.name')}
        value={value.name}
        maxLength={60}
        required
        error={form.nameProblem}
        onChange={event => onChange({ ...value, name: event.currentTarget.value })}
      />
      <Checkbox
        label={t('templates.forTeam')}
        checked={value.isTeam}
        onChange={event => onChange({ ...value, isTeam: event.currentTarget.checked })}
      />
    </>
  );
}

function focusOnce(field: HTMLInputElement | null): void {
  if (field && !field.closest('form')?.contains(document.activeElement)) field.focus();
}

type FootProps = { form: Form; isKept: boolean; isOff: boolean };

/** Save, and retire with a second press. */
export function TemplateFoot({ form, isKept, isOff }: FootProps) {
  const t = useTranslation();
  const foot = useRef<HTMLDivElement>(null);
  useKeys([
    {
      keys: 'Ctrl Enter',
      label: t(isKept ? 'templates.saveVersion' : 'templates.keepText'),
      run: () => foot.current?.closest('form')?.requestSubmit(),
      isOff,
    },
  ]);
  return (
    <>
      <ProblemNotice error={form.error} />
      <div className={classes.foot} ref={foot}>
        <SaveButton busy={form.pending} isOff={isOff} keys="Ctrl ↵">
          {t(isKept ? 'templates.saveVersion' : 'templates.keepText')}
        </SaveButton>
        {isKept && (
          <Button
            variant="default"
            {...(form.isAskedToRetire ? { color: 'red' } : {})}
            onClick={() => void form.retireIt()}
          >
            {t(form.isAskedToRetire ? 'templates.reallyRetire' : 'templates.retire')}
          </Button>
        )}
      </div>
    </>
  );
}
