import { useTranslation } from '../../app/language.tsx';
import { EmptyState } from '../../ui/panel.tsx';

export function CloseDayScreen() {
  const t = useTranslation();
  return <EmptyState title={t('reports.closeDay')} />;
}
