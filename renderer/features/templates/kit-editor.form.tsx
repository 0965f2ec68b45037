import { Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { printDose } from '#shared/features/prescriptions/dose-print.rules.ts';
import type { Kit, KitContent, KitLine } from '#shared/features/templates/template.schema.ts';
import { useTranslation } from '../../app/language.tsx';
import { ConditionsFields } from './conditions.fields.tsx';
import { hasConditions } from './conditions-text.ts';
import { lineName } from './kit-row.tsx';
import { HeadFields, TemplateFoot } from './template-head.fields.tsx';
import classes from './templates.module.css';
import { useTemplateForm } from './use-template-form.ts';

/** A kit: its key, for whom it is, and each line with a condition of its own. Lines come from a note. */
export function KitEditor({ kit, onDone }: { kit: Kit; onDone: () => void }) {
  const t = useTranslation();
  const form = useTemplateForm(kit, onDone);
  const [head, setHead] = useState({ name: kit.name, isTeam: kit.isTeam });
  const [content, setContent] = useState(kit.content);
  const set = (part: Partial<KitContent>) => setContent({ ...content, ...part });
  const isEmpty =
    content.lines.length + content.orders.length === 0 && `${content.advice}${content.tests}`.trim() === '';

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    void form.save({ kind: 'kit', ...head, content });
  }

  return (
    <form className={classes.panel} aria-label={kit.name} onSubmit={onSubmit}>
      <HeadFields form={form} value={head} onChange={setHead} />
      <TextInput
        className={classes.short}
        label={t('templates.kitKey')}
        value={content.key}
        maxLength={1}
        error={form.keyProblem}
        onChange={event => set({ key: event.currentTarget.value.toUpperCase().replace(/[^A-Z0-9]/g, '') })}
      />
      <ConditionsFields of="" value={content.conditions} onChange={conditions => set({ conditions })} />
      {content.lines.map((one, at) => (
        <LineEditor
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other identity; removing one renews the rest.
          key={`${at} of ${content.lines.length}`}
          value={one}
          onChange={next => set({ lines: content.lines.with(at, next) })}
          onRemove={() => set({ lines: content.lines.filter((_, place) => place !== at) })}
        />
      ))}
      <Textarea
        label={t('encounters.advice')}
        value={content.advice}
        maxLength={2000}
        autosize={false}
        rows={3}
        onChange={event => set({ advice: event.currentTarget.value })}
      />
      <TextInput
        label={t('encounters.tests')}
        value={content.tests}
        maxLength={1000}
        description={content.orders.map(({ name }) => name).join(', ')}
        onChange={event => set({ tests: event.currentTarget.value })}
      />
      <TemplateFoot form={form} isKept isOff={head.name.trim() === '' || isEmpty} />
    </form>
  );
}

type LineEditorProps = { value: KitLine; onChange: (next: KitLine) => void; onRemove: () => void };

function LineEditor({ value, onChange, onRemove }: LineEditorProps) {
  const t = useTranslation();
  const { line, conditions } = value;
  const [isOpen, setIsOpen] = useState(hasConditions(conditions));
  const name = lineName(line);
  return (
    <div className={classes.kitLine}>
      <div className={classes.foot}>
        <span className="grow">
          <span className="strong">{name.toUpperCase()}</span>{' '}
          <span className="dim">{printDose(line.dose)}</span>
        </span>
        {!isOpen && (
          <button
            type="button"
            className={classes.plainButton}
            aria-label={`${t('templates.addCondition')} ${name}`}
            onClick={() => setIsOpen(true)}
          >
            {t('templates.addCondition')}
          </button>
        )}
        <button
          type="button"
          className={classes.plainButton}
          aria-label={`${t('templates.removeLine')} ${name}`}
          onClick={onRemove}
        >
          {t('templates.removeLine')}
        </button>
      </div>
      {isOpen && (
        <ConditionsFields
          of={name}
          value={conditions}
          onChange={next => onChange({ line, conditions: next })}
        />
      )}
    </div>
  );
}
