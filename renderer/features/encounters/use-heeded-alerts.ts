import { useEffect, useRef } from 'react';
import type { HeededAlert } from '#shared/features/encounters/encounter.schema.ts';
import { type Finding, needsReason } from '#shared/features/prescriptions/checks/finding.schema.ts';

/** Remembers every question that was shown; what no longer stands when signing made the doctor change the page. */
export function useHeededAlerts(warnings: readonly Finding[] | undefined): () => HeededAlert[] {
  const shown = useRef(new Map<string, HeededAlert>());
  useEffect(() => {
    for (const { key, ruleId, kind, level, drug, other } of (warnings ?? []).filter(needsReason))
      shown.current.set(key, { ruleId, kind, level, drug, other });
  }, [warnings]);
  return () => {
    const standing = new Set((warnings ?? []).map(({ key }) => key));
    return [...shown.current].flatMap(([key, alert]) => (standing.has(key) ? [] : [alert])).slice(0, 100);
  };
}
