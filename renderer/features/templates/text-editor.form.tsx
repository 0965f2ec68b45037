import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import {
  type TextContent,
  type TextTemplate,
  textFields,
} from '#shared/features/templates/template.schema.ts';
import { TEXT_FIELD_WORDS } from '#shared/features/templates/templates.grid.ts';
import { useTranslation } from '../../app/language.tsx';
import { HeadFields, TemplateFoot } from './template-head.fields.tsx';
import classes from './templates.module.css';
import { useTemplateForm } from './use-template-form.ts';

const EMPTY: TextContent = { field: 'findings', words: '', text: '' };

/** A text for complaints, findings or advice, offered first where its words are written. */
export function TextEditor({ template, onDone }: { template?: TextTemplate; onDone: () => void }) {
  const t = useTranslation();
  const form = useTemplateForm(template, onDone);
  const [head, setHead] = useState({ name: template?.name ?? '', isTeam: template?.isTeam ?? false });
  const [content, setContent] = useState(template?.content ?? EMPTY);
  const set = (part: Partial<TextContent>) => setContent({ ...content, ...part });

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    void form.save({ kind: 'text', ...head, content });
  }

  return (
    <form className={classes.panel} aria-label={template?.name ?? t('templates.newText')} onSubmit={onSubmit}>
      <HeadFields isNew={template === undefined} form={form} value={head} onChange={setHead} />
      <NativeSelect
        label={t('templates.field')}
        value={content.field}
        data={textFields.map(field => ({ value: field, label: t(TEXT_FIELD_WORDS[field]) }))}
        onChange={event => set({ field: event.currentTarget.value as TextContent['field'] })}
      />
      <TextInput
        label={t('templates.words')}
        description={t('templates.wordsHint')}
        value={content.words}
        maxLength={200}
        onChange={event => set({ words: event.currentTarget.value })}
      />
      <Textarea
        label={t('templates.textItself')}
        value={content.text}
        maxLength={2000}
        rows={6}
        required
        onChange={event => set({ text: event.currentTarget.value })}
      />
      <TemplateFoot
        form={form}
        isKept={template !== undefined}
        isOff={head.name.trim() === '' || content.text.trim() === ''}
      />
    </form>
  );
}
