import { useTranslation } from '../../app/language.tsx';
import { EmptyState } from '../../ui/panel.tsx';

export function SettingsScreen(_: { part: string }) {
  const t = useTranslation();
  return <EmptyState title={t('settings.title')} />;
}
