import { Button, Kbd } from '@mantine/core';
import { contract } from '#shared/contract/index.ts';
import type { BackupRun } from '#shared/features/backup/backup.contract.ts';
import { megabytes } from '#shared/features/backup/backups.grid.ts';
import { formatDate, formatTime, localDateAt } from '#shared/kernel/local-date.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { useClinicDay, useSession } from '../../app/session.tsx';
import { ExportFold } from '../../ui/export-fold.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { EmptyState, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Status } from '../../ui/status.tsx';
import { toast } from '../../ui/toasts.tsx';
import classes from './backup.module.css';

function BackupRow({ run }: { run: BackupRun }) {
  const t = useTranslation();
  const { zone } = useClinicDay();
  return (
    <tr>
      <td className="no-wrap">
        {formatDate(localDateAt(run.takenAt, zone))}, {formatTime(run.takenAt, zone)}
      </td>
      <td>
        <Status shape={run.isGood ? 'good' : 'bad'}>{run.isGood ? t('backup.good') : t('backup.bad')}</Status>
        {run.problem && <span className="tiny dim"> {run.problem}</span>}
      </td>
      <td className="small">
        {t('backup.counts', { patients: run.patients, visits: run.visits, bills: run.bills })}
      </td>
      <td className="numeric">{megabytes(run.bytes).toFixed(1)} MB</td>
      <td className={`small dim ${classes.path}`} title={run.path}>
        {run.path}
      </td>
    </tr>
  );
}

/** Backups taken, newest first, and one button for another. */
export function BackupPanel() {
  const t = useTranslation();
  const open = useOpen();
  const { refresh } = useSession();
  const reading = useRead(contract.backup.list, {});
  const settings = useRead(contract.settings.get, {});
  const run = useWrite(contract.backup.run);
  const folder = settings.answer?.settings.backupFolder;
  const runs = reading.answer ?? [];

  async function backUp(): Promise<void> {
    try {
      const taken = await run.call({});
      toast(t('backup.done', { patients: taken.patients, visits: taken.visits, bills: taken.bills }));
      await refresh();
    } catch {
      // The notice says why.
    }
  }
  useKeys([{ keys: 'Ctrl Enter', label: t('backup.runNow'), run: () => void backUp() }]);

  return (
    <section className={classes.page}>
      <div className={classes.head}>
        <div>
          <h1 className="title">{t('backup.title')}</h1>
          <p className="small dim">{t('backup.about')}</p>
        </div>
        <Button aria-busy={run.pending} onClick={() => void backUp()} rightSection={<Kbd>Ctrl ↵</Kbd>}>
          {t('backup.runNow')}
        </Button>
      </div>
      <div className="row small">
        <span className="dim">{t('backup.folder')}</span>
        {folder === '' ? (
          <span className="amber strong">{t('backup.folderNotSet')}</span>
        ) : (
          <span>{folder}</span>
        )}
        <Button variant="subtle" onClick={() => open.settings('clinic')}>
          {t('backup.chooseFolder')}
        </Button>
      </div>
      {run.pending && (
        <p className="small dim" role="status">
          {t('backup.running')}. {t('backup.mayLeave')}
        </p>
      )}
      <ProblemNotice error={run.error} />
      <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
      {reading.isWaiting && <Skeletons label={t('common.loading')} />}
      {reading.answer && runs.length === 0 && (
        <EmptyState title={t('backup.empty')} hint={t('backup.emptyHint')} />
      )}
      {runs.length > 0 && <ExportFold procedure={contract.backup.exportList} input={{}} />}
      {runs.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('backup.taken')}</th>
              <th scope="col">{t('backup.state')}</th>
              <th scope="col">{t('backup.counted')}</th>
              <th scope="col" className="numeric">
                {t('backup.size')}
              </th>
              <th scope="col">{t('backup.file')}</th>
            </tr>
          </thead>
          <tbody>
            {runs.map(one => (
              <BackupRow key={one.id} run={one} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
