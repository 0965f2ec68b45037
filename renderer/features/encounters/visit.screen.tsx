import { useCallback, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { useRead } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { usePerson } from '../../app/session.tsx';
import { EmptyState, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SignedVisit, VisitReading } from './reading.panel.tsx';
import type { PrintedPage } from './use-signing.ts';
import { VisitWriting } from './writing.panel.tsx';

/** One visit, as its doctor writes it, as it was signed, or as others may read it. */
export function VisitScreen({ visitId }: { visitId: number }) {
  const t = useTranslation();
  const open = useOpen();
  const person = usePerson();
  const reading = useRead(contract.encounters.open, { visitId });
  const [isSignedShown, setIsSignedShown] = useState(false);
  const [hasWritten, setHasWritten] = useState(false);
  const [printed, setPrinted] = useState<PrintedPage>();
  const showSigned = useCallback(() => setIsSignedShown(true), []);
  const visit = reading.answer;

  if (!visit) {
    if (reading.error?.code === 'NOT_FOUND') {
      return (
        <EmptyState
          title={t('encounters.noSuchVisit')}
          action={{ label: t('common.goHome'), run: open.home }}
        />
      );
    }
    if (reading.error) return <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />;
    return <Skeletons rows={8} label={t('common.loading')} />;
  }

  const isAuthor = person.may('encounters:write') && visit.doctorId === person.userId;
  const isWriting = isAuthor && (visit.signed === null || (hasWritten && !isSignedShown));
  if (isWriting && !hasWritten) setHasWritten(true);
  if (isWriting) {
    return (
      <VisitWriting
        visit={visit}
        onShowSigned={showSigned}
        onSigned={page => {
          setPrinted(page);
          setIsSignedShown(true);
          void reading.refetch();
        }}
      />
    );
  }
  return visit.signed ? (
    <SignedVisit visit={visit} signed={visit.signed} printed={printed} />
  ) : (
    <VisitReading visit={visit} />
  );
}
