import type { FeatureName } from '#shared/contract/index.ts';
import { useRefresh } from '../api/hooks.ts';

/** A button that reads a feature again, as when another desk has done something. */
export function ReadAgain({ feature }: { feature: FeatureName }) {
  const refresh = useRefresh();
  return (
    <button type="button" onClick={() => refresh(feature)}>
      Read again
    </button>
  );
}
