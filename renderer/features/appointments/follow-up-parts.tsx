import type { FollowUp } from '#shared/features/encounters/follow-up.schema.ts';
import {
  FOLLOW_UP_RESULT_WORDS,
  FOLLOW_UP_STATE_WORDS,
} from '#shared/features/encounters/follow-ups.grid.ts';
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

const SHAPES: Readonly<Record<FollowUp['state'], StatusShape>> = {
  due: 'arrived',
  overdue: 'toBill',
  booked: 'booked',
  came: 'done',
  closed: 'left',
};
type FollowUpRowProps = {
  person: FollowUp;
  rowProps: ReturnType<ReturnType<typeof useListNavigation>['rowProps']>;
};

export function FollowUpRow({ person, rowProps }: FollowUpRowProps) {
  const { t, language } = useLanguage();
  const last = person.calls.at(-1);
  return (
    <div className={classes.followUpRow} {...rowProps}>
      <span className="no-wrap numeric">{shortDay(person.dueOn, language, true)}</span>
      <PersonCells person={person} />
      <span className="small dim clip">{last && t(FOLLOW_UP_RESULT_WORDS[last.result])}</span>
      <Status shape={SHAPES[person.state]}>
        {person.state === 'booked' && person.bookedOn
          ? t('appointments.followUpBookedOn', { day: shortDay(person.bookedOn, language) })
          : t(FOLLOW_UP_STATE_WORDS[person.state])}
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
          <span>{t(FOLLOW_UP_RESULT_WORDS[one.result])}</span>
          <span className="dim clip">{one.byName}</span>
        </li>
      ))}
    </ul>
  );
}
