import { TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { DoctorQueue } from '#shared/features/queue/queue.contract.ts';
import { minuteOfDayAt } from '#shared/kernel/local-date.ts';
import { useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { KeyLayer } from '../../ui/keys.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import { minuteTime, shortMinute } from './board-rows.ts';
import { readUntil } from './read-until.ts';
import classes from './selected-visit.module.css';

const USUAL_MINUTES = 30;

type AwayPanelProps = { doctor: DoctorQueue; now: number; onDone: () => void };

/** Where the doctor is, for the board and the wall: away until when, and why. */
export function AwayPanel({ doctor, now, onDone }: AwayPanelProps) {
  const t = useTranslation();
  const { zone } = useClinicDay();
  const nowMinute = minuteOfDayAt(now, zone);
  const [until, setUntil] = useState(() => shortMinute(Math.ceil((nowMinute + USUAL_MINUTES) / 5) * 5));
  const [reason, setReason] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const write = useWrite(contract.queue.setAway);
  const isPast = write.error?.fieldProblems.some(({ code }) => code === 'TIME_HAS_PASSED') ?? false;
  const { doctorId, doctorName } = doctor;

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault();
    const untilMinute = readUntil(until, nowMinute);
    setIsWrong(untilMinute === undefined);
    if (untilMinute === undefined) return;
    try {
      await write.call({ doctorId, isAway: true, untilMinute, reason: reason.trim() });
    } catch {
      return; // Said by the notice; what was typed stays.
    }
    toast(
      untilMinute === null
        ? t('queue.nowAway', { doctor: doctorName })
        : t('queue.nowAwayTill', { doctor: doctorName, time: minuteTime(t, untilMinute) }),
      { undo: () => void write.call({ doctorId, isAway: false }).catch(() => undefined) },
    );
    onDone();
  }

  return (
    <Panel label={t('queue.away')} className={classes.panel}>
      <KeyLayer keys={[{ keys: 'Esc', label: t('common.back'), run: onDone }]}>
        <form className={classes.askingAlone} onSubmit={event => void send(event)} noValidate>
          <h2 className="title">{t('queue.doctorAway', { doctor: doctorName })}</h2>
          <TextInput
            label={t('queue.awayUntil')}
            description={t('queue.awayUntilHint')}
            placeholder="11:10"
            value={until}
            autoFocus
            onFocus={event => event.currentTarget.select()}
            autoComplete="off"
            error={isWrong ? t('queue.notATime') : isPast ? t('queue.TIME_HAS_PASSED') : undefined}
            onChange={event => setUntil(event.currentTarget.value)}
          />
          <TextInput
            label={t('queue.awayReason')}
            placeholder={t('queue.awayReasonHint')}
            value={reason}
            maxLength={60}
            autoComplete="off"
            onChange={event => setReason(event.currentTarget.value)}
          />
          {!isPast && <ProblemNotice error={write.error} />}
          <SaveButton busy={write.pending} keys="↵">
            {t('queue.setAway')}
          </SaveButton>
        </form>
      </KeyLayer>
    </Panel>
  );
}
