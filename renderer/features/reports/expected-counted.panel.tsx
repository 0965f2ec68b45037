import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { MODE_WORDS } from '#shared/features/cash/cash-words.ts';
import { drawerLines } from '#shared/features/cash/drawer-lines.rules.ts';
import { expectedPaise } from '#shared/features/cash/slips.rules.ts';
import type { MoneyMode } from '#shared/features/ledger/ledger.rules.ts';
import type { DaySheet } from '#shared/features/reports/reports.contract.ts';
import { useTranslation } from '../../app/language.tsx';
import cashClasses from '../cash/cash.module.css';
import { DifferenceWord, inRupees } from '../cash/difference-word.tsx';
import { CashBook } from './cash-book.panel.tsx';
import { counted as countedWords } from './day-words.ts';
import { DrawersOfDay } from './drawers-of-day.panel.tsx';
import classes from './reports.module.css';

export type SlipsTyped = {
  typed: Record<string, string>;
  wrong: readonly MoneyMode[];
  onType: (mode: MoneyMode, text: string) => void;
};

type ExpectedCountedProps = {
  sheet: DaySheet;
  /** Of all drawers together, by the book. */
  floatPaise: number;
  countedPaise: number | null;
  /** By the machines' slips. */
  slips: Partial<Record<MoneyMode, number>>;
  /** Opens the drawer that is still open, where its float is changed. */
  onDrawer?: (() => void) | undefined;
  slipsTyped?: SlipsTyped | undefined;
  notices?: ReactNode;
};

/** What should be there by mode, what was found, whose drawers they were, how the cash came about. */
export function ExpectedCounted(props: ExpectedCountedProps) {
  const { sheet, floatPaise, countedPaise, slips, onDrawer, slipsTyped, notices } = props;
  const t = useTranslation();
  const { modes } = drawerLines(sheet.moves);
  const expected = (mode: MoneyMode) => expectedPaise(sheet.moves, mode, floatPaise);
  const found = (mode: MoneyMode) => (mode === 'cash' ? countedPaise : (slips[mode] ?? null));
  const all = modes.reduce((sum, mode) => sum + expected(mode), 0);
  const counted = modes.reduce((sum, mode) => sum + (found(mode) ?? 0), 0);
  // A slip that nobody looked up agrees with nothing.
  const isWhole = modes.every(mode => found(mode) !== null);
  return (
    <section className={classes.column} aria-label={t('reports.expectedAndCounted')}>
      {notices}
      <h1 className="title">{t('reports.expectedAndCounted')}</h1>
      <table className={`table ${classes.modes}`}>
        <thead>
          <tr>
            <th>{t('reports.mode')}</th>
            <th className="numeric">{t('reports.expected')}</th>
            <th className="numeric">{t('reports.counted')}</th>
            <th className="numeric">{t('reports.difference')}</th>
          </tr>
        </thead>
        <tbody>
          {modes.map(mode => {
            const paise = found(mode);
            return (
              <tr key={mode}>
                <td>
                  <ModeName sheet={sheet} mode={mode} />
                </td>
                <td className="numeric dim">{inRupees(expected(mode))}</td>
                <td className="numeric strong">
                  {mode !== 'cash' && slipsTyped && sheet.slips[mode] === undefined ? (
                    <SlipInput mode={mode} slips={slipsTyped} />
                  ) : (
                    <Paise paise={paise} />
                  )}
                </td>
                <td className="numeric">
                  <DifferenceWord paise={paise === null ? null : paise - expected(mode)} />
                </td>
              </tr>
            );
          })}
          <tr className={classes.sum}>
            <td className="strong">{t('reports.inHand')}</td>
            <td className="numeric">{inRupees(all)}</td>
            <td className="numeric strong">
              <Paise paise={countedPaise === null ? null : counted} />
            </td>
            <td className="numeric">
              <DifferenceWord paise={isWhole ? counted - all : null} />
            </td>
          </tr>
        </tbody>
      </table>
      {slipsTyped && <p className="tiny dim">{t('reports.slipHint')}</p>}
      {sheet.drawers.length > 0 && <DrawersOfDay {...sheet} />}
      <CashBook sheet={sheet} floatPaise={floatPaise} onDrawer={onDrawer} />
    </section>
  );
}

function Paise({ paise }: { paise: number | null }) {
  return paise === null ? <span className="faint">–</span> : inRupees(paise);
}

function ModeName({ sheet, mode }: { sheet: DaySheet; mode: MoneyMode }) {
  const t = useTranslation();
  const count = sheet.byMode.find(row => row.mode === mode)?.count ?? 0;
  const receipts = countedWords(t, count, 'reports.oneReceipt', 'reports.receipts');
  return (
    <>
      <div>{mode === 'cash' ? t('reports.cashInDrawer') : t(MODE_WORDS[mode])}</div>
      <div className="tiny dim">
        {mode === 'cash'
          ? t('reports.floatIncluded')
          : count === 0
            ? t('reports.noneToday')
            : t('reports.bySlip', { receipts })}
      </div>
    </>
  );
}

function SlipInput({ mode, slips }: { mode: MoneyMode; slips: SlipsTyped }) {
  const t = useTranslation();
  return (
    <TextInput
      name={`slip-${mode}`}
      className={cashClasses.amountInput ?? ''}
      aria-label={t('cash.slipOf', { mode: t(MODE_WORDS[mode]) })}
      value={slips.typed[mode] ?? ''}
      inputMode="decimal"
      maxLength={12}
      autoComplete="off"
      leftSection="₹"
      error={slips.wrong.includes(mode) ? t('cash.slipWrong') : undefined}
      onFocus={event => event.currentTarget.select()}
      onChange={event => slips.onType(mode, event.currentTarget.value)}
    />
  );
}
