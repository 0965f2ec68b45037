import { SegmentedControl } from '@mantine/core';
import { contract } from '#shared/contract/index.ts';
import { useRead } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { type CalendarTab, useOpen } from '../../app/open.ts';
import { CalendarPanel } from './calendar.panel.tsx';
import { CallListPanel } from './call-list.panel.tsx';
import { FollowUpsPanel } from './follow-ups.panel.tsx';
import classes from './lists.module.css';
import { ToRebookPanel } from './to-rebook.panel.tsx';

type CalendarScreenProps = {
  tab?: CalendarTab | undefined;
  /** Opened to book, for this person when one is in hand. */
  isBooking?: boolean | undefined;
  patientId?: number | undefined;
};

/** Everything that is still to come: the calendar, who is to be rung up, who must be given another day. */
export function CalendarScreen({ tab = 'calendar', isBooking = false, patientId }: CalendarScreenProps) {
  const t = useTranslation();
  const open = useOpen();
  const toRebook = useRead(contract.appointments.toRebook, {}).answer?.length ?? 0;
  const choices = [
    { value: 'calendar', label: t('appointments.calendar') },
    { value: 'callList', label: t('appointments.callList') },
    {
      value: 'toRebook',
      label: toRebook > 0 ? t('appointments.toRebookCount', { count: toRebook }) : t('appointments.toRebook'),
    },
    { value: 'followUps', label: t('appointments.followUps') },
  ];
  const tabs = (
    <SegmentedControl
      aria-label={t('appointments.calendar')}
      className={classes.tabs ?? ''}
      data={choices}
      value={tab}
      onChange={value => open.calendar({ tab: value as CalendarTab })}
    />
  );
  return (
    <div className={classes.screen}>
      <h1 className="visually-hidden">{t('appointments.calendar')}</h1>
      {tab === 'calendar' && (
        <CalendarPanel
          key={`${isBooking}|${patientId}`}
          tabs={tabs}
          isBooking={isBooking}
          patientId={patientId}
        />
      )}
      {tab === 'callList' && <CallListPanel tabs={tabs} />}
      {tab === 'toRebook' && <ToRebookPanel tabs={tabs} />}
      {tab === 'followUps' && <FollowUpsPanel tabs={tabs} />}
    </div>
  );
}
