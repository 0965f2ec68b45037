import { contract } from '#shared/contract/index.ts';
import { BOARD_STATE_WORDS } from '#shared/features/queue/board-order.rules.ts';
import type { WordKey } from '#shared/i18n/translate.ts';
import { useRead } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { KeyLayer } from '../../ui/keys.tsx';
import { PanelAction, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { shortTime } from './board-rows.ts';
import classes from './selected-visit.module.css';

const EVENT_WORDS: Readonly<Record<string, WordKey>> = {
  issued: 'queue.eventIssued',
  ready: 'queue.eventReady',
  called: 'queue.eventCalled',
  recalled: 'queue.eventRecalled',
  skipped: 'queue.eventSkipped',
  held: 'queue.eventHeld',
  returned: 'queue.eventReturned',
  left: 'queue.eventLeft',
  prioritised: 'queue.eventPrioritised',
  complaintNoted: 'queue.eventComplaint',
  transferred: 'queue.eventTransferred',
  undone: 'queue.eventUndone',
  seen: 'queue.eventSeen',
  billed: 'queue.eventBilled',
};

/** What happened to the token so far, the latest first: when, what, who. */
export function EventsPanel({ visitId, onClose }: { visitId: number; onClose: () => void }) {
  const t = useTranslation();
  const { zone } = useClinicDay();
  const reading = useRead(contract.queue.events, { visitId });
  return (
    <KeyLayer
      keys={[
        { keys: 'Esc', label: t('common.back'), run: onClose },
        { keys: 'E', run: onClose },
      ]}
    >
      <section className={classes.asking} aria-label={t('queue.events')}>
        <h3 className="small-title">{t('queue.events')}</h3>
        <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
        {reading.isWaiting && <Skeletons rows={3} label={t('common.loading')} />}
        <ol className={classes.events}>
          {reading.answer?.toReversed().map(one => {
            const word = EVENT_WORDS[one.event];
            return (
              <li key={one.id} data-undone={one.isUndone || undefined}>
                <span className="numeric dim">{shortTime(one.at, zone)}</span>
                <span>
                  <span className={classes.eventWord}>{t(word ?? BOARD_STATE_WORDS[one.toState])}</span>
                  {one.reason && <span className="dim"> · {one.reason}</span>}
                  <span className="dim"> · {one.byName}</span>
                  {one.isUndone && <span className="dim"> · {t('queue.isUndone')}</span>}
                </span>
              </li>
            );
          })}
        </ol>
        <PanelAction keys="Esc" onClick={onClose}>
          {t('common.back')}
        </PanelAction>
      </section>
    </KeyLayer>
  );
}
