import { Button } from '@mantine/core';
import * as z from 'zod';
import { contract } from '#shared/contract/index.ts';
import {
  type ReportView,
  type SavedView,
  viewNameSchema,
} from '#shared/features/registers/saved-view.schema.ts';
import { call } from '../../api/client.ts';
import { useRefresh, useWrite } from '../../api/hooks.ts';
import { isRefusal } from '../../api/refusal.ts';
import { useTranslation } from '../../app/language.tsx';
import { TextField } from '../../ui/fields.tsx';
import { Form, usePlaceRefusal, useSchemaForm } from '../../ui/form.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import classes from './registers.module.css';

const AT_FIELDS = { TOO_MANY_VIEWS: 'name', VIEW_NAME_TAKEN: 'name' } as const;
const nameSchema = z.object({ name: viewNameSchema });

type SaveViewProps = {
  view: ReportView;
  /** The saved view that is shown; it can be renamed and deleted. */
  opened: SavedView | undefined;
  suggested: string;
  onSaved: (viewId: number | undefined) => void;
  onClose: () => void;
};

/** Saves what is shown under a name; under the same name again it takes the place of what was there. */
export function SaveView({ view, opened, suggested, onSaved, onClose }: SaveViewProps) {
  const t = useTranslation();
  const form = useSchemaForm(nameSchema, { name: opened?.name ?? suggested });
  const save = useWrite(contract.registers.saveView);
  const rename = useWrite(contract.registers.renameView);
  const remove = useWrite(contract.registers.deleteView);
  const placeRefusal = usePlaceRefusal(form, AT_FIELDS);
  const refresh = useRefresh();

  async function saveAs({ name }: { name: string }): Promise<void> {
    const { viewId } = await save.call({ name, view });
    toast(t('registers.viewSaved', { name }));
    onSaved(viewId);
  }

  /** True when it was done; a refusal is said at its field or under the form. */
  const isDone = (work: Promise<unknown>) =>
    work.then(
      () => true,
      (error: unknown) => {
        if (isRefusal(error)) placeRefusal(error);
        return false;
      },
    );

  const renameTo = form.handleSubmit(async ({ name }) => {
    if (!opened || !(await isDone(rename.call({ viewId: opened.viewId, name })))) return;
    toast(t('registers.viewRenamed', { name }));
    onClose();
  });

  async function drop(): Promise<void> {
    if (!opened) return;
    const { viewId, name, ...was } = opened;
    if (!(await isDone(remove.call({ viewId })))) return;
    const undo = () =>
      void call(contract.registers.saveView, { name, view: was }).then(() => refresh('registers'));
    toast(t('registers.viewDeleted', { name }), { undo });
    onSaved(undefined);
  }

  useKeys([
    { keys: 'Esc', label: t('common.close'), run: onClose },
    { keys: 'Alt R', label: t('registers.renameView'), run: () => void renameTo(), isOff: !opened },
    { keys: 'Alt Delete', label: t('registers.deleteView'), run: () => void drop(), isOff: !opened },
  ]);
  return (
    <Form
      form={form}
      onSubmit={saveAs}
      label={t('registers.saveView')}
      className={classes.save}
      refusalFields={AT_FIELDS}
    >
      <TextField form={form} name="name" label={t('registers.viewName')} maxLength={60} isFirst />
      <SaveButton busy={save.pending} keys="↵">
        {t('common.save')}
      </SaveButton>
      {opened && (
        <>
          <Button variant="default" rightSection={<KeyHint keys="Alt R" />} onClick={() => void renameTo()}>
            {t('registers.renameView')}
          </Button>
          <Button variant="default" rightSection={<KeyHint keys="Alt Delete" />} onClick={() => void drop()}>
            {t('registers.deleteView')}
          </Button>
        </>
      )}
      <ProblemNotice error={rename.error ?? remove.error ?? save.error} />
    </Form>
  );
}
