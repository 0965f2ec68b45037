import { Button } from '@mantine/core';
import type { SoldPackage } from '#shared/features/catalogue/package.schema.ts';
import { endWord, isUsable } from '#shared/features/catalogue/packages.grid.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useLanguage } from '../../app/language.tsx';
import { usePerson } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { Chip } from '../../ui/chip.tsx';
import classes from './person-prices.module.css';

type PackageRowsProps = { packages: readonly SoldPackage[]; onTransfer: (sold: SoldPackage) => void };

/** What is left of each package and until when; one that may change hands can be given to somebody else. */
export function PackageRows({ packages, onTransfer }: PackageRowsProps) {
  const { t, language } = useLanguage();
  const mayTransfer = usePerson().may('billing:issue');
  if (packages.length === 0) return <p className="small dim">{t('catalogue.noPackages')}</p>;
  return (
    <ul className={classes.packages}>
      {packages.map(sold => (
        <li key={sold.saleId} className={classes.sold}>
          <div className="row apart">
            <span className={isUsable(sold) ? 'strong clip' : 'dim clip'}>{sold.name}</span>
            <span className="small numeric no-wrap">{formatRupees(sold.pricePaise)}</span>
          </div>
          {sold.contents.map(({ itemId, name, uses, left }) => (
            <div key={itemId} className="row apart small">
              <span className="clip">{name}</span>
              <span className="numeric no-wrap">{t('catalogue.usesLeft', { left, uses })}</span>
            </div>
          ))}
          <div className="row apart tiny dim">
            <span>
              {t('catalogue.packageDays', {
                from: longDay(sold.soldOn, language),
                to: longDay(sold.expiresOn, language),
              })}
            </span>
            {!isUsable(sold) && <Chip tone="quiet">{endWord(t, sold)}</Chip>}
            {isUsable(sold) && sold.isTransferable && mayTransfer && (
              <Button variant="subtle" size="compact-xs" onClick={() => onTransfer(sold)}>
                {t('catalogue.transfer')}
              </Button>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
