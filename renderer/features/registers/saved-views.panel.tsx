import type { SavedView } from '#shared/features/registers/saved-view.schema.ts';
import { useTranslation } from '../../app/language.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import classes from './registers.module.css';

type SavedViewsProps = {
  views: readonly SavedView[];
  shown: number | undefined;
  onOpen: (view: SavedView) => void;
};

/** What a person saved for themselves; 1 to 9 open them. */
export function SavedViews({ views, shown, onOpen }: SavedViewsProps) {
  const t = useTranslation();
  useKeys(
    views.map((view, at) => ({
      ...{ keys: String(at + 1), label: view.name, run: () => onOpen(view), onStrip: false },
    })),
  );
  if (views.length === 0) return null;
  return (
    <section className={classes.views} aria-label={t('registers.views')}>
      <span className={`tiny dim ${classes.groupName}`}>{t('registers.views')}</span>
      {views.map((view, at) => (
        <button
          key={view.viewId}
          type="button"
          className={`list-row ${classes.view}`}
          aria-pressed={view.viewId === shown}
          onClick={() => onOpen(view)}
        >
          <span className="clip">{view.name}</span>
          <KeyHint keys={String(at + 1)} />
        </button>
      ))}
    </section>
  );
}
