import { SegmentedControl } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { FOLLOW_UP_RESULTS, type FollowUp } from '#shared/features/encounters/follow-up.schema.ts';
import type { WordKey } from '#shared/i18n/translate.ts';
import { addDays, localDateAt } from '#shared/kernel/local-date.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { useRead, useRefresh, useWrite } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { useClinicDay, usePerson } from '../../app/session.tsx';
import { shortDay, wallTime } from '../../app/wall-clock.ts';
import { useKeys } from '../../ui/key-bindings.ts';
import { useListNavigation } from '../../ui/list-navigation.ts';
import { EmptyState, Panel, PanelAction, PanelFoot, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Status, type StatusShape } from '../../ui/status.tsx';
import { toast } from '../../ui/toasts.tsx';
import { ageAndSex, namesFor } from '../patients/patient-words.ts';
import { BookPanel } from './book.panel.tsx';
import classes from './lists.module.css';
import { useMessages } from './messages.ts';
import { useCopy } from './rebook-list.tsx';

const NOBODY: readonly FollowUp[] = [];
type Result = (typeof FOLLOW_UP_RESULTS)[number];

const RESULTS: Readonly<Record<Result, WordKey>> = {
  coming: 'appointments.resultComing',
  noAnswer: 'appointments.resultNoAnswer',
  callAgain: 'appointments.resultCallAgain',
  wentElsewhere: 'appointments.resultWentElsewhere',
  recovered: 'appointments.resultRecovered',
  refused: 'appointments.resultRefused',
};
const STATES: Readonly<Record<FollowUp['state'], [StatusShape, WordKey]>> = {
  due: ['arrived', 'appointments.followUpDue'],
  overdue: ['toBill', 'appointments.followUpOverdue'],
  booked: ['booked', 'appointments.followUpBooked'],
  came: ['done', 'appointments.followUpCame'],
  closed: ['left', 'appointments.followUpClosed'],
};
/** How far back somebody who did not come is still looked for, and how far ahead the list goes. */
const BACK_DAYS = 60;
const AHEAD_DAYS = 7;
type Span = 'now' | 'ahead' | 'all';

/** Who was asked to come back: ring, note the answer with one key, book (APT-14). */
export function FollowUpsPanel({ tabs }: { tabs: ReactNode }) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const mayBook = usePerson().may('appointments:book');
  const open = useOpen();
  const [span, setSpan] = useState<Span>('now');
  const reading = useRead(contract.encounters.followUps, {
    fromDate: addDays(today, -BACK_DAYS),
    toDate: span === 'now' ? today : addDays(today, AHEAD_DAYS),
    includesClosed: span === 'all',
  });
  const people = reading.answer ?? NOBODY;
  const [booking, setBooking] = useState<FollowUp | null>(null);
  const note = useWrite(contract.encounters.noteFollowUpCall);
  const refresh = useRefresh();
  const messages = useMessages();
  const copy = useCopy();
  const list = useListNavigation({
    count: people.length,
    label: t('appointments.followUps'),
    isEverywhere: booking === null,
    onChoose: () => {
      setBooking(null);
      note.reset();
    },
    onOpen: index => {
      const one = people[index];
      if (one) open.patient(one.patientId);
    },
  });
  const chosen = people[list.index];
  const isOff = booking !== null || !chosen;

  function mark(result: Result): void {
    if (!chosen) return;
    const said = { name: chosen.fullName, result: t(RESULTS[result]) };
    // What is refused is said by the notice, from the write's own error.
    void note
      .call({ visitId: chosen.visitId, result })
      .then(() => toast(t('appointments.followUpSaid', said)))
      .catch(() => undefined);
  }
  const copyPhone = () => chosen && copy(chosen.phone, t('appointments.phoneCopied'));
  const copyMessage = () => chosen && copy(messages.followUp(chosen), t('appointments.messageCopied'));

  useKeys([
    { keys: '↑ ↓', label: t('common.move') },
    {
      keys: 'F4',
      label: t('common.book'),
      run: () => chosen && setBooking(chosen),
      isOff: isOff || !mayBook,
    },
    ...FOLLOW_UP_RESULTS.map((result, index) => ({
      keys: String(index + 1),
      label: t(RESULTS[result]),
      run: () => mark(result),
      isOff: isOff || !mayBook,
      onStrip: false,
    })),
    { keys: 'C', label: t('appointments.copyPhone'), run: copyPhone, isOff },
    { keys: 'G', label: t('appointments.copyMessage'), run: copyMessage, isOff },
    { keys: 'Esc', run: () => setBooking(null), isOff: booking === null },
  ]);

  return (
    <>
      <div className={classes.bar}>
        {tabs}
        <SegmentedControl
          aria-label={t('appointments.followUps')}
          data={[
            { value: 'now', label: t('appointments.spanNow') },
            { value: 'ahead', label: t('appointments.spanAhead') },
            { value: 'all', label: t('appointments.spanAll') },
          ]}
          value={span}
          onChange={value => setSpan(value as Span)}
        />
        {people.length > 0 && (
          <span className="small dim">{t('appointments.peopleCount', { count: people.length })}</span>
        )}
      </div>
      <div className={classes.body}>
        <div className={classes.list}>
          <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
          {reading.isWaiting && <Skeletons label={t('common.loading')} />}
          {reading.answer && people.length === 0 && (
            <EmptyState title={t('appointments.nobodyDue')} hint={t('appointments.nobodyDueHint')} />
          )}
          {people.length > 0 && (
            <div className={classes.rows} {...list.listProps}>
              {people.map((one, index) => {
                const [shape, word] = STATES[one.state];
                const last = one.calls.at(-1);
                return (
                  <div key={one.visitId} className={classes.followUpRow} {...list.rowProps(index)}>
                    <span className="no-wrap numeric">{shortDay(one.dueOn, language, true)}</span>
                    <span className="clip">
                      <span className="strong">{namesFor(language, one)[0]}</span>{' '}
                      <span className="dim">{ageAndSex(t, one, today)}</span>
                    </span>
                    <span className="numeric no-wrap">{formatPhone(one.phone)}</span>
                    <span className="clip">{one.doctorName}</span>
                    <span className="small dim clip">{last && t(RESULTS[last.result])}</span>
                    <Status shape={shape}>
                      {one.state === 'booked' && one.bookedOn
                        ? t('appointments.followUpBookedOn', { day: shortDay(one.bookedOn, language) })
                        : t(word)}
                    </Status>
                  </div>
                );
              })}
            </div>
          )}
        </div>
        {booking ? (
          <BookPanel
            key={booking.visitId}
            patientId={booking.patientId}
            doctorId={booking.doctorId}
            onDone={() => {
              setBooking(null);
              refresh('encounters');
            }}
            onLeave={() => setBooking(null)}
          />
        ) : (
          <Panel label={t('appointments.followUps')}>
            {chosen && (
              <>
                <div>
                  <div className="title">{namesFor(language, chosen)[0]}</div>
                  <div className="small dim">
                    {t('appointments.followUpAbout', {
                      seen: shortDay(chosen.seenOn, language),
                      due: shortDay(chosen.dueOn, language),
                    })}
                  </div>
                </div>
                <div className={classes.phone}>{formatPhone(chosen.phone)}</div>
                <p className={classes.message}>{messages.followUp(chosen)}</p>
                <Calls calls={chosen.calls} />
                <ProblemNotice error={note.error} />
                <PanelFoot>
                  {mayBook &&
                    FOLLOW_UP_RESULTS.map((result, index) => (
                      <PanelAction key={result} keys={String(index + 1)} onClick={() => mark(result)}>
                        {t(RESULTS[result])}
                      </PanelAction>
                    ))}
                  <hr />
                  <PanelAction keys="C" onClick={copyPhone}>
                    {t('appointments.copyPhone')}
                  </PanelAction>
                  <PanelAction keys="G" onClick={copyMessage}>
                    {t('appointments.copyMessage')}
                  </PanelAction>
                  {mayBook && (
                    <PanelAction keys="F4" onClick={() => setBooking(chosen)}>
                      {t('common.book')}
                    </PanelAction>
                  )}
                </PanelFoot>
              </>
            )}
          </Panel>
        )}
      </div>
    </>
  );
}

function Calls({ calls }: { calls: FollowUp['calls'] }) {
  const { t, language } = useLanguage();
  const { zone } = useClinicDay();
  if (calls.length === 0) return <p className="small dim">{t('appointments.notCalledYet')}</p>;
  return (
    <ul className={classes.calls}>
      {calls.map(one => (
        <li key={one.at} className={classes.call}>
          <span className="dim numeric">
            {shortDay(localDateAt(one.at, zone), language)} {wallTime(one.at, zone)}
          </span>
          <span>{t(RESULTS[one.result])}</span>
          <span className="dim clip">{one.byName}</span>
        </li>
      ))}
    </ul>
  );
}
