import { rangeIn } from '../../i18n/day-words.ts';
import { translatorOf, type WordKey } from '../../i18n/translate.ts';
import type { DateRange } from '../../kernel/date-ranges.ts';
import { type Grid, gridOf } from '../../kernel/grid.ts';
import { formatPhone } from '../../kernel/phone.ts';
import type { Language } from '../settings/settings.schema.ts';
import type { FOLLOW_UP_RESULTS, FollowUp } from './follow-up.schema.ts';

/** What somebody answered, in words. */
export const FOLLOW_UP_RESULT_WORDS: Readonly<Record<(typeof FOLLOW_UP_RESULTS)[number], WordKey>> = {
  coming: 'appointments.resultComing',
  noAnswer: 'appointments.resultNoAnswer',
  callAgain: 'appointments.resultCallAgain',
  wentElsewhere: 'appointments.resultWentElsewhere',
  recovered: 'appointments.resultRecovered',
  refused: 'appointments.resultRefused',
};

export const FOLLOW_UP_STATE_WORDS: Readonly<Record<FollowUp['state'], WordKey>> = {
  due: 'appointments.followUpDue',
  overdue: 'appointments.followUpOverdue',
  booked: 'appointments.followUpBooked',
  came: 'appointments.followUpCame',
  closed: 'appointments.followUpClosed',
};

/** Who was asked to come back, and what they said (APT-14). */
export function followUpsGrid(rows: readonly FollowUp[], range: DateRange, language: Language): Grid {
  const t = translatorOf(language);
  return gridOf<FollowUp>({
    title: t('appointments.followUps'),
    subtitle: rangeIn(language, range),
    rows,
    columns: [
      { key: 'due', label: t('appointments.followUpDue'), kind: 'day', of: row => row.dueOn },
      { key: 'name', label: t('patients.fullName'), of: row => row.fullName },
      { key: 'uhid', label: t('patients.uhid'), of: row => row.uhid },
      { key: 'phone', label: t('patients.phone'), of: row => formatPhone(row.phone) },
      { key: 'doctor', label: t('queue.doctor'), of: row => row.doctorName },
      { key: 'seen', label: t('appointments.seenOn'), kind: 'day', of: row => row.seenOn },
      { key: 'state', label: t('appointments.state'), of: row => t(FOLLOW_UP_STATE_WORDS[row.state]) },
      { key: 'booked', label: t('appointments.followUpBooked'), kind: 'day', of: row => row.bookedOn },
      { key: 'calls', label: t('appointments.callsMade'), kind: 'number', of: row => row.calls.length },
      { key: 'answer', label: t('appointments.lastAnswer'), of: row => lastAnswer(row, language) },
    ],
  });
}

function lastAnswer({ calls }: FollowUp, language: Language): string | null {
  const last = calls.at(-1);
  if (!last) return null;
  const said = translatorOf(language)(FOLLOW_UP_RESULT_WORDS[last.result]);
  return last.note ? `${said}: ${last.note}` : said;
}
