import { useTranslation } from '../../app/language.tsx';
import { EmptyState } from '../../ui/panel.tsx';

export function BillsScreen() {
  const t = useTranslation();
  return <EmptyState title={t('billing.title')} />;
}
