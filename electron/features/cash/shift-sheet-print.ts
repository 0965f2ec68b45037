import type { ShiftSheet } from '#shared/features/cash/cash.contract.ts';
import { reasonIn } from '#shared/features/cash/close-reasons.ts';
import {
  movesBesideSlips,
  SLIP_MODES,
  slipDifferenceWords,
  slipPaise,
} from '#shared/features/cash/slips.rules.ts';
import type { MoneyMode } from '#shared/features/ledger/ledger.rules.ts';
import type { Language } from '#shared/features/settings/settings.schema.ts';
import { PRINT_WORDS } from '#shared/i18n/print-words.ts';
import type { Translate } from '#shared/i18n/translate.ts';
import type { RollName } from '../../printing/paper.ts';
import { figure } from './money-tables.ts';

/** One drawer on one page, to lie with its cash. */
export type ShiftSheetPrint = {
  paper: RollName | 'A4';
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
  /** 1 for the first reprint; null, or left out, for the original. */
  duplicateCopy?: number | null;
};

/** Counted, by mode: the cash by hand, the rest by the machine's slip where somebody looked. */
export function countedByMode({ sheet }: ShiftSheetPrint): Partial<Record<MoneyMode, number>> {
  const { slips, countedCashPaise } = sheet;
  return countedCashPaise === null ? slips : { ...slips, cash: countedCashPaise };
}

/** Expected, by mode: the float is cash that is there too. */
export function expectedByMode({ sheet }: ShiftSheetPrint): Partial<Record<MoneyMode, number>> {
  const bySlip = SLIP_MODES.filter(mode => sheet.sums.some(row => row.mode === mode)).map(
    mode => [mode, slipPaise(sheet.sums, mode)] as const,
  );
  return { ...Object.fromEntries(bySlip), cash: sheet.expectedCashPaise };
}

/** Why what should be on a slip is not all that came and went by its mode; empty where it is. */
export function besideSlips({ sheet }: ShiftSheetPrint, t: Translate): string {
  return movesBesideSlips(sheet.sums) ? t('cash.besideSlips') : '';
}

/** 'Short by ₹ 10.00: …'; of a drawer that agrees, what was said all the same. */
export function varianceNote({ sheet }: ShiftSheetPrint, t: Translate): string {
  const difference = (sheet.countedCashPaise ?? 0) - sheet.expectedCashPaise;
  const word = t(difference < 0 ? 'cash.shortBy' : 'cash.overBy');
  const ofCash = `${t('cash.modeCash')}: ${word} ₹\u00a0${figure(Math.abs(difference))}`;
  const said = [...(difference === 0 ? [] : [ofCash]), ...slipDifferenceWords(t, sheet.slipDifferences)];
  return [said.join('; '), reasonIn(t, sheet.reason)].filter(Boolean).join(': ');
}

/** Whose drawer it was, and who counted it where that was somebody else. */
export function signatures({ sheet }: ShiftSheetPrint, t: Translate): string[] {
  if (sheet.isOpen) return [];
  const { userName, closedByName, secondByName } = sheet;
  const first = closedByName === userName ? t('cash.signsHandedOver') : t('cash.signsCounted');
  return [`${first}: ${closedByName}`, `${t('cash.signsSecond')}: ${secondByName}`];
}

/** That the sheet was printed before, for its foot. */
export function reprintMark({ duplicateCopy = null, language }: ShiftSheetPrint): string {
  return duplicateCopy === null ? '' : PRINT_WORDS[language].reprint(duplicateCopy);
}
