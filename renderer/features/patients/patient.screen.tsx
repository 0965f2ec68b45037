import { useTranslation } from '../../app/language.tsx';
import { EmptyState } from '../../ui/panel.tsx';

export function PatientScreen(_: { patientId: number }) {
  const t = useTranslation();
  return <EmptyState title={t('patients.title')} />;
}
