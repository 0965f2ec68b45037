import { EmptyState } from '../ui/panel.tsx';
import { useTranslation } from './language.tsx';
import { useOpen } from './open.ts';

export function NotFoundPage() {
  const t = useTranslation();
  const open = useOpen();
  return (
    <EmptyState title={t('common.pageNotFound')} action={{ label: t('common.goHome'), run: open.home }} />
  );
}
