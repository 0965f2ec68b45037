import { Button } from '@mantine/core';
import { useState } from 'react';
import * as z from 'zod';
import { contract } from '#shared/contract/index.ts';
import type { OutputOf } from '#shared/contract/procedure.ts';
import { formatDate, formatTime, localDateAt } from '#shared/kernel/local-date.ts';
import { useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { PasswordField, SegmentedField, SelectField, TextField } from '../../ui/fields.tsx';
import { Form, useSchemaForm } from '../../ui/form.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { useListNavigation } from '../../ui/list-navigation.ts';
import { EmptyState } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { FolderField } from '../desktop/folder.field.tsx';
import classes from './setup.module.css';
import { SetupFrame } from './setup-frame.tsx';

type Backup = OutputOf<typeof contract.setup.listBackups>[number];
export type RestoredCounts = OutputOf<typeof contract.setup.restore>;

const folderSchema = z.object({ folder: z.string().trim().min(1, 'REQUIRED').max(400, 'TOO_LONG') });
const secretSchema = z
  .object({
    kind: z.enum(['password', 'recoveryCode']),
    userId: z.number().nullable(),
    password: z.string().max(200, 'TOO_LONG'),
    code: z.string().max(80, 'TOO_LONG'),
  })
  .superRefine((secret, context) => {
    const name = secret.kind === 'password' ? 'password' : 'code';
    if (secret[name] === '') context.addIssue({ code: 'custom', path: [name], message: 'REQUIRED' });
  });

function useInstantWords(): (instant: number) => string {
  const { zone } = useClinicDay();
  return instant => `${formatDate(localDateAt(instant, zone))}, ${formatTime(instant, zone)}`;
}

function OpenBackup({ backup, onDone }: { backup: Backup; onDone: (counts: RestoredCounts) => void }) {
  const t = useTranslation();
  const restore = useWrite(contract.setup.restore);
  const form = useSchemaForm(secretSchema, {
    kind: 'password',
    userId: backup.people[0]?.userId ?? null,
    password: '',
    code: '',
  });
  const kind = form.watch('kind');
  async function open({ userId, password, code }: z.output<typeof secretSchema>): Promise<void> {
    const secret =
      kind === 'password' ? ({ kind, userId: userId ?? 0, password } as const) : ({ kind, code } as const);
    onDone(await restore.call({ path: backup.path, secret }));
  }
  return (
    <Form
      form={form}
      className={`${classes.stack} ${classes.rule}`}
      label={t('setup.restoreGo')}
      onSubmit={open}
      refusalFields={{
        WRONG_PASSWORD: 'password',
        WRONG_RECOVERY_CODE: 'code',
        RECOVERY_CODE_MISTYPED: 'code',
      }}
    >
      <SegmentedField
        form={form}
        name="kind"
        label={t('setup.restoreWith')}
        choices={[
          { value: 'password', label: t('setup.restoreWithPassword') },
          { value: 'recoveryCode', label: t('setup.restoreWithCode') },
        ]}
      />
      {kind === 'password' ? (
        <div className={classes.two}>
          <SelectField
            form={form}
            name="userId"
            label={t('setup.restoreWho')}
            choices={backup.people.map(person => ({ value: person.userId, label: person.displayName }))}
          />
          <PasswordField
            form={form}
            name="password"
            label={t('setup.password')}
            autoComplete="current-password"
          />
        </div>
      ) : (
        <TextField
          form={form}
          name="code"
          label={t('setup.recoverCode')}
          description={t('setup.recoverCodeHint')}
        />
      )}
      <ProblemNotice error={restore.error} />
      <div className="row">
        <SaveButton busy={restore.pending} isLarge>
          {t('setup.restoreGo')}
        </SaveButton>
        {restore.pending && (
          <span className="small dim" role="status">
            {t('setup.restoring')}
          </span>
        )}
      </div>
    </Form>
  );
}

function BackupList({
  backups,
  onDone,
}: {
  backups: readonly Backup[];
  onDone: (counts: RestoredCounts) => void;
}) {
  const t = useTranslation();
  const inWords = useInstantWords();
  const list = useListNavigation({ count: backups.length, onOpen: () => {}, label: t('setup.restoreList') });
  const chosen = backups[list.index];
  if (!chosen) return <EmptyState title={t('setup.restoreNone')} />;
  return (
    <>
      <div {...list.listProps}>
        {backups.map((backup, place) => (
          <div key={backup.path} className="list-row" {...list.rowProps(place)}>
            <span className="strong">{inWords(backup.takenAt)}</span>
            <span className="grow clip">{backup.clinicName}</span>
            <span className="small dim numeric">{(backup.bytes / 1_048_576).toFixed(1)} MB</span>
          </div>
        ))}
      </div>
      <OpenBackup key={chosen.path} backup={chosen} onDone={onDone} />
    </>
  );
}

/** What came back, counted, before anybody signs in. */
export function RestoredScreen({ counts, onGoOn }: { counts: RestoredCounts; onGoOn: () => void }) {
  const t = useTranslation();
  const inWords = useInstantWords();
  return (
    <SetupFrame note={t('setup.restoreTitle')}>
      <div className={classes.stack}>
        <h1 className="big-title">{t('setup.restoreDone')}</h1>
        <p>{t('setup.restoreCounts', { ...counts, when: inWords(counts.takenAt) })}</p>
        <div className="row">
          <SaveButton onClick={onGoOn} isLarge>
            {t('setup.restoreSignIn')}
          </SaveButton>
        </div>
      </div>
    </SetupFrame>
  );
}

type RestoreProps = { onBack: () => void; onRestored: (counts: RestoredCounts) => void };

/** A folder, its backups newest first, and the key to one of them. */
export function RestoreScreen({ onBack, onRestored }: RestoreProps) {
  const t = useTranslation();
  const list = useWrite(contract.setup.listBackups);
  const [backups, setBackups] = useState<readonly Backup[]>();
  const form = useSchemaForm(folderSchema, { folder: '' });
  useKeys([{ keys: 'Esc', label: t('common.back'), run: onBack }]);

  return (
    <SetupFrame
      note={t('setup.restoreTitle')}
      partsFoot={
        <Button variant="subtle" onClick={onBack}>
          {t('common.back')}
        </Button>
      }
    >
      <div className={classes.form}>
        <div className={classes.head}>
          <h1 className="big-title">{t('setup.restoreTitle')}</h1>
          <p className="dim">{t('setup.restoreAbout')}</p>
        </div>
        <Form
          form={form}
          className={classes.stack}
          label={t('setup.restoreList')}
          onSubmit={async ({ folder }) => setBackups(await list.call({ folder }))}
          refusalFields={{ FOLDER_NOT_FOUND: 'folder' }}
        >
          <FolderField form={form} name="folder" label={t('setup.restoreFolder')} isFirst />
          <ProblemNotice error={list.error} />
          <div className="row">
            <Button type="submit" variant={backups ? 'default' : 'filled'} aria-busy={list.pending}>
              {t('setup.restoreList')}
            </Button>
          </div>
        </Form>
        {backups && (
          <div className={classes.rule}>
            <BackupList backups={backups} onDone={onRestored} />
          </div>
        )}
      </div>
    </SetupFrame>
  );
}
