import { TextInput } from '@mantine/core';
import { kindWord } from '#shared/features/cash/cash-words.ts';
import { drawerLines } from '#shared/features/cash/drawer-lines.rules.ts';
import type { DaySheet } from '#shared/features/reports/reports.contract.ts';
import { useTranslation } from '../../app/language.tsx';
import { inRupees } from '../cash/difference-word.tsx';
import classes from './reports.module.css';

export type FloatTyped = { text: string; isWrong: boolean; onChange: (text: string) => void };

type CashBookProps = { sheet: DaySheet; floatPaise: number; float: FloatTyped | undefined };

/** How the cash of the day came about, kind by kind: receipts, advances, refunds, expenses. */
export function CashBook({ sheet, floatPaise, float }: CashBookProps) {
  const t = useTranslation();
  const { lines, totals } = drawerLines(sheet.moves);
  return (
    <div className={classes.book}>
      <h2 className="strong">{t('reports.cashByBook')}</h2>
      <div className={classes.bookLine}>
        {float ? (
          <FloatInput float={float} />
        ) : (
          <>
            <span className="dim">{t('reports.openingFloat')}</span>
            <span className="numeric">{inRupees(floatPaise)}</span>
          </>
        )}
      </div>
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

function FloatInput({ float }: { float: FloatTyped }) {
  const t = useTranslation();
  return (
    <>
      <label htmlFor="opening-float" className="dim">
        {t('reports.openingFloat')}
      </label>
      <TextInput
        id="opening-float"
        className={classes.floatInput ?? ''}
        value={float.text}
        inputMode="decimal"
        maxLength={10}
        autoComplete="off"
        leftSection="₹"
        error={float.isWrong ? t('problems.NOT_AN_AMOUNT') : undefined}
        onFocus={event => event.currentTarget.select()}
        onChange={event => float.onChange(event.currentTarget.value)}
      />
    </>
  );
}
