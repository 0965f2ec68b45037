import { EmptyState } from '../ui/panel.tsx';
import { useTranslation } from './language.tsx';

/** A screen that failed to draw leaves the rail, the keys and every other screen working. */
export function BrokenScreen({ reset }: { reset: () => void }) {
  const t = useTranslation();
  return (
    <EmptyState
      title={t('common.brokenScreen')}
      hint={t('common.brokenScreenHint')}
      action={{ label: t('common.tryAgain'), run: reset }}
    />
  );
}
