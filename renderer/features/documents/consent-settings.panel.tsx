import { Button } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { ConsentTemplate } from '#shared/features/documents/consent.schema.ts';
import { useRead } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { usePerson } from '../../app/session.tsx';
import { useListNavigation } from '../../ui/list-navigation.ts';
import { Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ConsentEditor } from './consent-editor.panel.tsx';
import classes from './documents.module.css';
import { WaitingConsents } from './waiting-consents.tsx';

/** Which forms still wait for their scan, and the texts that are printed. */
export function ConsentSettingsPanel() {
  const t = useTranslation();
  const mayChange = usePerson().may('templates:change');
  return (
    <div className={classes.settings}>
      <h1 className="title">{t('documents.consentForms')}</h1>
      <WaitingConsents patientId={null} />
      {mayChange && <Templates />}
    </div>
  );
}

function Templates() {
  const t = useTranslation();
  const { answer, error } = useRead(contract.documents.consentTemplates, {});
  const [chosen, setChosen] = useState<string | null>(null);
  if (error) return <ProblemNotice error={error} />;
  if (!answer) return <Skeletons rows={4} label={t('common.loading')} />;
  const template =
    chosen === 'new' ? undefined : (answer.find(each => each.templateId === chosen) ?? answer[0]);
  return (
    <section aria-label={t('documents.templates')}>
      <h2 className="small-title">{t('documents.templates')}</h2>
      <div className={classes.templates}>
        <div className="column">
          <TemplateList templates={answer} onChoose={({ templateId }) => setChosen(templateId)} />
          <Button variant="default" size="compact-sm" onClick={() => setChosen('new')}>
            {t('documents.newTemplate')}
          </Button>
        </div>
        <ConsentEditor
          key={`${template?.templateId ?? 'new'}-${template?.version ?? 0}`}
          template={template}
          onSaved={setChosen}
        />
      </div>
    </section>
  );
}

type TemplateListProps = {
  templates: readonly ConsentTemplate[];
  onChoose: (template: ConsentTemplate) => void;
};

function TemplateList({ templates, onChoose }: TemplateListProps) {
  const t = useTranslation();
  const choose = (index: number) => {
    const template = templates[index];
    if (template) onChoose(template);
  };
  const list = useListNavigation({
    count: templates.length,
    onOpen: choose,
    onChoose: choose,
    label: t('documents.templates'),
  });
  return (
    <div {...list.listProps}>
      {templates.map((template, index) => (
        <div key={template.templateId} className="list-row" {...list.rowProps(index)}>
          <span className={`small ${template.isOff ? 'dim' : ''}`}>{template.procedure}</span>
          {!template.isReviewed && <span className="tiny amber clip">{t('documents.notReviewed')}</span>}
        </div>
      ))}
    </div>
  );
}
