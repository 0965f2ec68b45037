/** From one worker to one listener; a slow listener gets the newest word and never holds the work up. */
export function progressChannel<Progress>(isLast: (progress: Progress) => boolean) {
  let newest: Progress | undefined;
  let failure: { error: unknown } | undefined;
  let isOver = false;
  let wake: () => void = () => {};

  async function* follow(onLeave: () => Promise<void>): AsyncGenerator<Progress> {
    try {
      for (;;) {
        if (newest !== undefined) {
          const progress = newest;
          newest = undefined;
          yield progress;
          if (isLast(progress)) return;
        } else if (failure) throw failure.error;
        else if (isOver) return;
        else await new Promise<void>(resolve => (wake = resolve));
      }
    } finally {
      await onLeave();
    }
  }

  return {
    tell(progress: Progress): void {
      newest = progress;
      wake();
    },
    /** Stopped by who listens: nothing more comes, and nothing went wrong. */
    end(): void {
      isOver = true;
      wake();
    },
    fail(error: unknown): void {
      failure = { error };
      wake();
    },
    follow,
  };
}
