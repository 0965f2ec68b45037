import { contract } from '#shared/contract/index.ts';
import { type VisitState, visitStateSchema } from '#shared/features/queue/queue.contract.ts';
import { mayMove } from '#shared/features/queue/queue.rules.ts';
import { looseEndWord } from '#shared/features/reports/loose-ends.grid.ts';
import type { LooseEnd } from '#shared/features/reports/reports.contract.ts';
import { useRead, useRefresh, useWriteEach } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { useClinicDay, usePerson } from '../../app/session.tsx';
import { shortDay } from '../../app/wall-clock.ts';
import { useActOfRow } from '../../ui/act-of-row.ts';
import { useChosenRowBy } from '../../ui/chosen-row.ts';
import { ExportButtons } from '../../ui/export-buttons.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { useListNavigation } from '../../ui/list-navigation.ts';
import { EmptyState, Panel, PanelAction, PanelFoot, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Status } from '../../ui/status.tsx';
import { toast } from '../../ui/toasts.tsx';
import { namesFor } from '../patients/patient-words.ts';
import { ReasonPanel } from '../queue/reason.panel.tsx';
import classes from './loose-ends.module.css';

const DAYS_BACK = 31;

type Action = { keys: string; word: string; run: () => void };

function mayLeave({ visitId, state }: LooseEnd): boolean {
  const known = visitStateSchema.safeParse(state);
  return visitId !== null && known.success && mayMove(known.data satisfies VisitState, 'left');
}

function shapeOf({ kind, state }: LooseEnd) {
  const known = visitStateSchema.safeParse(state);
  return kind === 'bookedNotArrived' ? 'booked' : known.success ? known.data : 'held';
}

const keyOf = (end: LooseEnd) => `${end.kind} ${end.visitId ?? ''} ${end.appointmentId ?? ''}`;

/** What the days left undone (APT-12): one row each, one key to settle it. */
export function LooseEndsScreen() {
  const { t } = useLanguage();
  const reading = useRead(contract.reports.looseEnds, { daysBack: DAYS_BACK });
  if (reading.answer) return <LooseEnds ends={reading.answer} />;
  if (reading.error) return <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />;
  return <Skeletons rows={8} label={t('common.loading')} />;
}

function LooseEnds({ ends }: { ends: readonly LooseEnd[] }) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const open = useOpen();
  const refresh = useRefresh();
  const act = useWriteEach(contract.queue.act);
  const missing = useWriteEach(contract.appointments.markNoShow);
  const cursor = useChosenRowBy(ends, keyOf);
  const question = useActOfRow<LooseEnd, 'left' | 'missed'>({
    ...{ rows: ends, chosen: cursor.chosen, idOf: keyOf },
  });
  const { act: asking, row: chosen, setAct: setAsking } = question;
  const list = useListNavigation({
    ...{ count: ends.length, at: cursor.at },
    onOpen: at => openEnd(ends[at]),
    onChoose: at => {
      setAsking(null);
      cursor.choose(at);
    },
    isEverywhere: true,
    label: t('reports.looseEnds'),
  });
  const actions = useActions(chosen, setAsking);
  useKeys(actions.map(({ keys, word, run }) => ({ keys, label: word, run })));

  function openEnd(end: LooseEnd | undefined): void {
    if (end?.kind === 'visitNotBilled' && end.visitId !== null) open.bill(end.visitId);
    else if (end?.visitId != null) open.visit(end.visitId);
    else if (end) open.patient(end.patientId);
  }

  async function settle(work: Promise<unknown>, said: string): Promise<void> {
    try {
      await work;
    } catch {
      return; // Said above the list; the question stays.
    }
    setAsking(null);
    toast(said);
    refresh('reports', 'queue');
  }

  function markLeft(reason: string): void {
    if (chosen?.visitId == null) return;
    const { visitId, token } = chosen;
    void settle(act.call({ action: 'leave', visitId, reason }), t('reports.endMarkedLeft', { token }));
  }

  function markMissed(reason: string): void {
    if (chosen?.appointmentId == null) return;
    const { appointmentId, token } = chosen;
    void settle(
      missing.call({ appointmentIds: [appointmentId], reason }),
      t('reports.endMarkedMissed', { token }),
    );
  }

  return (
    <div className={classes.screen}>
      <section className={classes.list} aria-label={t('reports.looseEnds')}>
        <header className={classes.head}>
          <h1 className="title">{t('reports.looseEnds')}</h1>
          <span className="small dim">{t('reports.looseEndsHint')}</span>
          <div className="push">
            <ExportButtons
              procedure={contract.reports.exportLooseEnds}
              input={{ daysBack: DAYS_BACK }}
              isOff={ends.length === 0}
              isBeside
            />
          </div>
        </header>
        <ProblemNotice error={act.error ?? missing.error} />
        {ends.length === 0 ? (
          <EmptyState title={t('reports.noLooseEnds')} hint={t('reports.noLooseEndsHint')} />
        ) : (
          <div className={classes.rows} {...list.listProps}>
            {ends.map((end, at) => (
              <div
                key={keyOf(end)}
                className={`list-row ${classes.row}`}
                data-new-day={(at > 0 && ends[at - 1]?.onDate !== end.onDate) || undefined}
                {...list.rowProps(at)}
              >
                <span className="small dim no-wrap">
                  {end.onDate === today ? t('reports.endToday') : shortDay(end.onDate, language, true)}
                </span>
                <span className="strong no-wrap">{end.token}</span>
                <span className="clip">{namesFor(language, end)[0]}</span>
                <span className="small dim clip">{end.doctorName}</span>
                <Status shape={shapeOf(end)}>{t(looseEndWord(end, today))}</Status>
              </div>
            ))}
          </div>
        )}
      </section>
      {chosen && (
        <Panel label={chosen.fullName}>
          <div className="column">
            <h2 className="big-title">{chosen.token}</h2>
            <span className="title">{namesFor(language, chosen)[0]}</span>
            <span className="small dim">
              {chosen.doctorName} · {shortDay(chosen.onDate, language, true)}
            </span>
          </div>
          <Status shape={shapeOf(chosen)} isStrong>
            {t(looseEndWord(chosen, today))}
          </Status>
          <PanelFoot>
            {asking === 'left' && (
              <ReasonPanel
                label={t('reports.leftWhy', { token: chosen.token })}
                placeholder={t('queue.whyLeftHint')}
                save={t('reports.endLeft')}
                onSave={markLeft}
                onClose={() => setAsking(null)}
              />
            )}
            {asking === 'missed' && (
              <ReasonPanel
                label={t('reports.missedWhy', { token: chosen.token })}
                placeholder={t('queue.whyMissedHint')}
                save={t('reports.endNoShow')}
                isRequired={false}
                onSave={markMissed}
                onClose={() => setAsking(null)}
              />
            )}
            {asking === null &&
              actions.map(({ keys, word, run }) => (
                <PanelAction key={keys} keys={keys} onClick={run}>
                  {word}
                </PanelAction>
              ))}
            {asking === null && (
              <PanelAction keys="↵" onClick={() => openEnd(chosen)}>
                {t(chosen.visitId === null ? 'reports.endOpenPatient' : 'common.open')}
              </PanelAction>
            )}
          </PanelFoot>
        </Panel>
      )}
    </div>
  );
}

/** The keys that fit one loose end and this person's rights. */
function useActions(
  end: LooseEnd | undefined,
  onAsk: (asking: 'left' | 'missed') => void,
): readonly Action[] {
  const { t } = useLanguage();
  const open = useOpen();
  const person = usePerson();
  if (!end) return [];
  const { visitId, appointmentId } = end;
  const all: (Action | false)[] = [
    visitId !== null &&
      end.kind !== 'unsignedDraft' &&
      person.may('billing:issue') && { keys: 'B', word: t('reports.endBill'), run: () => open.bill(visitId) },
    mayLeave(end) &&
      person.may('queue:manage') && { keys: 'L', word: t('reports.endLeft'), run: () => onAsk('left') },
    appointmentId !== null &&
      person.may('appointments:book') && {
        keys: 'O',
        word: t('reports.endNoShow'),
        run: () => onAsk('missed'),
      },
    visitId !== null &&
      person.may('patients:readChart') && {
        keys: 'V',
        word: t('reports.endOpen'),
        run: () => open.visit(visitId),
      },
  ];
  return all.filter(one => one !== false);
}
