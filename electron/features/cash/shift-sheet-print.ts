import type { ShiftSheet } from '#shared/features/cash/cash.contract.ts';
import { reasonIn } from '#shared/features/cash/close-reasons.ts';
import { drawerLines } from '#shared/features/cash/drawer-lines.rules.ts';
import type { MoneyMode } from '#shared/features/ledger/ledger.rules.ts';
import type { Language } from '#shared/features/settings/settings.schema.ts';
import type { Translate } from '#shared/i18n/translate.ts';
import { figure } from './money-tables.ts';

/** One drawer on one page, to lie with its cash. */
export type ShiftSheetPrint = {
  paper: '80mm' | 'A4';
  language: Language;
  clinicName: string;
  place: string;
  /** 'Saturday 21 November 2026' */
  date: string;
  /** '9:05 am' */
  openedAt: string;
  /** Empty while the drawer is open. */
  closedAt: string;
  sheet: ShiftSheet;
};

/** Counted, by mode: the cash by hand, the rest by the machine's slip where somebody looked. */
export function countedByMode({ sheet }: ShiftSheetPrint): Partial<Record<MoneyMode, number>> {
  const { slips, countedCashPaise } = sheet;
  return countedCashPaise === null ? slips : { ...slips, cash: countedCashPaise };
}

/** Expected, by mode: the float is cash that is there too. */
export function expectedByMode({ sheet }: ShiftSheetPrint): Partial<Record<MoneyMode, number>> {
  const { totals } = drawerLines(sheet.sums);
  return { ...totals, cash: sheet.expectedCashPaise };
}

/** 'Short by ₹ 10.00: …'; of a drawer that agrees, what was said all the same. */
export function varianceNote({ sheet }: ShiftSheetPrint, t: Translate): string {
  const difference = (sheet.countedCashPaise ?? 0) - sheet.expectedCashPaise;
  if (difference === 0) return reasonIn(t, sheet.reason);
  const word = t(difference < 0 ? 'cash.shortBy' : 'cash.overBy');
  return `${t('cash.modeCash')}: ${word} ₹\u00a0${figure(Math.abs(difference))}: ${reasonIn(t, sheet.reason)}`;
}

/** Whose drawer it was, and who counted it where that was somebody else. */
export function signatures({ sheet }: ShiftSheetPrint, t: Translate): string[] {
  if (sheet.isOpen) return [];
  const { userName, closedByName, secondByName } = sheet;
  const first = closedByName === userName ? t('cash.signsHandedOver') : t('cash.signsCounted');
  return [`${first}: ${closedByName}`, `${t('cash.signsSecond')}: ${secondByName}`];
}
