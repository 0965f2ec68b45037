import { Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Kit, KitContent } from '#shared/features/templates/template.schema.ts';
import { useTranslation } from '../../app/language.tsx';
import { ConditionsFields } from './conditions.fields.tsx';
import { KitLines } from './kit-lines.field.tsx';
import { HeadFields, TemplateFoot } from './template-head.fields.tsx';
import classes from './templates.module.css';
import { useTemplateForm } from './use-template-form.ts';

/** A kit: its key, for whom it is, and each line with a condition of its own. */
export function KitEditor({ kit, onDone }: { kit: Kit; onDone: () => void }) {
  const t = useTranslation();
  const form = useTemplateForm(kit, onDone);
  const [head, setHead] = useState({ name: kit.name, isTeam: kit.isTeam });
  const [content, setContent] = useState(kit.content);
  const [typing, setTyping] = useState('');
  const [isForgotten, setIsForgotten] = useState(false);
  const set = (part: Partial<KitContent>) => setContent({ ...content, ...part });
  const isEmpty =
    content.lines.length + content.orders.length === 0 && `${content.advice}${content.tests}`.trim() === '';

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    if (typing.trim() !== '') setIsForgotten(true);
    else void form.save({ kind: 'kit', ...head, content });
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
      <KitLines
        lines={content.lines}
        onChange={lines => set({ lines })}
        typing={typing}
        onType={text => {
          setTyping(text);
          setIsForgotten(false);
        }}
        isForgotten={isForgotten}
      />
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
