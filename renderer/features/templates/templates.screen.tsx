import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { Template } from '#shared/features/templates/template.schema.ts';
import { inListOrder } from '#shared/features/templates/templates.grid.ts';
import { useRead } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { usePerson } from '../../app/session.tsx';
import { ExportFold } from '../../ui/export-fold.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { useListNavigation } from '../../ui/list-navigation.ts';
import { EmptyState, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { KitEditor } from './kit-editor.form.tsx';
import classes from './templates.module.css';
import { TextEditor } from './text-editor.form.tsx';

type Opened = { kind: 'new' } | { kind: 'kept'; id: number };

/** The kits and texts of a doctor and of the team: look, change as a next version, retire. */
export function TemplatesScreen() {
  const t = useTranslation();
  const { userId } = usePerson();
  const { answer, isWaiting, error, refetch } = useRead(contract.templates.list, {});
  const editor = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const templates = inListOrder(answer ?? []);
  const open = (at: number) => {
    const template = templates[at];
    if (template) setOpened({ kind: 'kept', id: template.id });
  };
  const list = useListNavigation({
    count: templates.length,
    onChoose: open,
    onOpen: at => {
      open(at);
      requestAnimationFrame(() => editor.current?.querySelector('input')?.focus());
    },
    isEverywhere: true,
    label: t('templates.title'),
  });
  useKeys([
    { keys: 'N', label: t('templates.newText'), run: () => setOpened({ kind: 'new' }) },
    { keys: 'Esc', run: () => setOpened(null), isOff: opened === null },
  ]);
  const shown = opened?.kind === 'kept' ? templates.find(({ id }) => id === opened.id) : undefined;
  const close = () => setOpened(null);
  return (
    <div className={classes.screen}>
      <div className={classes.list}>
        <div className={classes.listHead}>
          <h1 className="title">{t('templates.title')}</h1>
          <Button
            variant="default"
            rightSection={<KeyHint keys="N" />}
            onClick={() => setOpened({ kind: 'new' })}
          >
            {t('templates.newText')}
          </Button>
        </div>
        <ProblemNotice error={error} onRetry={() => void refetch()} />
        {isWaiting && <Skeletons rows={6} label={t('templates.title')} />}
        {answer?.length === 0 && <EmptyState title={t('templates.none')} hint={t('templates.noneHint')} />}
        {templates.length > 0 && (
          <div className={classes.tools}>
            <ExportFold procedure={contract.templates.exportList} input={{}} isNarrow />
          </div>
        )}
        {templates.length > 0 && (
          <div {...list.listProps}>
            {templates.map((template, at) => (
              <div key={template.id} className={classes.menuRow} {...list.rowProps(at)}>
                <TemplateRow template={template} isOwn={template.ownerId === userId} />
              </div>
            ))}
          </div>
        )}
      </div>
      <div className={classes.editor} ref={editor}>
        {opened?.kind === 'new' && <TextEditor key="new" onDone={close} />}
        {shown?.kind === 'text' && (
          <TextEditor key={`${shown.id}-${shown.version}`} template={shown} onDone={close} />
        )}
        {shown?.kind === 'kit' && (
          <KitEditor key={`${shown.id}-${shown.version}`} kit={shown} onDone={close} />
        )}
        {!shown && opened?.kind !== 'new' && (
          <EmptyState
            title={t('templates.chooseOne')}
            hint={t(templates.length === 0 ? 'templates.noKitsHint' : 'templates.chooseOneHint')}
          />
        )}
      </div>
    </div>
  );
}

function TemplateRow({ template, isOwn }: { template: Template; isOwn: boolean }) {
  const t = useTranslation();
  const { kind, name, isTeam, ownerName, version } = template;
  return (
    <>
      <span className={classes.keySlot}>
        {kind === 'kit' && template.content.key !== '' && <KeyHint keys={template.content.key} />}
      </span>
      <span className="strong">{name}</span>
      <span className="tiny dim">{t(kind === 'kit' ? 'templates.kit' : 'templates.text')}</span>
      <span className="tiny dim push">
        {[
          t(isTeam ? 'templates.team' : 'templates.private'),
          isTeam && !isOwn ? ownerName : '',
          t('templates.versionNumber', { version }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  );
}
