import { Button } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { VisitView } from '#shared/features/encounters/encounter.schema.ts';
import { useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { useClinicDay, usePerson } from '../../app/session.tsx';
import { wallTime } from '../../app/wall-clock.ts';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { toast } from '../../ui/toasts.tsx';
import { AmendReasonField } from './amend-reason.field.tsx';
import { ReasonPanel } from './reason.panel.tsx';
import classes from './signing.module.css';
import { useWritingPart } from './writing-part.tsx';

type WritingNoticesProps = { visit: VisitView; onDiscard: () => void; onNext: () => void };

/** Above the note: why it is changed, whose words it holds, what the doctor or the assistant is asked for. */
export function WritingNotices({ visit, onDiscard, onNext }: WritingNoticesProps) {
  const part = useWritingPart();
  if (part.kind === 'amend') return <AmendReasonField part={part} onDiscard={onDiscard} onNext={onNext} />;
  if (part.kind === 'assist') return <AssistNotice visit={visit} />;
  if (visit.submission && !visit.submission.sentBack) return <WaitingForMe visit={visit} />;
  return <OthersDraft visit={visit} />;
}

function AssistNotice({ visit }: { visit: VisitView }) {
  const t = useTranslation();
  const sentBack = visit.submission?.sentBack;
  return (
    <div className={classes.told} role="status">
      {sentBack && (
        <span className="strong">
          {t('encounters.sentBackBy', { name: sentBack.byName, reason: sentBack.reason })}
        </span>
      )}
      <span>
        {visit.doctorCanSign
          ? t('encounters.youAssist', { name: visit.doctorName })
          : t('encounters.COUNTERSIGNER_NEEDED')}
      </span>
    </div>
  );
}

/** What an assistant has put before this doctor: the own signature countersigns it, or it goes back with a reason. */
function WaitingForMe({ visit }: { visit: VisitView }) {
  const t = useTranslation();
  const open = useOpen();
  const { zone } = useClinicDay();
  const [isAsking, setIsAsking] = useState(false);
  const write = useWrite(contract.encounters.sendBack);
  const { submission, visitId } = visit;
  useKeys([{ keys: 'Alt B', label: t('encounters.sendBack'), run: () => setIsAsking(true) }]);
  if (!submission) return null;
  const { byName, at, submissionId } = submission;

  async function send(reason: string): Promise<void> {
    try {
      await write.call({ visitId, submissionId, reason });
    } catch {
      return; // Said by the panel; the reason stays.
    }
    toast(t('encounters.sentBackToast', { name: byName }));
    open.queue();
  }

  return (
    <div className={classes.told}>
      <div className="row apart">
        <span role="status">{t('encounters.submittedBy', { name: byName, time: wallTime(at, zone) })}</span>
        <Button
          size="xs"
          variant="default"
          rightSection={<KeyHint keys="Alt B" />}
          onClick={() => setIsAsking(true)}
        >
          {t('encounters.sendBack')}
        </Button>
      </div>
      {isAsking && (
        <ReasonPanel
          title={t('encounters.sendBackTitle', { name: byName })}
          hint={t('encounters.sendBackHint')}
          action={t('encounters.sendBack')}
          busy={write.pending}
          error={write.error}
          onGive={reason => void send(reason)}
          onDone={() => setIsAsking(false)}
        >
          {t('encounters.sendBackExplained')}
        </ReasonPanel>
      )}
    </div>
  );
}

function OthersDraft({ visit }: { visit: VisitView }) {
  const t = useTranslation();
  const person = usePerson();
  const { zone } = useClinicDay();
  const { draftBy, draftSavedAt } = visit;
  if (!draftBy || draftBy.userId === person.userId || draftSavedAt === null) return null;
  return (
    <span className="small dim">
      {t('encounters.draftOf', { name: draftBy.name, time: wallTime(draftSavedAt, zone) })}
    </span>
  );
}
