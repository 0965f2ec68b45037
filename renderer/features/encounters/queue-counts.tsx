import type { Countersigns } from '#shared/features/encounters/signing.schema.ts';
import type { QueueRow } from '#shared/features/queue/queue.contract.ts';
import { useTranslation } from '../../app/language.tsx';
import { Status } from '../../ui/status.tsx';
import { CountersignCount } from './countersign.panel.tsx';
import classes from './my-queue.module.css';

type QueueCountsProps = {
  rows: readonly QueueRow[];
  countersigns: Countersigns | undefined;
  onCountersigns: () => void;
};

/** How many wait, how many were seen, how many notes wait for a signature. */
export function QueueCounts({ rows, countersigns, onCountersigns }: QueueCountsProps) {
  const t = useTranslation();
  const count = (...states: QueueRow['state'][]) => rows.filter(({ state }) => states.includes(state)).length;
  return (
    <div className={classes.counts}>
      <Status shape="waiting" isStrong>
        {count('waiting')} {t('common.waiting')}
      </Status>
      <Status shape="done">
        {count('toBill', 'done')} {t('encounters.seen')}
      </Status>
      <CountersignCount countersigns={countersigns} onShow={onCountersigns} />
    </div>
  );
}
