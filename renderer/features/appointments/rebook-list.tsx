import type { Appointment } from '#shared/features/appointments/appointment.schema.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { shortDay } from '../../app/wall-clock.ts';
import { useKeys } from '../../ui/key-bindings.ts';
import { useListNavigation } from '../../ui/list-navigation.ts';
import { toast } from '../../ui/toasts.tsx';
import { ageAndSex, namesFor } from '../patients/patient-words.ts';
import { clock } from './clock-words.ts';
import { copyText } from './copy-text.ts';
import classes from './lists.module.css';

/** Copies, and says so; what could not be copied is said too. */
export function useCopy(): (text: string, said: string) => void {
  const { t } = useLanguage();
  return (text, said) => toast(copyText(text) ? said : t('appointments.notCopied'));
}

type RebookListProps = {
  people: readonly Appointment[];
  label: string;
  onChoose: (appointment: Appointment) => void;
  onRebook: (appointment: Appointment) => void;
  message: (appointment: Appointment) => string;
  areKeysOff?: boolean;
};

/** Booked people whose doctor will not be there: ring up, give another place. */
export function RebookList({
  people,
  label,
  onChoose,
  onRebook,
  message,
  areKeysOff = false,
}: RebookListProps) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const copy = useCopy();
  const list = useListNavigation({
    count: people.length,
    label,
    isEverywhere: !areKeysOff,
    onChoose: index => {
      const one = people[index];
      if (one) onChoose(one);
    },
    onOpen: index => {
      const one = people[index];
      if (one) onRebook(one);
    },
  });
  const chosen = people[list.index];
  const isOff = areKeysOff || !chosen;
  useKeys([
    { keys: '↑ ↓', label: t('common.move'), isOff },
    { keys: 'Enter', label: t('appointments.rebook'), isOff },
    {
      keys: 'C',
      label: t('appointments.copyPhone'),
      run: () => chosen && copy(chosen.phone, t('appointments.phoneCopied')),
      isOff,
    },
    {
      keys: 'G',
      label: t('appointments.copyMessage'),
      run: () => chosen && copy(message(chosen), t('appointments.messageCopied')),
      isOff,
    },
  ]);
  return (
    <div className={classes.rows} {...list.listProps}>
      {people.map((one, index) => (
        <div key={one.id} className={classes.rebookRow} {...list.rowProps(index)}>
          <span className="clip">
            <span className="strong">{namesFor(language, one)[0]}</span>{' '}
            <span className="dim">{ageAndSex(t, one, today)}</span>
          </span>
          <span className="numeric no-wrap">{formatPhone(one.phone)}</span>
          <span className="clip">{one.doctorName}</span>
          <span className="no-wrap">
            {shortDay(one.onDate, language, true)} <span className="numeric">{clock(one.startMinute)}</span>
          </span>
          <span className="no-wrap">{one.token}</span>
        </div>
      ))}
    </div>
  );
}
