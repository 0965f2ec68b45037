import { SegmentedControl } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { FOLLOW_UP_RESULTS, type FollowUp } from '#shared/features/encounters/follow-up.schema.ts';
import { FOLLOW_UP_RESULT_WORDS } from '#shared/features/encounters/follow-ups.grid.ts';
import { addDays } from '#shared/kernel/local-date.ts';
import { useRead, useRefresh, useWriteEach } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { useClinicDay, usePerson } from '../../app/session.tsx';
import { useChosenRowBy } from '../../ui/chosen-row.ts';
import { ExportButtons } from '../../ui/export-buttons.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { useListNavigation } from '../../ui/list-navigation.ts';
import { Panel, PanelAction, PanelFoot } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { toast } from '../../ui/toasts.tsx';
import { BookPanel } from './book.panel.tsx';
import { ContactActions, useContact } from './contact.tsx';
import { FollowUpFacts, FollowUpRow } from './follow-up-parts.tsx';
import { ListFrame } from './list-frame.tsx';
import classes from './lists.module.css';
import { useMessages } from './messages.ts';

const NOBODY: readonly FollowUp[] = [];
type Result = (typeof FOLLOW_UP_RESULTS)[number];
/** How far back somebody who did not come is still looked for, and how far ahead the list goes. */
const BACK_DAYS = 60;
const AHEAD_DAYS = 7;
type Span = 'now' | 'ahead' | 'all';

/** Who was asked to come back: ring, note the answer with one key, book (APT-14). */
export function FollowUpsPanel({ tabs }: { tabs: ReactNode }) {
  const { t } = useLanguage();
  const { today } = useClinicDay();
  const mayBook = usePerson().may('appointments:book');
  const open = useOpen();
  const [span, setSpan] = useState<Span>('now');
  const filter = {
    fromDate: addDays(today, -BACK_DAYS),
    toDate: span === 'now' ? today : addDays(today, AHEAD_DAYS),
    includesClosed: span === 'all',
  };
  const reading = useRead(contract.encounters.followUps, filter);
  const people = reading.answer ?? NOBODY;
  const [booking, setBooking] = useState<FollowUp | null>(null);
  const note = useWriteEach(contract.encounters.noteFollowUpCall);
  const refresh = useRefresh();
  const messages = useMessages();
  const { chosen, at, choose } = useChosenRowBy(people, ({ visitId }) => visitId);
  const list = useListNavigation({
    ...{ count: people.length, at, label: t('appointments.followUps') },
    isEverywhere: booking === null,
    onChoose: place => {
      setBooking(null);
      note.reset();
      choose(place);
    },
    onOpen: index => {
      const one = people[index];
      if (one) open.patient(one.patientId);
    },
  });
  const isOff = booking !== null || !chosen;

  function mark(result: Result): void {
    if (!chosen) return;
    const said = { name: chosen.fullName, result: t(FOLLOW_UP_RESULT_WORDS[result]) };
    // What is refused is said by the notice, from the write's own error.
    void note
      .call({ visitId: chosen.visitId, result })
      .then(() => toast(t('appointments.followUpSaid', said)))
      .catch(() => undefined);
  }
  const contact = useContact(chosen && { ...chosen, message: messages.followUp(chosen) }, isOff);

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
      label: t(FOLLOW_UP_RESULT_WORDS[result]),
      run: () => mark(result),
      isOff: isOff || !mayBook,
      onStrip: false,
    })),
    ...contact.keys,
    { keys: 'Esc', run: () => setBooking(null), isOff: booking === null },
  ]);

  return (
    <ListFrame
      bar={
        <>
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
          <ExportButtons
            procedure={contract.encounters.exportFollowUps}
            input={filter}
            isOff={people.length === 0}
            isBeside
          />
        </>
      }
      reading={reading}
      empty={{ title: t('appointments.nobodyDue'), hint: t('appointments.nobodyDueHint') }}
      side={
        booking ? (
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
                <FollowUpFacts person={chosen} message={messages.followUp(chosen)} />
                <ProblemNotice error={note.error} />
                <PanelFoot>
                  {mayBook &&
                    FOLLOW_UP_RESULTS.map((result, index) => (
                      <PanelAction key={result} keys={String(index + 1)} onClick={() => mark(result)}>
                        {t(FOLLOW_UP_RESULT_WORDS[result])}
                      </PanelAction>
                    ))}
                  <hr />
                  <ContactActions contact={contact} />
                  {mayBook && (
                    <PanelAction keys="F4" onClick={() => setBooking(chosen)}>
                      {t('common.book')}
                    </PanelAction>
                  )}
                </PanelFoot>
              </>
            )}
          </Panel>
        )
      }
    >
      <div className={classes.rows} {...list.listProps}>
        {people.map((one, index) => (
          <FollowUpRow key={one.visitId} person={one} rowProps={list.rowProps(index)} />
        ))}
      </div>
    </ListFrame>
  );
}
