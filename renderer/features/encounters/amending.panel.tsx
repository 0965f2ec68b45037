import { useCallback, useMemo, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { SignedEncounter, VisitView } from '#shared/features/encounters/encounter.schema.ts';
import { useWrite } from '../../api/hooks.ts';
import type { PrintedPage } from './use-signing.ts';
import { VisitWriting } from './writing.panel.tsx';
import { type WritingPart, WritingPartProvider } from './writing-part.tsx';

/**
 * The unsigned change of the version that stands now, if there is one. After a void only what was begun on an empty
 * page since: other words may belong to somebody else.
 */
export function changeKept(visit: VisitView, signed: SignedEncounter): VisitView['draft'] {
  if (visit.draftFromVersion !== signed.version) return null;
  return signed.voided && !visit.draft?.isAnew ? null : visit.draft;
}

function beginning(visit: VisitView, from: SignedEncounter): VisitView['draft'] {
  return changeKept(visit, from) ?? (from.voided ? null : { body: from.body, typing: '' });
}

type AmendingVisitProps = {
  visit: VisitView;
  signed: SignedEncounter;
  onSigned: (page: PrintedPage | undefined) => void;
  /** Back to the signed note, which stands untouched meanwhile. */
  onLeave: () => void;
};

/** A signed visit opened for change: the signed words as a draft, a reason, and Ctrl Enter for the next version. */
export function AmendingVisit({ visit, signed, onSigned, onLeave }: AmendingVisitProps) {
  const [from] = useState(signed);
  const [began] = useState(() => beginning(visit, from));
  const [reason, setReason] = useState(() => began?.amendReason ?? from.voided?.reason ?? '');
  const [isReasonAsked, setIsReasonAsked] = useState(false);
  const write = useWrite(contract.encounters.discardDraft);
  const { visitId } = visit;
  const { call } = write;

  const discard = useCallback(() => {
    // A draft that could not be thrown away is offered again beside the signed note.
    void call({ visitId })
      .catch(() => undefined)
      .finally(onLeave);
  }, [call, visitId, onLeave]);

  const part = useMemo(
    (): WritingPart => ({
      ...{ kind: 'amend', fromVersion: from.version, isAnew: from.voided !== null },
      ...{ reason, setReason, isReasonAsked },
      askReason: () => setIsReasonAsked(true),
      leave: onLeave,
      discard,
    }),
    [from, reason, isReasonAsked, onLeave, discard],
  );
  const isAsItWas = signed.version === from.version && (signed.voided === null) === (from.voided === null);
  const isOwnDraft = visit.draftFromVersion === from.version;
  return (
    <WritingPartProvider value={part}>
      <VisitWriting
        visit={{
          ...visit,
          draft: began,
          draftSavedAt: isOwnDraft ? visit.draftSavedAt : null,
          signed: isAsItWas ? null : signed,
        }}
        onSigned={onSigned}
        onShowSigned={onLeave}
      />
    </WritingPartProvider>
  );
}
