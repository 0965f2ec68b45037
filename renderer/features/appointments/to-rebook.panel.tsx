import { type ReactNode, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { Appointment } from '#shared/features/appointments/appointment.schema.ts';
import { useRead } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { EmptyState, Panel, PanelAction, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { BookPanel } from './book.panel.tsx';
import classes from './lists.module.css';
import { useMessages } from './messages.ts';
import { RebookList, useCopy } from './rebook-list.tsx';

const NOBODY: readonly Appointment[] = [];

/** Leave, a holiday or a changed schedule left these people without their doctor. */
export function ToRebookPanel({ tabs }: { tabs: ReactNode }) {
  const t = useTranslation();
  const copy = useCopy();
  const messages = useMessages();
  const reading = useRead(contract.appointments.toRebook, {});
  const people = reading.answer ?? NOBODY;
  const [chosenId, setChosenId] = useState<number>();
  const [moving, setMoving] = useState<Appointment | null>(null);
  const chosen = people.find(one => one.id === chosenId) ?? people[0];
  return (
    <>
      <div className={classes.bar}>{tabs}</div>
      <div className={classes.body}>
        <div className={classes.list}>
          <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
          {reading.isWaiting && <Skeletons label={t('common.loading')} />}
          {reading.answer && people.length === 0 && (
            <EmptyState
              title={t('appointments.nobodyToRebook')}
              hint={t('appointments.nobodyToRebookHint')}
            />
          )}
          {people.length > 0 && (
            <RebookList
              people={people}
              label={t('appointments.toRebook')}
              areKeysOff={moving !== null}
              message={messages.rebook}
              onChoose={one => setChosenId(one.id)}
              onRebook={setMoving}
            />
          )}
        </div>
        {moving ? (
          <BookPanel
            key={moving.id}
            moving={moving}
            onDone={() => setMoving(null)}
            onLeave={() => setMoving(null)}
          />
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
                  <PanelAction keys="C" onClick={() => copy(chosen.phone, t('appointments.phoneCopied'))}>
                    {t('appointments.copyPhone')}
                  </PanelAction>
                  <PanelAction
                    keys="G"
                    onClick={() => copy(messages.rebook(chosen), t('appointments.messageCopied'))}
                  >
                    {t('appointments.copyMessage')}
                  </PanelAction>
                </div>
              </>
            )}
          </Panel>
        )}
      </div>
    </>
  );
}
