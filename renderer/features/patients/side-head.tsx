import { Button } from '@mantine/core';
import { useTranslation } from '../../app/language.tsx';
import { KeyHint } from '../../ui/keys.tsx';
import classes from './patients.module.css';

/** The title of what was opened in the right column, and the way back to what stood there. */
export function SideHead({ title, onDone }: { title: string; onDone: () => void }) {
  const t = useTranslation();
  return (
    <div className={`row apart ${classes.sideHead}`}>
      <h2 className="title">{title}</h2>
      <Button variant="subtle" size="compact-sm" onClick={onDone} rightSection={<KeyHint keys="Esc" />}>
        {t('common.close')}
      </Button>
    </div>
  );
}
