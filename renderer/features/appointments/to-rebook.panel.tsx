import { type ReactNode, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { Appointment } from '#shared/features/appointments/appointment.schema.ts';
import { useRead } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { useChosenRow } from '../../ui/chosen-row.ts';
import { ExportButtons } from '../../ui/export-buttons.tsx';
import { Panel, PanelAction } from '../../ui/panel.tsx';
import { BookPanel } from './book.panel.tsx';
import { ContactActions, useContact } from './contact.tsx';
import { ListFrame } from './list-frame.tsx';
import classes from './lists.module.css';
import { useMessages } from './messages.ts';
import { RebookList } from './rebook-list.tsx';

const NOBODY: readonly Appointment[] = [];

/** Leave, a holiday or a changed schedule left these people without their doctor. */
export function ToRebookPanel({ tabs }: { tabs: ReactNode }) {
  const t = useTranslation();
  const messages = useMessages();
  const reading = useRead(contract.appointments.toRebook, {});
  const people = reading.answer ?? NOBODY;
  const [moving, setMoving] = useState<Appointment | null>(null);
  const cursor = useChosenRow(people);
  const { chosen } = cursor;
  const contact = useContact(chosen && { ...chosen, message: messages.rebook(chosen) });
  const done = () => setMoving(null);
  return (
    <ListFrame
      bar={
        <>
          {tabs}
          <ExportButtons
            procedure={contract.appointments.exportToRebook}
            input={{}}
            isOff={people.length === 0}
            isBeside
          />
        </>
      }
      reading={reading}
      empty={{ title: t('appointments.nobodyToRebook'), hint: t('appointments.nobodyToRebookHint') }}
      side={
        moving ? (
          <BookPanel key={moving.id} moving={moving} onDone={done} onLeave={done} />
        ) : (
          <Panel label={t('appointments.toRebook')}>
            {chosen && (
              <>
                <div className="title">{chosen.fullName}</div>
                <p className={classes.message}>{messages.rebook(chosen)}</p>
                <div className="column">
                  <PanelAction keys="Enter" onClick={() => setMoving(chosen)}>
                    {t('appointments.rebookNextFree')}
                  </PanelAction>
                  <ContactActions contact={contact} />
                </div>
              </>
            )}
          </Panel>
        )
      }
    >
      <RebookList
        people={people}
        label={t('appointments.toRebook')}
        areKeysOff={moving !== null}
        message={messages.rebook}
        cursor={cursor}
        onRebook={setMoving}
      />
    </ListFrame>
  );
}
