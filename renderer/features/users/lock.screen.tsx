import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ClinicStatus } from '#shared/features/setup/setup.contract.ts';
import { roleWords } from '#shared/features/users/people.grid.ts';
import { localDateAt } from '#shared/kernel/local-date.ts';
import { useNow } from '../../app/clock.ts';
import { useLanguage, useTranslation } from '../../app/language.tsx';
import { useSession } from '../../app/session.tsx';
import { shortDay, wallDate, wallTime } from '../../app/wall-clock.ts';
import { Initials } from '../../ui/facts.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint, KeyStrip } from '../../ui/keys.tsx';
import { Logo } from '../../ui/logo.tsx';
import { RecoverPanel } from '../setup/recover.panel.tsx';
import classes from './lock.module.css';
import { UnlockPanel } from './unlock.panel.tsx';

const MOST_BY_NUMBER = 9;

function Wall({ status }: { status: ClinicStatus }) {
  const { t, language } = useLanguage();
  const { lockedPerson } = useSession();
  const now = useNow(5_000);
  const { zone, lastBackupAt } = status;
  function when(instant: number): string {
    const day = localDateAt(instant, zone);
    const time = wallTime(instant, zone);
    return day === status.today ? time : `${shortDay(day, language)}, ${time}`;
  }
  const facts: [string, string][] = [];
  if (status.waitingCount !== null) facts.push([t('users.lockWaiting'), String(status.waitingCount)]);
  if (lockedPerson) {
    const words = { time: wallTime(lockedPerson.since, zone), name: lockedPerson.session.fullName };
    facts.push([t('users.lockedSince'), t('users.lockedSinceBy', words)]);
  }
  if (status.state !== 'closed') {
    const backup =
      lastBackupAt === null
        ? t('common.backupNever')
        : t('users.lastBackupGood', { when: when(lastBackupAt) });
    facts.push([t('users.lastBackup'), backup]);
  }
  return (
    <header className={classes.wall}>
      <div className={classes.clinic}>
        <Logo size={28} />
        <h1 className="big-title">{status.clinicName ?? t('common.appName')}</h1>
        {status.isDemo && <span className="small amber">{t('common.demo')}</span>}
      </div>
      <div className={classes.middle}>
        <div className={classes.time}>{wallTime(now, zone)}</div>
        <div className={classes.date}>{wallDate(now, zone, language)}</div>
        <dl className={classes.facts}>
          {facts.map(([label, value]) => (
            <div key={label} className={classes.fact}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      <p className="tiny dim">{t('users.noNames', { version: status.version })}</p>
    </header>
  );
}

type PeopleProps = {
  status: ClinicStatus;
  chosenId: number | undefined;
  onChoose: (userId: number) => void;
};

function People({ status, chosenId, onChoose }: PeopleProps) {
  const t = useTranslation();
  const { lockedPerson } = useSession();
  const lockedBy = lockedPerson?.session.userId ?? status.lockedBy;
  function note(userId: number, canUsePin: boolean): string {
    if (userId === lockedBy) return t('users.lockedBy');
    return status.state !== 'closed' && !canUsePin ? t('users.passwordNeeded') : '';
  }
  return (
    <div className={classes.people} role="radiogroup" aria-label={t('users.whoIsHere')}>
      {status.people.map((person, place) => (
        // biome-ignore lint/a11y/useSemanticElements: a row with a key, initials, name and note is more than a radio button holds.
        <button
          key={person.userId}
          type="button"
          role="radio"
          aria-checked={person.userId === chosenId}
          className={classes.person}
          onClick={() => onChoose(person.userId)}
        >
          {place < MOST_BY_NUMBER && <KeyHint keys={String(place + 1)} />}
          <Initials name={person.displayName} />
          <span className={classes.name}>
            <span>{person.displayName}</span>
            <span className="tiny dim">{roleWords(t, person.roles) || person.signInName}</span>
          </span>
          <span className="tiny dim">{note(person.userId, person.canUsePin)}</span>
        </button>
      ))}
    </div>
  );
}

/** Who is here: staff by number key, then a PIN or the password. Never a patient's name. */
export function LockScreen() {
  const t = useTranslation();
  const { status, lockedPerson } = useSession();
  const people = status?.people ?? [];
  const known = lockedPerson?.session.userId ?? status?.lockedBy ?? undefined;
  const [picked, setPicked] = useState<number | 'nobody'>();
  const [isRecovering, setIsRecovering] = useState(false);
  const usual = people.length === 1 ? people[0]?.userId : known;
  const chosenId = picked === 'nobody' ? undefined : (picked ?? usual);
  const chosen = people.find(person => person.userId === chosenId);
  const place = people.findIndex(person => person.userId === chosenId);

  function step(by: number): void {
    const next = people[Math.max(0, Math.min(people.length - 1, place + by))];
    if (next) setPicked(next.userId);
  }

  useKeys([
    ...people.slice(0, MOST_BY_NUMBER).map((person, index) => ({
      keys: String(index + 1),
      run: () => setPicked(person.userId),
      isOff: isRecovering,
    })),
    {
      keys: `1–${Math.min(people.length, MOST_BY_NUMBER)}`,
      label: t('users.pickPerson'),
      isOff: people.length < 2 || chosen !== undefined,
    },
    {
      keys: '↑ ↓',
      label: t('users.pickPerson'),
      isOff: people.length < 2 || chosen === undefined || isRecovering,
    },
    { keys: '↓', run: () => step(1), inFields: true, isOff: isRecovering },
    { keys: '↑', run: () => step(-1), inFields: true, isOff: isRecovering },
    { keys: 'Enter', label: t('users.unlock') },
    {
      keys: 'Esc',
      label: t('users.startAgain'),
      run: () => (isRecovering ? setIsRecovering(false) : setPicked('nobody')),
    },
  ]);

  if (!status) return null;
  return (
    <div className={classes.screen}>
      <div className={classes.columns}>
        <Wall status={status} />
        <main className={classes.panel}>
          {isRecovering ? (
            <RecoverPanel onBack={() => setIsRecovering(false)} />
          ) : (
            <>
              <h2 className="big-title">{t('users.whoIsHere')}</h2>
              {status.state === 'recoveryPending' && (
                <p className="small amber">{t('setup.sheetSignInFirst')}</p>
              )}
              <People status={status} chosenId={chosenId} onChoose={setPicked} />
              {chosen && <UnlockPanel key={chosen.userId} person={chosen} />}
              <div className={classes.foot}>
                <Button variant="subtle" onClick={() => setIsRecovering(true)}>
                  {t('users.recover')}
                </Button>
              </div>
            </>
          )}
        </main>
      </div>
      <KeyStrip inset={64} />
    </div>
  );
}
