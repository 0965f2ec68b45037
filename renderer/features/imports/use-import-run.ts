import { useEffect, useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { InputOf } from '#shared/contract/procedure.ts';
import type { ImportProgress, ImportRun } from '#shared/features/imports/imports.contract.ts';
import { call, refusalOf } from '../../api/client.ts';
import { useRefresh } from '../../api/hooks.ts';
import type { Refusal } from '../../api/refusal.ts';
import { useWorkUnderWay } from '../../app/idle-lock.ts';

export type Finished = { run: ImportRun; report: string };
export type Importing = {
  /** While it runs. */
  progress: Exclude<ImportProgress, { step: 'done' }> | null;
  finished: Finished | null;
  wasStopped: boolean;
  error: Refusal | null;
  start(input: InputOf<typeof contract.imports.run>): Promise<Finished | undefined>;
  stop(): void;
  reset(): void;
};

/** One import with its progress; leaving the screen stops it, and then nobody of the list is there. */
export function useImportRun(): Importing {
  const refresh = useRefresh();
  const [progress, setProgress] = useState<Importing['progress']>(null);
  const [finished, setFinished] = useState<Finished | null>(null);
  const [wasStopped, setWasStopped] = useState(false);
  const [error, setError] = useState<Refusal | null>(null);
  const underWay = useRef<AbortController | null>(null);
  useEffect(() => () => underWay.current?.abort(), []);
  useWorkUnderWay(progress !== null);

  function reset(): void {
    setFinished(null);
    setWasStopped(false);
    setError(null);
  }

  async function start(input: InputOf<typeof contract.imports.run>): Promise<Finished | undefined> {
    if (underWay.current) return undefined;
    reset();
    const stop = new AbortController();
    underWay.current = stop;
    setProgress({ step: 'checking', done: 0, of: 0 });
    let last: Finished | undefined;
    try {
      const stream = await call(contract.imports.run, input, { signal: stop.signal });
      for await (const next of stream) {
        if (next.step === 'done') last = next;
        else if (!stop.signal.aborted) setProgress(next);
      }
      if (last) setFinished(last);
      else setWasStopped(true);
    } catch (thrown) {
      if (stop.signal.aborted) setWasStopped(true);
      else setError(refusalOf(thrown));
    } finally {
      underWay.current = null;
      setProgress(null);
      refresh('imports', 'patients');
    }
    return last;
  }

  return { progress, finished, wasStopped, error, start, stop: () => underWay.current?.abort(), reset };
}
