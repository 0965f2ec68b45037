import { useTranslation } from '../../app/language.tsx';
import { EmptyState } from '../../ui/panel.tsx';

export function BillScreen(_: { visitId: number }) {
  const t = useTranslation();
  return <EmptyState title={t('billing.newBill')} />;
}
