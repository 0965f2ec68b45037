import { type ReactNode, useState, useSyncExternalStore } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { OutputOf } from '#shared/contract/procedure.ts';
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { useActOfRow } from '../../ui/act-of-row.ts';
import { Chip } from '../../ui/chip.tsx';
import { useChosenRow } from '../../ui/chosen-row.ts';
import { ExportButtons } from '../../ui/export-buttons.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { useListNavigation } from '../../ui/list-navigation.ts';
import { Panel, PanelAction } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Status } from '../../ui/status.tsx';
import { namesFor } from '../patients/patient-words.ts';
import { CancelForm } from './appointment.panel.tsx';
import { kindWord } from './appointment-words.ts';
import { BookPanel } from './book.panel.tsx';
import { clock } from './clock-words.ts';
import { ContactActions, PersonCells, useContact } from './contact.tsx';
import { DayField } from './day.field.tsx';
import { ListFrame } from './list-frame.tsx';
import classes from './lists.module.css';
import { useMessages } from './messages.ts';
import { useAppointmentMoves } from './use-appointment-moves.ts';

type Called = OutputOf<typeof contract.appointments.callList>[number];
const NOBODY: readonly Called[] = [];
const idOf = ({ id }: Called) => id;

// Ticks are a help while the list is rung through; what somebody answers is kept as a moved or cancelled booking.
let ticked: ReadonlySet<number> = new Set();
const listeners = new Set<() => void>();

function useTicks(): [ReadonlySet<number>, (id: number) => void] {
  const ticks = useSyncExternalStore(
    listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => ticked,
  );
  const turn = (id: number) => {
    const next = new Set(ticked);
    if (!next.delete(id)) next.add(id);
    ticked = next;
    for (const listener of listeners) listener();
  };
  return [ticks, turn];
}

/** Tomorrow's people, those who often miss first: ring, tick, move or cancel. */
export function CallListPanel({ tabs }: { tabs: ReactNode }) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const [onDate, setOnDate] = useState<LocalDate>(() => addDays(today, 1));
  const reading = useRead(contract.appointments.callList, { onDate });
  const people = reading.answer ?? NOBODY;
  const [ticks, turnTick] = useTicks();
  const moves = useAppointmentMoves();
  const messages = useMessages();
  const cursor = useChosenRow(people);
  const acting = useActOfRow<Called, 'move' | 'cancel'>({ rows: people, chosen: cursor.chosen, idOf });
  const { act: doing, row: chosen, setAct: setDoing } = acting;
  const list = useListNavigation({
    ...{ count: people.length, at: cursor.at, label: t('appointments.callList') },
    isEverywhere: doing === null,
    onOpen: () => contact.copyPhone(),
    onChoose: place => {
      setDoing(null);
      cursor.choose(place);
    },
  });
  const isOff = doing !== null || !chosen;

  const contact = useContact(chosen && { ...chosen, message: messages.reminder(chosen) }, isOff);
  const tick = () => chosen && turnTick(chosen.id);

  useKeys([
    { keys: '↑ ↓', label: t('common.move') },
    { keys: 'K', label: t('appointments.called'), run: tick, isOff },
    ...contact.keys,
    { keys: 'M', label: t('appointments.move'), run: () => setDoing('move'), isOff },
    { keys: 'X', label: t('appointments.cancelShort'), run: () => setDoing('cancel'), isOff },
    { keys: 'Esc', run: () => setDoing(null), isOff: doing === null },
  ]);

  const calledCount = people.filter(one => ticks.has(one.id)).length;
  const stop = () => setDoing(null);
  return (
    <ListFrame
      bar={
        <>
          {tabs}
          <DayField label={t('appointments.day')} value={onDate} onChange={setOnDate} isLabelHidden />
          {people.length > 0 && (
            <span className="small dim">
              {t('appointments.calledOf', { called: calledCount, count: people.length })}
            </span>
          )}
          <ExportButtons
            procedure={contract.appointments.exportCallList}
            input={{ onDate }}
            isOff={people.length === 0}
            isBeside
          />
        </>
      }
      reading={reading}
      empty={{ title: t('appointments.nobodyBooked'), hint: t('appointments.nobodyBookedHint') }}
      side={
        doing === 'move' && chosen ? (
          <BookPanel key={chosen.id} moving={chosen} onDone={stop} onLeave={stop} />
        ) : (
          <Panel label={t('appointments.callList')}>
            {chosen && (
              <>
                <div>
                  <div className="title">{namesFor(language, chosen)[0]}</div>
                  <div className="small dim">
                    {chosen.token} · {clock(chosen.startMinute)} · {kindWord(t, chosen.kind)}
                  </div>
                </div>
                <div className={classes.phone}>{formatPhone(chosen.phone)}</div>
                <p className={classes.message}>{messages.reminder(chosen)}</p>
                <ProblemNotice error={moves.error} />
                {doing === 'cancel' ? (
                  <CancelForm appointment={chosen} moves={moves} onDone={stop} />
                ) : (
                  <div className="column">
                    <PanelAction keys="K" onClick={tick}>
                      {t('appointments.calledLong')}
                    </PanelAction>
                    <ContactActions contact={contact} />
                    <PanelAction keys="M" onClick={() => setDoing('move')}>
                      {t('appointments.moveLong')}
                    </PanelAction>
                    <PanelAction keys="X" onClick={() => setDoing('cancel')}>
                      {t('appointments.cancelLong')}
                    </PanelAction>
                  </div>
                )}
              </>
            )}
          </Panel>
        )
      }
    >
      <div className={classes.rows} {...list.listProps}>
        {people.map((one, index) => (
          <div
            key={one.id}
            className={classes.callRow}
            data-ticked={ticks.has(one.id) || undefined}
            {...list.rowProps(index)}
          >
            <span className="numeric strong">{clock(one.startMinute)}</span>
            <span className="no-wrap dim">{one.token}</span>
            <PersonCells person={one} />
            <span>
              {one.missedCount > 0 && (
                <Chip tone="amber">
                  {t('appointments.missedOf', { missed: one.missedCount, past: one.pastCount })}
                </Chip>
              )}
            </span>
            <span>{ticks.has(one.id) && <Status shape="good">{t('appointments.called')}</Status>}</span>
          </div>
        ))}
      </div>
    </ListFrame>
  );
}
