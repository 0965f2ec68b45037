import type { Appointment } from '#shared/features/appointments/appointment.schema.ts';
import { useLanguage } from '../../app/language.tsx';
import { shortDay } from '../../app/wall-clock.ts';
import type { useChosenRow } from '../../ui/chosen-row.ts';
import { useKeys } from '../../ui/key-bindings.ts';
import { useListNavigation } from '../../ui/list-navigation.ts';
import { clock } from './clock-words.ts';
import { PersonCells, useContact } from './contact.tsx';
import classes from './lists.module.css';

type RebookListProps = {
  people: readonly Appointment[];
  label: string;
  /** Who is in hand, here and in the panel beside the list. */
  cursor: ReturnType<typeof useChosenRow<Appointment>>;
  onRebook: (appointment: Appointment) => void;
  message: (appointment: Appointment) => string;
  areKeysOff?: boolean;
};

/** Booked people whose doctor will not be there: ring up, give another place. */
export function RebookList({
  people,
  label,
  cursor,
  onRebook,
  message,
  areKeysOff = false,
}: RebookListProps) {
  const { t, language } = useLanguage();
  const list = useListNavigation({
    ...{ count: people.length, at: cursor.at, label },
    isEverywhere: !areKeysOff,
    onChoose: cursor.choose,
    onOpen: index => {
      const one = people[index];
      if (one) onRebook(one);
    },
  });
  const { chosen } = cursor;
  const isOff = areKeysOff || !chosen;
  const contact = useContact(chosen && { ...chosen, message: message(chosen) }, isOff);
  useKeys([
    { keys: '↑ ↓', label: t('common.move'), isOff },
    { keys: 'Enter', label: t('appointments.rebook'), isOff },
    ...contact.keys,
  ]);
  return (
    <div className={classes.rows} {...list.listProps}>
      {people.map((one, index) => (
        <div key={one.id} className={classes.rebookRow} {...list.rowProps(index)}>
          <PersonCells person={one} />
          <span className="no-wrap">
            {shortDay(one.onDate, language, true)} <span className="numeric">{clock(one.startMinute)}</span>
          </span>
          <span className="no-wrap">{one.token}</span>
        </div>
      ))}
    </div>
  );
}
