import { useTranslation } from '../../app/language.tsx';
import { EmptyState } from '../../ui/panel.tsx';

export function PatientsScreen() {
  const t = useTranslation();
  return <EmptyState title={t('patients.title')} />;
}
