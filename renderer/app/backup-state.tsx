import { IconShieldCheck, IconShieldExclamation } from '@tabler/icons-react';
import { localDateAt } from '#shared/kernel/local-date.ts';
import { useLanguage } from './language.tsx';
import { useOpen } from './open.ts';
import { useClinicDay, usePerson, useSession } from './session.tsx';
import classes from './shell.module.css';
import { shortDay, wallTime } from './wall-clock.ts';

const LATE_MS = 36 * 60 * 60_000;

/** When the last backup was taken; amber when it is late. The owner opens the backup page with it. */
export function BackupState() {
  const { t, language } = useLanguage();
  const open = useOpen();
  const person = usePerson();
  const { status } = useSession();
  const { today, zone } = useClinicDay();
  const at = status?.lastBackupAt ?? null;
  const isLate = at === null || Date.now() - at > LATE_MS;
  const words = wordsOf();
  function wordsOf(): string {
    if (at === null) return t('common.backupNever');
    const day = localDateAt(at, zone);
    return day === today
      ? t('common.backupAt', { time: wallTime(at, zone) })
      : t('common.backupOn', { date: shortDay(day, language) });
  }
  const content = (
    <>
      {isLate ? (
        <IconShieldExclamation size={16} stroke={1.6} className="amber" aria-hidden />
      ) : (
        <IconShieldCheck size={16} stroke={1.6} className="accent" aria-hidden />
      )}
      <span className={isLate ? 'amber' : ''}>{words}</span>
    </>
  );
  if (!person.may('backup:run')) return <span className={classes.backup}>{content}</span>;
  return (
    <button type="button" className={classes.backup} onClick={() => open.settings('backup')}>
      {content}
    </button>
  );
}
