import { contract } from '#shared/contract/index.ts';
import { useWrite } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useDateRange } from '../../ui/date-range.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { PanelAction } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { toast } from '../../ui/toasts.tsx';
import classes from './registers.module.css';

const HOLDS = ['packIn1', 'packIn2', 'packIn3', 'packIn4', 'packIn5', 'packIn6'] as const;

/** Everything for the accountant in one file (BIL-19): choose the days, press once. */
export function AccountantsPack({ onBack }: { onBack: () => void }) {
  const { t, language } = useLanguage();
  const range = useDateRange({
    first: 'lastMonth',
    names: ['month', 'lastMonth', 'quarter', 'year', 'lastYear'],
  });
  const making = useWrite(contract.registers.accountsPack);

  function make(): void {
    const { fromDate, toDate } = range;
    making.call({ fromDate, toDate, language }).then(
      file => {
        saveFile(file);
        toast(t('registers.packMade', { file: file.fileName }));
      },
      () => undefined, // Said by the notice.
    );
  }
  useKeys([
    { keys: 'Ctrl Enter', label: t('registers.packMake'), run: make, isOff: making.pending },
    { keys: 'Esc', label: t('registers.packBack'), run: onBack },
  ]);
  return (
    <>
      <h1 className="title">{t('registers.pack')}</h1>
      <PanelAction keys="Esc" onClick={onBack}>
        {t('registers.packBack')}
      </PanelAction>
      <span className="small dim">{t('registers.packAbout')}</span>
      {range.bar}
      <ProblemNotice error={making.error} onRetry={make} />
      <h2 className="small-title">{t('registers.packHolds')}</h2>
      <ul className={classes.holds}>
        {HOLDS.map(word => (
          <li key={word}>{t(`registers.${word}`)}</li>
        ))}
      </ul>
      <div className="row">
        <SaveButton busy={making.pending} keys="Ctrl Enter" onClick={make}>
          {t('registers.packMake')}
        </SaveButton>
        <span className="small dim" role="status">
          {making.pending ? t('registers.packMaking') : t('registers.packOf', { period: range.inWords })}
        </span>
      </div>
    </>
  );
}
