import { asRefusal, type Refusal, UNREACHABLE } from '../../api/refusal.ts';

export type KeeperState = {
  savedAt: number | null;
  /** Something typed is not on the clinic's disk yet. */
  isDirty: boolean;
  problem: Refusal | null;
};

type KeeperOptions<T> = {
  save: (value: T) => Promise<{ savedAt: number }>;
  /** Saves this long after the last keystroke … */
  quietMs: number;
  /** … and never later than this after the first one that is not saved (RX-28). */
  longestMs: number;
  tell: (state: KeeperState) => void;
};

export type DraftKeeper<T> = {
  changed: (value: T) => void;
  /** Saves now what is waiting; also the way to try again. */
  flush: () => void;
  /** Nothing is saved until `resume`; what is typed meanwhile waits. */
  hold: () => void;
  resume: () => void;
  /** Forgets what is waiting: it was signed. */
  stop: () => void;
};

const TRY_AGAIN_MS = 2_000;

/** Keeps one draft on the disk while it is typed, one save at a time, always the newest text. */
export function draftKeeper<T>({ save, quietMs, longestMs, tell }: KeeperOptions<T>): DraftKeeper<T> {
  let waiting: { value: T; since: number } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isSaving = false;
  let isHeld = false;
  let isStopped = false;
  let state: KeeperState = { savedAt: null, isDirty: false, problem: null };

  function put(more: Partial<KeeperState>): void {
    state = { ...state, ...more };
    if (!isStopped) tell(state);
  }

  function wakeIn(milliseconds: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), milliseconds);
  }

  async function run(): Promise<void> {
    clearTimeout(timer);
    if (!waiting || isSaving || isHeld || isStopped) return;
    const { value } = waiting;
    waiting = undefined;
    isSaving = true;
    try {
      const { savedAt } = await save(value);
      put({ savedAt, isDirty: waiting !== undefined, problem: null });
    } catch (thrown) {
      const problem = asRefusal(thrown);
      waiting ??= { value, since: Date.now() };
      put({ problem, isDirty: true });
      if (problem.code === UNREACHABLE) wakeIn(TRY_AGAIN_MS);
    } finally {
      isSaving = false;
      if (waiting && !state.problem) schedule(waiting.since);
    }
  }

  function schedule(since: number): void {
    wakeIn(Math.max(0, Math.min(quietMs, since + longestMs - Date.now())));
  }

  return {
    changed(value) {
      if (isStopped) return;
      waiting = { value, since: waiting?.since ?? Date.now() };
      if (!state.isDirty) put({ isDirty: true });
      schedule(waiting.since);
    },
    flush: () => void run(),
    hold: () => {
      isHeld = true;
    },
    resume: () => {
      isHeld = false;
      void run();
    },
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
      waiting = undefined;
    },
  };
}
