import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { CriticalValue } from '#shared/features/labs/lab.schema.ts';
import { useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { useClinicDay, usePerson } from '../../app/session.tsx';
import { wallTime } from '../../app/wall-clock.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './labs.module.css';

/** Critical values with who was told; one nobody was told of stays until the call is noted. */
export function CriticalCalls({ criticals }: { criticals: readonly CriticalValue[] }) {
  if (criticals.length === 0) return null;
  return (
    <div className={classes.criticals}>
      {criticals.map(critical => (
        <CriticalCall key={`${critical.orderId}:${critical.testId}:${critical.value}`} critical={critical} />
      ))}
    </div>
  );
}

function CriticalCall({ critical }: { critical: CriticalValue }) {
  const t = useTranslation();
  const { zone } = useClinicDay();
  const may = usePerson().may('labs:enter');
  const { name, value, unit, call } = critical;
  return (
    <section className={classes.critical} aria-label={t('labs.callFor', { name, value, unit })}>
      <span className="strong danger">{t('labs.callFor', { name, value, unit })}</span>
      {call ? (
        <span className="small">
          {t('labs.lastCall', { who: call.toldWhom, time: wallTime(call.toldAt, zone) })},{' '}
          {t(call.isReadBack ? 'labs.readBack' : 'labs.notReadBack')} · {call.byName}
        </span>
      ) : (
        may && <CallForm critical={critical} />
      )}
    </section>
  );
}

/** The clock time of the day; a time later than now was yesterday's. */
function instantOf(time: string, now: number, zone: string): number | null {
  const parts = /^(\d{1,2})[:.]?(\d{2})$/.exec(time.trim());
  const [hours, minutes] = [Number(parts?.[1]), Number(parts?.[2])];
  if (!parts || hours > 23 || minutes > 59) return null;
  const [nowHours = 0, nowMinutes = 0] = wallTime(now, zone).split(':').map(Number);
  const ago = nowHours * 60 + nowMinutes - (hours * 60 + minutes);
  return now - (now % 60_000) - (ago < 0 ? ago + 24 * 60 : ago) * 60_000;
}

function CallForm({ critical }: { critical: CriticalValue }) {
  const t = useTranslation();
  const { zone } = useClinicDay();
  const write = useWrite(contract.labs.logCall);
  const [toldWhom, setToldWhom] = useState('');
  const [time, setTime] = useState(() => wallTime(Date.now(), zone));
  const [isReadBack, setIsReadBack] = useState(false);
  const [isMissing, setIsMissing] = useState(false);
  const toldAt = instantOf(time, Date.now(), zone);

  function save(): void {
    setIsMissing(toldWhom.trim() === '');
    if (toldWhom.trim() === '' || toldAt === null) return;
    const { orderId, testId } = critical;
    // What is refused is said by the notice.
    write.call({ orderId, testId, toldWhom, toldAt, isReadBack }).catch(() => undefined);
  }

  return (
    <div className={classes.callForm}>
      <TextInput
        label={t('labs.tellWho')}
        value={toldWhom}
        maxLength={80}
        error={isMissing ? t('problems.REQUIRED') : undefined}
        onChange={event => setToldWhom(event.currentTarget.value)}
      />
      <TextInput
        className={classes.time}
        label={t('labs.tellAt')}
        value={time}
        maxLength={5}
        error={toldAt === null}
        onChange={event => setTime(event.currentTarget.value)}
      />
      <Checkbox
        label={t('labs.readBack')}
        checked={isReadBack}
        onChange={event => setIsReadBack(event.currentTarget.checked)}
      />
      <Button variant="default" loading={write.pending} onClick={save}>
        {t('labs.saveCall')}
      </Button>
      <ProblemNotice error={write.error} onRetry={save} />
    </div>
  );
}
