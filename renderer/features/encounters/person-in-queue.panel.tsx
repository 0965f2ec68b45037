import { contract } from '#shared/contract/index.ts';
import { PRIORITY_WORDS } from '#shared/features/queue/day-board.grid.ts';
import type { QueueRow } from '#shared/features/queue/queue.contract.ts';
import { mayMove } from '#shared/features/queue/queue.rules.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay, usePerson } from '../../app/session.tsx';
import { wallTime } from '../../app/wall-clock.ts';
import { KeyValue, KeyValues } from '../../ui/facts.tsx';
import { Panel, PanelAction, PanelFoot, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { AllergyChips } from '../patients/allergy-chips.panel.tsx';
import { ageAndSexInWords, namesFor } from '../patients/patient-words.ts';
import { shortMinute } from '../queue/board-rows.ts';
import { windowWords } from '../queue/queue-words.ts';
import { AlertChips, SuggestedTier } from '../queue/selected-parts.tsx';
import { may } from '../queue/visit-moves.ts';
import { AllergyPanel } from './allergy.panel.tsx';
import classes from './my-queue.module.css';
import { minutesOf } from './queue-order.ts';
import { VitalsPanel } from './vitals.panel.tsx';
import { VitalsReadings } from './vitals-readings.tsx';

export type DoctorMove = 'hold' | 'return' | 'recall' | 'skip';
export type QueueSide = 'facts' | 'vitals' | 'allergies';

type PersonInQueueProps = {
  row: QueueRow;
  now: number;
  side: QueueSide;
  isDoctor: boolean;
  onSide: (side: QueueSide) => void;
  onOpen: () => void;
  onMove: (action: DoctorMove) => void;
};

/** The chosen person beside the queue: who, how, since when, and what can be done. */
export function PersonInQueue(props: PersonInQueueProps) {
  const { row, side, onSide } = props;
  const { t } = useLanguage();
  const banner = useRead(contract.patients.banner, { patientId: row.patientId });
  const close = () => onSide('facts');
  return (
    <Panel label={row.fullName} className={classes.side}>
      <Who row={row} now={props.now} />
      {banner.error && <ProblemNotice error={banner.error} onRetry={() => void banner.refetch()} />}
      {side === 'vitals' && <VitalsPanel visitId={row.visitId} onDone={close} />}
      {side === 'allergies' && banner.answer && (
        <AllergyPanel patientId={row.patientId} allergies={banner.answer.allergies} onDone={close} />
      )}
      {side === 'facts' &&
        (banner.answer ? (
          <Facts {...props} banner={banner.answer} />
        ) : (
          <Skeletons rows={4} label={t('common.loading')} />
        ))}
    </Panel>
  );
}

function Who({ row, now }: { row: QueueRow; now: number }) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const [name, otherName] = namesFor(language, row);
  return (
    <div className="column">
      <div className="row apart">
        <span className="big-title">{row.token}</span>
        <span className="small dim">{t('common.minutesLong', { count: minutesOf(row, now) })}</span>
      </div>
      <span className="title">{name}</span>
      <span className="small dim">
        {[otherName, ageAndSexInWords(t, row, today)].filter(Boolean).join(' · ')}
      </span>
    </div>
  );
}

type FactsProps = PersonInQueueProps & {
  banner: {
    patient: { uhid: string; phone: string };
    allergies: Parameters<typeof AllergyChips>[0]['allergies'];
    duePaise: number | null;
  };
};

function Facts({ row, banner, isDoctor, onSide, onOpen, onMove }: FactsProps) {
  const { t } = useLanguage();
  const { zone } = useClinicDay();
  const person = usePerson();
  const vitals = useRead(contract.encounters.latestVitals, { visitId: row.visitId }).answer;
  const { patient, allergies, duePaise } = banner;
  const willCall = isDoctor && row.state !== 'withDoctor' && mayMove(row.state, 'withDoctor');
  return (
    <>
      <div className={classes.chips}>
        <AlertChips row={row} />
        <AllergyChips allergies={allergies} hasReaction />
      </div>
      <SuggestedTier row={row} />
      <KeyValues>
        {row.complaint && <KeyValue label={t('queue.complaint')}>{row.complaint}</KeyValue>}
        {row.priority !== 'routine' && (
          <KeyValue label={t('queue.urgency')}>
            {[t(PRIORITY_WORDS[row.priority]), row.priorityReason].filter(Boolean).join(' · ')}
          </KeyValue>
        )}
        {row.window && (row.state === 'waiting' || row.state === 'arrived') && (
          <KeyValue label={t('queue.turn')}>{windowWords(t, row.window)}</KeyValue>
        )}
        {row.bookedMinute !== null && (
          <KeyValue label={t('queue.bookedFor')}>{shortMinute(row.bookedMinute)}</KeyValue>
        )}
        <KeyValue label={t('patients.uhid')}>{patient.uhid}</KeyValue>
        <KeyValue label={t('patients.phone')}>{formatPhone(patient.phone)}</KeyValue>
        <KeyValue label={t('encounters.arrived')}>{wallTime(row.arrivedAt, zone)}</KeyValue>
        {duePaise !== null && (
          <KeyValue label={t('patients.dues')}>
            {duePaise > 0 ? formatRupees(duePaise) : t('common.none')}
          </KeyValue>
        )}
      </KeyValues>
      <hr />
      {vitals ? (
        <section>
          <h2 className="small-title">
            {t('encounters.vitals')} · {vitals.recordedByName}, {wallTime(vitals.recordedAt, zone)}
          </h2>
          <VitalsReadings vitals={vitals} />
        </section>
      ) : (
        <span className="small dim">{t('encounters.noVitals')}</span>
      )}
      <PanelFoot>
        {person.may('vitals:record') && (
          <PanelAction keys="V" onClick={() => onSide('vitals')}>
            {t('encounters.takeVitals')}
          </PanelAction>
        )}
        {person.may('allergies:record') && (
          <PanelAction keys="A" onClick={() => onSide('allergies')}>
            {t('encounters.askAllergies')}
          </PanelAction>
        )}
        {may.recall(row) && (
          <PanelAction keys="R" onClick={() => onMove('recall')}>
            {t('queue.recall')}
          </PanelAction>
        )}
        {may.skip(row) && (
          <PanelAction keys="K" onClick={() => onMove('skip')}>
            {t('queue.skip')}
          </PanelAction>
        )}
        {may.hold(row) && (
          <PanelAction keys="H" onClick={() => onMove('hold')}>
            {t('encounters.hold')}
          </PanelAction>
        )}
        {may.return(row) && (
          <PanelAction keys="B" onClick={() => onMove('return')}>
            {t('encounters.returnToQueue')}
          </PanelAction>
        )}
        <PanelAction keys="↵" onClick={onOpen}>
          {t(willCall ? 'encounters.callAndOpen' : 'encounters.openVisit')}
        </PanelAction>
      </PanelFoot>
    </>
  );
}
