import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { VisitView } from '#shared/features/encounters/encounter.schema.ts';
import { useTranslation } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { clockTime } from './clock-time.ts';
import type { DraftRoom } from './use-draft.ts';
import classes from './visit.module.css';

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
  const isSigned = visit.signed !== null || room.problem?.code === 'ALREADY_SIGNED';
  if (isSigned) {
    return (
      <Calm
        words={t('encounters.signedElsewhere')}
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
        words={t('encounters.otherWindow', { time: clockTime(room.otherSavedAt, zone) })}
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
    <div className={classes.calm} role="status">
      <span>{words}</span>
      {action}
    </div>
  );
}
