import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { ConsentTemplate, ConsentTexts } from '#shared/features/documents/consent.schema.ts';
import { CONSENT_BLANKS } from '#shared/features/documents/consent-blanks.rules.ts';
import { type PatientLanguage, PRINT_LANGUAGES } from '#shared/features/settings/settings.schema.ts';
import { LANGUAGE_NAMES } from '#shared/i18n/language-names.ts';
import { useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { Chip } from '../../ui/chip.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import classes from './documents.module.css';

type ConsentEditorProps = {
  /** Undefined: a new one. */
  template: ConsentTemplate | undefined;
  onSaved: (templateId: string) => void;
};

const EMPTY = { title: '', body: '' };

/** One text in its languages; saving makes the next version, what was printed keeps the words it had. */
export function ConsentEditor({ template, onSaved }: ConsentEditorProps) {
  const t = useTranslation();
  const [procedure, setProcedure] = useState(template?.procedure ?? '');
  const [texts, setTexts] = useState<ConsentTexts>(template?.texts ?? {});
  const [language, setLanguage] = useState<PatientLanguage>('en');
  const [isReviewed, setIsReviewed] = useState(template?.isReviewed ?? false);
  const [isOff, setIsOff] = useState(template?.isOff ?? false);
  const save = useWrite(contract.documents.saveConsentTemplate);
  const shown = texts[language] ?? EMPTY;

  function write(more: Partial<typeof EMPTY>): void {
    const next = { ...shown, ...more };
    const { [language]: _, ...others } = texts;
    // What is emptied is no longer printed in this language.
    setTexts(next.title.trim() === '' && next.body.trim() === '' ? others : { ...others, [language]: next });
    // Other words than those a lawyer read.
    setIsReviewed(false);
  }

  function run(): void {
    const { templateId = null, version = null } = template ?? {};
    save.call({ templateId, version, procedure, texts, isReviewed, isOff }).then(
      saved => {
        toast(t('documents.templateSaved', { version: saved.version }));
        onSaved(saved.templateId);
      },
      () => undefined, // Said by the notice below; the text stays.
    );
  }

  useKeys([{ keys: 'Ctrl Enter', label: t('documents.templateSave'), run }]);
  return (
    <div className={classes.editor}>
      <div className="row">
        {template && (
          <span className="small dim">
            {template.version === 0
              ? t('documents.templateStarter')
              : t('documents.templateVersion', { version: template.version })}
          </span>
        )}
        {!isReviewed && <Chip tone="amber">{t('documents.notReviewed')}</Chip>}
        <span className="push">
          <SaveButton busy={save.pending} keys="Ctrl ↵" onClick={run}>
            {t('documents.templateSave')}
          </SaveButton>
        </span>
      </div>
      <ProblemNotice error={save.error} onRetry={run} />
      <div className={classes.two}>
        <TextInput
          label={t('documents.templateFor')}
          value={procedure}
          maxLength={80}
          onChange={event => setProcedure(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('documents.consentLanguage')}
          value={language}
          data={PRINT_LANGUAGES.map(value => ({ value, label: LANGUAGE_NAMES[value] }))}
          onChange={event => setLanguage(event.currentTarget.value as PatientLanguage)}
        />
      </div>
      <TextInput
        label={t('documents.templateTitle')}
        lang={language}
        value={shown.title}
        maxLength={80}
        onChange={event => write({ title: event.currentTarget.value })}
      />
      <Textarea
        label={t('documents.templateBody')}
        description={t('documents.templateBlanks', {
          blanks: CONSENT_BLANKS.map(blank => `{${blank}}`).join(' '),
        })}
        lang={language}
        value={shown.body}
        maxLength={6_000}
        rows={12}
        onChange={event => write({ body: event.currentTarget.value })}
      />
      {!texts[language] && <span className="tiny dim">{t('documents.templateEmptyLanguage')}</span>}
      <Checkbox
        label={t('documents.templateReviewed')}
        checked={isReviewed}
        onChange={event => setIsReviewed(event.currentTarget.checked)}
      />
      <Checkbox
        label={t('documents.templateOff')}
        checked={isOff}
        onChange={event => setIsOff(event.currentTarget.checked)}
      />
    </div>
  );
}
