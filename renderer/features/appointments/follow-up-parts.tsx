import type { FOLLOW_UP_RESULTS, FollowUp } from '#shared/features/encounters/follow-up.schema.ts';
import type { WordKey } from '#shared/i18n/translate.ts';
import { localDateAt } from '#shared/kernel/local-date.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { shortDay, wallTime } from '../../app/wall-clock.ts';
import type { useListNavigation } from '../../ui/list-navigation.ts';
import { Status, type StatusShape } from '../../ui/status.tsx';
import { namesFor } from '../patients/patient-words.ts';
import { PersonCells } from './contact.tsx';
import classes from './lists.module.css';

type Result = (typeof FOLLOW_UP_RESULTS)[number];

/** What somebody answered, in words. */
export const RESULTS: Readonly<Record<Result, WordKey>> = {
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
type FollowUpRowProps = {
  person: FollowUp;
  rowProps: ReturnType<ReturnType<typeof useListNavigation>['rowProps']>;
};

export function FollowUpRow({ person, rowProps }: FollowUpRowProps) {
  const { t, language } = useLanguage();
  const [shape, word] = STATES[person.state];
  const last = person.calls.at(-1);
  return (
    <div className={classes.followUpRow} {...rowProps}>
      <span className="no-wrap numeric">{shortDay(person.dueOn, language, true)}</span>
      <PersonCells person={person} />
      <span className="small dim clip">{last && t(RESULTS[last.result])}</span>
      <Status shape={shape}>
        {person.state === 'booked' && person.bookedOn
          ? t('appointments.followUpBookedOn', { day: shortDay(person.bookedOn, language) })
          : t(word)}
      </Status>
    </div>
  );
}

/** Why the person is rung up, what is written to them, and what they said so far. */
export function FollowUpFacts({ person, message }: { person: FollowUp; message: string }) {
  const { t, language } = useLanguage();
  return (
    <>
      <div>
        <div className="title">{namesFor(language, person)[0]}</div>
        <div className="small dim">
          {t('appointments.followUpAbout', {
            seen: shortDay(person.seenOn, language),
            due: shortDay(person.dueOn, language),
          })}
        </div>
      </div>
      <div className={classes.phone}>{formatPhone(person.phone)}</div>
      <p className={classes.message}>{message}</p>
      <Calls calls={person.calls} />
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
