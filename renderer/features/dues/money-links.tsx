import { useTranslation } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { usePerson } from '../../app/session.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { PanelAction } from '../../ui/panel.tsx';
import classes from './dues.module.css';

/** From the bills to what is owed and what is to be paid back. */
export function MoneyLinks() {
  const t = useTranslation();
  const open = useOpen();
  const isOff = !usePerson().may('billing:read');
  const links = [
    { keys: 'Shift D', label: t('dues.openList'), run: open.dues },
    { keys: 'Shift R', label: t('refunds.openList'), run: open.refunds },
  ];
  useKeys(links.map(link => ({ ...link, isOff, onStrip: false })));
  if (isOff) return null;
  return (
    <div className={classes.links}>
      {links.map(({ keys, label, run }) => (
        <PanelAction key={keys} keys={keys} onClick={run}>
          {label}
        </PanelAction>
      ))}
    </div>
  );
}
