import { Button } from '@mantine/core';
import { kindWord } from '#shared/features/cash/cash-words.ts';
import { drawerLines } from '#shared/features/cash/drawer-lines.rules.ts';
import type { DaySheet } from '#shared/features/reports/reports.contract.ts';
import { useTranslation } from '../../app/language.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { inRupees } from '../cash/difference-word.tsx';
import classes from './reports.module.css';

type CashBookProps = {
  sheet: DaySheet;
  floatPaise: number;
  /** Where a drawer is still open: there its float is changed, by moving money. */
  onDrawer: (() => void) | undefined;
};

/** How the cash of the day came about, kind by kind: receipts, advances, refunds, expenses. */
export function CashBook({ sheet, floatPaise, onDrawer }: CashBookProps) {
  const t = useTranslation();
  const { lines, totals } = drawerLines(sheet.moves);
  useKeys([
    { keys: 'Alt D', label: t('cash.drawerOpen'), run: () => onDrawer?.(), isOff: !onDrawer, onStrip: false },
  ]);
  return (
    <div className={classes.book}>
      <h2 className="strong">{t('reports.cashByBook')}</h2>
      <div className={classes.bookLine}>
        <span className="dim">{t('reports.openingFloat')}</span>
        <span className="numeric">{inRupees(floatPaise)}</span>
      </div>
      {onDrawer && (
        <div className={classes.bookHint}>
          <span className="tiny dim">{t('cash.floatByBook')}</span>
          <Button
            variant="subtle"
            size="compact-sm"
            className="no-wrap"
            rightSection={<KeyHint keys="Alt D" />}
            onClick={onDrawer}
          >
            {t('cash.drawerOpen')}
          </Button>
        </div>
      )}
      {lines.map(({ kind, byMode }) =>
        byMode.cash === undefined ? null : (
          <div key={kind} className={classes.bookLine}>
            <span className="dim">
              {t(kindWord(kind))}
              <span className="tiny">
                {' '}
                · {sheet.moves.find(move => move.kind === kind && move.mode === 'cash')?.count}
              </span>
            </span>
            <span className="numeric">{inRupees(byMode.cash)}</span>
          </div>
        ),
      )}
      <div className={`${classes.bookLine} ${classes.bookSum} strong`}>
        <span>{t('reports.shouldBeInDrawer')}</span>
        <span className="numeric">{inRupees(floatPaise + (totals.cash ?? 0))}</span>
      </div>
    </div>
  );
}
