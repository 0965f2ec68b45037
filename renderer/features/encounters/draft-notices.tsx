import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { VisitView } from '#shared/features/encounters/encounter.schema.ts';
import { useTranslation } from '../../app/language.tsx';
import { useClinicDay, usePerson } from '../../app/session.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { clockTime } from './clock-time.ts';
import type { DraftRoom } from './use-draft.ts';
import classes from './visit.module.css';
import { useWritingPart } from './writing-part.tsx';

type DraftNoticesProps = {
  visit: VisitView;
  room: DraftRoom;
  onTakeOther: () => void;
  onShowSigned: () => void;
};

/** Another window, a signature elsewhere, a draft that could not be kept: said calmly, and nothing typed goes away. */
export function DraftNotices({ visit, room, onTakeOther, onShowSigned }: DraftNoticesProps) {
  const t = useTranslation();
  const { zone } = useClinicDay();
  const person = usePerson();
  const part = useWritingPart();
  const code = room.problem?.code;
  const isSigned = visit.signed !== null || code === 'ALREADY_SIGNED' || code === 'AMENDED_MEANWHILE';
  const elsewhere =
    part.kind !== 'amend'
      ? 'encounters.signedElsewhere'
      : visit.signed?.voided
        ? 'encounters.voidedElsewhere'
        : 'encounters.amendedElsewhere';
  function otherWords(savedAt: number): string {
    const { draftBy } = visit;
    const time = clockTime(savedAt, zone);
    const isMine = !draftBy || (draftBy.userId === person.userId && code !== 'DRAFT_BY_SOMEBODY_ELSE');
    if (isMine) return t('encounters.otherWindow', { time });
    return t('encounters.otherPerson', { time, name: draftBy.name });
  }
  if (isSigned) {
    return (
      <Calm
        words={t(elsewhere)}
        action={
          visit.signed && (
            <Button variant="default" onClick={onShowSigned}>
              {t('encounters.showSigned')}
            </Button>
          )
        }
      />
    );
  }
  if (room.otherSavedAt !== null) {
    return (
      <Calm
        words={otherWords(room.otherSavedAt)}
        action={
          <>
            <Button variant="default" onClick={onTakeOther}>
              {t('encounters.takeOther')}
            </Button>
            <Button variant="default" onClick={room.keepMine}>
              {t('encounters.keepMine')}
            </Button>
          </>
        }
      />
    );
  }
  if (!room.problem || room.problem.code === 'NOT_SIGNED_IN') return null;
  return <ProblemNotice error={room.problem} onRetry={room.keeper.flush} />;
}

function Calm({ words, action }: { words: string; action: ReactNode }) {
  return (
    <div className={classes.calm} role="status" data-notice>
      <span>{words}</span>
      {action}
    </div>
  );
}
