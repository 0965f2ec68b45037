import { useEffect, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { DryRun, ImportLayout } from '#shared/features/imports/imports.contract.ts';
import { call } from '../../api/client.ts';
import { asRefusal, type Refusal } from '../../api/refusal.ts';
import { missingField } from './column-roles.ts';
import type { ChosenFile } from './use-import-file.ts';

const PAUSE_MS = 350;

export type Trial = { result: DryRun | null; isChecking: boolean; error: Refusal | null };

const NOTHING: Trial = { result: null, isChecking: false, error: null };

/** What the import would do with the columns as they are said now; each change asks again and drops the answer before. */
export function useDryRun(chosen: ChosenFile | null, layout: ImportLayout | null): Trial {
  const [trial, setTrial] = useState<Trial>(NOTHING);
  useEffect(() => {
    if (!chosen || !layout || missingField(layout)) return setTrial(NOTHING);
    const stop = new AbortController();
    setTrial({ ...NOTHING, isChecking: true });
    const timer = setTimeout(async () => {
      try {
        const result = await call(contract.imports.dryRun, { ...chosen, ...layout }, { signal: stop.signal });
        if (!stop.signal.aborted) setTrial({ ...NOTHING, result });
      } catch (thrown) {
        if (!stop.signal.aborted) setTrial({ ...NOTHING, error: asRefusal(thrown) });
      }
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [chosen, layout]);
  return trial;
}
