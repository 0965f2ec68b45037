import { useTranslation } from '../../app/language.tsx';
import { EmptyState } from '../../ui/panel.tsx';

export function MyQueueScreen() {
  const t = useTranslation();
  return <EmptyState title={t('common.railQueue')} />;
}
