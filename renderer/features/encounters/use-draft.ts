import { useEffect, useMemo, useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { EncounterDraft, VisitView } from '#shared/features/encounters/encounter.schema.ts';
import { call } from '../../api/client.ts';
import { asRefusal } from '../../api/refusal.ts';
import { useSession } from '../../app/session.tsx';
import { type DraftKeeper, draftKeeper, type KeeperState } from './draft-keeper.ts';
import { useWritingPart } from './writing-part.tsx';

const QUIET_MS = 800;
const LONGEST_MS = 1_500;
const CHANNEL = 'parchi-drafts';

type Saved = { visitId: number; savedAt: number; window: string };

export type DraftRoom = KeeperState & {
  /** When another window saved this visit after this one. */
  otherSavedAt: number | null;
  keeper: DraftKeeper<EncounterDraft>;
  keepMine: () => void;
  tookOther: (savedAt: number | null) => void;
  /** A signature was refused because of words that are not seen here yet. */
  foundOther: (savedAt: number) => void;
  /** The newest draft that is known here, whoever saved it. */
  seenSavedAt: () => number | null;
};

function openChannel(): BroadcastChannel | undefined {
  return typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(CHANNEL);
}

/**
 * Every keystroke of the visit on the disk within two seconds (RX-28): by timer, and at once when the window
 * loses sight, the field loses the cursor, the screen closes or locks.
 */
export function useDraft(visit: VisitView, note: EncounterDraft): DraftRoom {
  const { visitId } = visit;
  const part = useWritingPart();
  const fromVersion = part.kind === 'amend' ? part.fromVersion : 0;
  const draft =
    part.kind === 'amend'
      ? { ...note, amendReason: part.reason, ...(part.isAnew && { isAnew: true }) }
      : note;
  const { session } = useSession();
  const [state, setState] = useState<KeeperState>({
    savedAt: visit.draftSavedAt,
    isDirty: false,
    problem: null,
  });
  const [otherSavedAt, setOtherSavedAt] = useState<number | null>(null);
  const known = useRef({ savedAt: visit.draftSavedAt ?? 0, isSaving: false, window: crypto.randomUUID() });
  const channel = useRef<BroadcastChannel | undefined>(undefined);

  const keeper = useMemo(
    () =>
      draftKeeper<EncounterDraft>({
        quietMs: QUIET_MS,
        longestMs: LONGEST_MS,
        tell: setState,
        save: async value => {
          known.current.isSaving = true;
          const seenSavedAt = known.current.savedAt || null;
          const input = { visitId, draft: value, fromVersion, seenSavedAt };
          const saved = await call(contract.encounters.saveDraft, input)
            .catch(thrown => {
              const refusal = asRefusal(thrown);
              if (refusal.code === 'DRAFT_BY_SOMEBODY_ELSE') setOtherSavedAt(Number(refusal.data.savedAt));
              throw refusal;
            })
            .finally(() => {
              known.current.isSaving = false;
            });
          known.current.savedAt = Math.max(known.current.savedAt, saved.savedAt);
          channel.current?.postMessage({
            visitId,
            savedAt: saved.savedAt,
            window: known.current.window,
          } satisfies Saved);
          return saved;
        },
      }),
    [visitId, fromVersion],
  );

  const typed = JSON.stringify(draft);
  const lastTyped = useRef(typed);
  useEffect(() => {
    if (lastTyped.current === typed) return;
    lastTyped.current = typed;
    keeper.changed(JSON.parse(typed) as EncounterDraft);
  }, [keeper, typed]);

  useEffect(() => {
    const flush = () => keeper.flush();
    // The lock ends the session at once, so what waits goes out before its key is handled.
    const flushAtLock = (event: KeyboardEvent) => event.key === 'F9' && keeper.flush();
    window.addEventListener('keydown', flushAtLock, true);
    window.addEventListener('blur', flush);
    window.addEventListener('focusout', flush);
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      window.removeEventListener('keydown', flushAtLock, true);
      window.removeEventListener('blur', flush);
      window.removeEventListener('focusout', flush);
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
      keeper.flush();
    };
  }, [keeper]);

  const isSignedIn = session !== null;
  useEffect(() => {
    if (isSignedIn) keeper.flush();
  }, [isSignedIn, keeper]);

  useEffect(() => {
    const opened = openChannel();
    channel.current = opened;
    opened?.addEventListener('message', (event: MessageEvent<Saved>) => {
      if (event.data.visitId !== visitId || event.data.window === known.current.window) return;
      keeper.hold();
      setOtherSavedAt(event.data.savedAt);
    });
    return () => opened?.close();
  }, [keeper, visitId]);

  const serverSavedAt = visit.draftSavedAt;
  useEffect(() => {
    // What the server has while our own save is on its way may be ours.
    if (serverSavedAt === null || serverSavedAt <= known.current.savedAt || known.current.isSaving) return;
    keeper.hold();
    setOtherSavedAt(serverSavedAt);
  }, [keeper, serverSavedAt]);

  return {
    ...state,
    otherSavedAt,
    keeper,
    keepMine: () => {
      known.current.savedAt = Math.max(known.current.savedAt, otherSavedAt ?? 0);
      setOtherSavedAt(null);
      keeper.changed(draft);
      keeper.resume();
    },
    tookOther: savedAt => {
      known.current.savedAt = savedAt ?? 0;
      setOtherSavedAt(null);
      keeper.resume();
    },
    foundOther: savedAt => {
      keeper.hold();
      setOtherSavedAt(savedAt);
    },
    seenSavedAt: () => known.current.savedAt || null,
  };
}
