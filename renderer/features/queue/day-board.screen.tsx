import { useTranslation } from '../../app/language.tsx';
import { EmptyState } from '../../ui/panel.tsx';

export function DayBoardScreen(_: { start?: 'newPatient' | 'walkIn' | undefined }) {
  const t = useTranslation();
  return <EmptyState title={t('queue.title')} />;
}
