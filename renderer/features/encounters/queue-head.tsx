import type { Countersigns } from '#shared/features/encounters/signing.schema.ts';
import type { DoctorQueue, QueueRow } from '#shared/features/queue/queue.contract.ts';
import { useTranslation } from '../../app/language.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { awayWords } from '../queue/queue-words.ts';
import classes from './my-queue.module.css';
import { QueueCounts } from './queue-counts.tsx';
import type { useCallNext } from './use-call-next.ts';

type QueueHeadProps = {
  /** Absent for the nurse and who assists: they have everybody's queue. */
  doctor: DoctorQueue | undefined;
  rows: readonly QueueRow[];
  countersigns: Countersigns | undefined;
  onCountersigns: () => void;
  next: ReturnType<typeof useCallNext>;
};

/** Whose queue it is, how long it is, and the button that calls the next one. */
export function QueueHead({ doctor, rows, countersigns, onCountersigns, next }: QueueHeadProps) {
  const t = useTranslation();
  const room = doctor?.room && t('queue.room', { room: doctor.room });
  const place = [doctor?.speciality, room].filter(Boolean).join(' · ');
  const hint = t(countersigns?.isAssistant ? 'encounters.assistantHint' : 'encounters.nurseHint');
  return (
    <header className={classes.head}>
      <div className="column">
        <h1 className="title">{doctor ? doctor.doctorName : t('encounters.allDoctors')}</h1>
        {doctor?.away ? (
          <span className="tiny amber strong">{awayWords(t, doctor.away)}</span>
        ) : (
          <span className="tiny dim">{doctor ? place : hint}</span>
        )}
      </div>
      <QueueCounts rows={rows} countersigns={countersigns} onCountersigns={onCountersigns} />
      {doctor && (
        <SaveButton
          keys="N"
          isLarge
          busy={next.pending}
          isOff={!rows.some(({ state }) => state === 'waiting')}
          onClick={() => void next.callNext()}
        >
          {t('encounters.callNext')}
        </SaveButton>
      )}
    </header>
  );
}
