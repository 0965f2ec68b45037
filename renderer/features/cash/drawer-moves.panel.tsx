import { TextInput } from '@mantine/core';
import type { ShiftSheet } from '#shared/features/cash/cash.contract.ts';
import { kindWord, MODE_WORDS } from '#shared/features/cash/cash-words.ts';
import { drawerLines } from '#shared/features/cash/drawer-lines.rules.ts';
import { expectedPaise } from '#shared/features/cash/slips.rules.ts';
import type { MoneyMode } from '#shared/features/ledger/ledger.rules.ts';
import { useTranslation } from '../../app/language.tsx';
import classes from './cash.module.css';
import { DifferenceWord, inRupees } from './difference-word.tsx';

type DrawerMovesProps = {
  sheet: ShiftSheet;
  floatPaise: number;
  counted: Partial<Record<MoneyMode, number>>;
  /** Absent once the drawer is handed over. */
  slips?: {
    typed: Record<string, string>;
    wrong: readonly MoneyMode[];
    onType: (mode: MoneyMode, text: string) => void;
  };
};

/** What went through a drawer by kind and mode, what should be there and what was found. */
export function DrawerMoves({ sheet, floatPaise, counted, slips }: DrawerMovesProps) {
  const t = useTranslation();
  const { modes, lines } = drawerLines(sheet.sums);
  const expected = (mode: MoneyMode) => expectedPaise(sheet.sums, mode, floatPaise);
  return (
    <table className={`table ${classes.moves}`}>
      <thead>
        <tr>
          <th>{t('cash.throughDrawer')}</th>
          {modes.map(mode => (
            <th key={mode} className="numeric">
              {t(MODE_WORDS[mode])}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <td>{t('cash.float')}</td>
          {modes.map(mode => (
            <td key={mode} className="numeric dim">
              {mode === 'cash' ? inRupees(floatPaise) : ''}
            </td>
          ))}
        </tr>
        {lines.map(({ kind, count, byMode }) => (
          <tr key={kind}>
            <td>
              {t(kindWord(kind))} <span className="tiny dim">· {count}</span>
            </td>
            {modes.map(mode => (
              <td key={mode} className="numeric">
                {byMode[mode] === undefined ? <span className="faint">–</span> : inRupees(byMode[mode])}
              </td>
            ))}
          </tr>
        ))}
        <tr data-sum>
          <td className="strong">{t('cash.shouldBe')}</td>
          {modes.map(mode => (
            <td key={mode} className="numeric strong">
              {inRupees(expected(mode))}
            </td>
          ))}
        </tr>
        <tr>
          <td>{t('cash.countedOrSlip')}</td>
          {modes.map(mode => (
            <td key={mode} className="numeric strong">
              {mode === 'cash' || !slips ? (
                <Counted paise={counted[mode]} />
              ) : (
                <TextInput
                  name={`slip-${mode}`}
                  className={classes.amountInput ?? ''}
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
              )}
            </td>
          ))}
        </tr>
        <tr>
          <td>{t('cash.difference')}</td>
          {modes.map(mode => (
            <td key={mode} className="numeric">
              <DifferenceWord paise={counted[mode] === undefined ? null : counted[mode] - expected(mode)} />
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

function Counted({ paise }: { paise: number | undefined }) {
  return paise === undefined ? <span className="faint">–</span> : inRupees(paise);
}
