import { useCallback, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { useRead } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { usePerson } from '../../app/session.tsx';
import { EmptyState, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { AmendingVisit } from './amending.panel.tsx';
import { SignedVisit, VisitReading } from './reading.panel.tsx';
import type { PrintedPage } from './use-signing.ts';
import { VisitWriting } from './writing.panel.tsx';
import { FIRST_PART, WritingPartProvider } from './writing-part.tsx';

/** One visit, as its doctor writes it, as it was signed, or as others may read it. */
export function VisitScreen({ visitId }: { visitId: number }) {
  const t = useTranslation();
  const open = useOpen();
  const person = usePerson();
  const reading = useRead(contract.encounters.open, { visitId }, { staleMs: 0 });
  const [isFresh, setIsFresh] = useState(false);
  const [isSignedShown, setIsSignedShown] = useState(false);
  const [hasWritten, setHasWritten] = useState(false);
  const [printed, setPrinted] = useState<PrintedPage>();
  const [isAmending, setIsAmending] = useState(false);
  const leaveAmending = useCallback(() => setIsAmending(false), []);
  const showSigned = useCallback(() => setIsSignedShown(true), []);
  // What was remembered from an earlier look lacks what was typed since: the note would open empty.
  if (!isFresh && reading.answer && !reading.isRefreshing && !reading.error) setIsFresh(true);
  const visit = isFresh ? reading.answer : undefined;

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

  const mayWrite = person.may('encounters:write');
  const isOwn = mayWrite && visit.doctorId === person.userId;
  const isWaiting = visit.submission !== null && visit.submission.sentBack === null;
  const isOpenToMe = visit.signed === null && (isOwn || (mayWrite && visit.isAssistant && !isWaiting));
  const isWriting = isOpenToMe || (hasWritten && !isSignedShown);
  if (isWriting && !hasWritten) setHasWritten(true);
  const finish = (page: PrintedPage | undefined) => {
    setPrinted(page);
    setIsSignedShown(true);
    setIsAmending(false);
    void reading.refetch();
  };
  if (isWriting) {
    return (
      <WritingPartProvider value={isOwn ? FIRST_PART : { kind: 'assist', doctorName: visit.doctorName }}>
        <VisitWriting visit={visit} onShowSigned={showSigned} onSigned={finish} />
      </WritingPartProvider>
    );
  }
  if (!visit.signed) return <VisitReading visit={visit} />;
  if (isOwn && isAmending) {
    return <AmendingVisit visit={visit} signed={visit.signed} onSigned={finish} onLeave={leaveAmending} />;
  }
  return (
    <SignedVisit
      key={`${visit.signed.version}${visit.signed.voided ? ' void' : ''}`}
      visit={visit}
      signed={visit.signed}
      printed={visit.signed.voided ? undefined : printed}
      onAmend={isOwn ? () => setIsAmending(true) : undefined}
    />
  );
}
