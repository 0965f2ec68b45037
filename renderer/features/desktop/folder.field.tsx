import { Button } from '@mantine/core';
import type { FieldPathValue, FieldValues } from 'react-hook-form';
import { contract } from '#shared/contract/index.ts';
import { useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { useSession } from '../../app/session.tsx';
import { type FieldProps, TextField } from '../../ui/fields.tsx';
import classes from './folder.module.css';

/** A folder's path, typed; where the desktop has a dialogue for it, also chosen. */
export function FolderField<V extends FieldValues>(props: FieldProps<V>) {
  const t = useTranslation();
  const { status } = useSession();
  const pick = useWrite(contract.desktop.pickFolder);

  async function choose(): Promise<void> {
    const { path } = await pick.call({ title: props.label });
    if (path === null) return;
    props.form.setValue(props.name, path as FieldPathValue<V, typeof props.name>, { shouldDirty: true });
  }

  if (!status?.hostAbilities.includes('pickFolder')) return <TextField {...props} />;
  return (
    <div className={classes.folder}>
      <TextField {...props} className={classes.path} />
      <Button variant="default" onClick={() => void choose()}>
        {t('common.chooseFolder')}
      </Button>
    </div>
  );
}
