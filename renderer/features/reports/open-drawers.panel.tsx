import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DaySheet } from '#shared/features/reports/reports.contract.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useTranslation } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import classes from './reports.module.css';

const MOST_BY_KEY = 9;

/** Several people hold a drawer: each is handed over first, by its person or by the owner. */
export function OpenDrawers({ drawers, isMissing }: { drawers: DaySheet['drawers']; isMissing: boolean }) {
  const t = useTranslation();
  const open = useOpen();
  useKeys(
    drawers.slice(0, MOST_BY_KEY).map(({ shiftId }, at) => ({
      keys: `${at + 1}`,
      label: t('reports.countDrawer'),
      onStrip: at === 0,
      run: () => open.drawer(shiftId),
    })),
  );
  return (
    <section className={`${classes.column} ${classes.ruled}`} aria-label={t('reports.drawersOpen')}>
      <h2 className="title">{t('reports.drawersOpen')}</h2>
      <p className={isMissing ? 'small danger' : 'small dim'} role={isMissing ? 'alert' : undefined}>
        {t('reports.drawersOpenHint')}
      </p>
      {drawers.map(({ shiftId, userName, expectedCashPaise }, at) => (
        <div key={shiftId} className={classes.openDrawer} data-open-drawer>
          <span className="row apart">
            <span className="strong clip">{userName}</span>
            <span className="numeric">{formatRupees(expectedCashPaise)}</span>
          </span>
          <Button
            variant="default"
            rightSection={at < MOST_BY_KEY ? <KeyHint keys={`${at + 1}`} /> : undefined}
            onClick={() => open.drawer(shiftId)}
          >
            {t('reports.countDrawer')}
          </Button>
        </div>
      ))}
    </section>
  );
}

/** Nothing is left to count: all of it lies in the clinic's box. */
export function AllHandedOver({ safePaise, children }: { safePaise: number; children: ReactNode }) {
  const t = useTranslation();
  return (
    <section className={`${classes.column} ${classes.ruled}`} aria-label={t('cash.cashInTheDrawer')}>
      <h2 className="title">{t('cash.cashInTheDrawer')}</h2>
      <p className="strong">{t('reports.allHandedOver')}</p>
      <p className="small dim">{t('reports.allHandedOverHint', { amount: formatRupees(safePaise) })}</p>
      {children}
    </section>
  );
}
