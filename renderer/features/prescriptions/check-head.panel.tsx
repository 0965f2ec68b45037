import { useState } from 'react';
import type { CheckResult } from '#shared/features/prescriptions/prescriptions.contract.ts';
import { useTranslation } from '../../app/language.tsx';
import { notCheckedWords } from './finding-words.ts';
import classes from './prescriptions.module.css';

type CheckHeadProps = { check: CheckResult | undefined; isChecking: boolean };

/** "Checked 6 pairs, list 1.0.0 · 1 not checked"; what was not checked opens below, in amber. */
export function CheckHead({ check, isChecking }: CheckHeadProps) {
  const t = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  if (!check || isChecking) return <span className="tiny dim">{t('prescriptions.checking')}</span>;
  const count = check.notChecked.length;
  return (
    <div className={classes.checkHead}>
      <span className="tiny dim">
        {t(check.checkedPairs === 1 ? 'prescriptions.checkedOnePair' : 'prescriptions.checkedPairs', {
          count: check.checkedPairs,
          version: check.listVersion,
        })}
        {count > 0 && (
          <>
            {' · '}
            <button
              type="button"
              className={classes.notChecked}
              aria-expanded={isOpen}
              onClick={() => setIsOpen(!isOpen)}
            >
              {t('prescriptions.countNotChecked', { count })}
            </button>
          </>
        )}
      </span>
      {isOpen && count > 0 && (
        <ul className={classes.notCheckedList} aria-label={t('prescriptions.notChecked')}>
          {check.notChecked.map(one => (
            <li key={`${one.code} ${one.lineNumber} ${one.what}`} className="tiny amber">
              {notCheckedWords(t, one)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
