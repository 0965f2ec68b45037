import { type ReactNode, useState } from 'react';
import type { FeeStanding } from '#shared/features/billing/bill.schema.ts';
import type { DoctorQueue } from '#shared/features/queue/queue.contract.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { EmptyState, Panel } from '../../ui/panel.tsx';
import { VitalsPanel } from '../encounters/vitals.panel.tsx';
import { ageAndSex, namesFor } from '../patients/patient-words.ts';
import type { Chosen } from './board-rows.ts';
import classes from './day-board.module.css';
import type { Asking, RowAction } from './row-actions.ts';
import { SelectedBookedPanel } from './selected-booked.panel.tsx';
import { SelectedVisitPanel } from './selected-visit.panel.tsx';
import type { VisitMoves } from './visit-moves.ts';

type BoardSideProps = {
  chosen: Chosen | undefined;
  isRead: boolean;
  doctors: readonly DoctorQueue[];
  standings: ReadonlyMap<number, FeeStanding>;
  now: number;
  moves: VisitMoves;
  actions: readonly RowAction[];
  asking: Asking;
  isTakingVitals: boolean;
  onAnswered: () => void;
  onBill: (visitId: number) => void;
};

/** A question stays with the person it was asked about, also when they leave the board before it is answered. */
function useWhoIsAsked(chosen: Chosen | undefined, isAsking: boolean): Chosen | undefined {
  const [asked, setAsked] = useState<Chosen>();
  const isTheirs = asked === undefined || asked.entry.key === chosen?.entry.key;
  const next = !isAsking ? undefined : isTheirs ? chosen : asked;
  if (next !== asked) setAsked(next);
  return next ?? chosen;
}

/** Beside the lists: whoever is chosen, or what is being measured. */
export function BoardSide(props: BoardSideProps): ReactNode {
  const { isRead, standings, isTakingVitals, onAnswered, onBill } = props;
  const chosen = useWhoIsAsked(props.chosen, props.asking !== null || isTakingVitals);
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  if (!chosen)
    return (
      <aside className={classes.nobody}>
        {isRead && <EmptyState title={t('queue.nobodyChosen')} hint={t('queue.nobodyChosenHint')} />}
      </aside>
    );
  const { entry, doctor } = chosen;
  if (entry.kind === 'booked')
    return <SelectedBookedPanel key={entry.key} {...props} booked={entry.person} doctor={doctor} />;
  const row = entry.person;
  if (isTakingVitals)
    return (
      <Panel label={t('queue.takeVitals')} className={classes.nobody}>
        <div className={classes.whose}>
          <span className="strong">{row.token}</span>{' '}
          <span className="strong">{namesFor(language, row)[0]}</span>{' '}
          <span className="dim">{ageAndSex(t, row, today)}</span>
        </div>
        <VitalsPanel key={row.visitId} visitId={row.visitId} onDone={onAnswered} />
      </Panel>
    );
  return (
    <SelectedVisitPanel
      key={entry.key}
      {...props}
      row={row}
      doctor={doctor}
      standing={standings.get(row.visitId)}
      onBill={() => onBill(row.visitId)}
    />
  );
}
