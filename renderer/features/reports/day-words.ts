import type { DaySheet } from '#shared/features/reports/reports.contract.ts';
import type { Translate, WordKey } from '#shared/i18n/translate.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

export function weekdayWord(t: Translate, date: LocalDate): string {
  return t(`reports.weekday${new Date(`${date}T00:00:00Z`).getUTCDay()}` as WordKey);
}

export function monthWord(t: Translate, date: LocalDate): string {
  return t(`reports.month${Number(date.slice(5, 7))}` as WordKey);
}

/** 'c41e 07b8 …': a seal in groups that can be read out. */
export function sealInGroups(seal: string, groups = 2): string {
  return (seal.match(/.{1,4}/g) ?? []).slice(0, groups).join(' ');
}

/** The mean of the same weekdays that took money; null when there were none. */
export function usualPaise({ sameWeekday }: DaySheet): number | null {
  const days = sameWeekday.filter(({ collectedPaise }) => collectedPaise > 0);
  if (days.length === 0) return null;
  return (
    Math.round(days.reduce((sum, { collectedPaise }) => sum + collectedPaise, 0) / days.length / 100) * 100
  );
}

export function comparedWithUsual(t: Translate, sheet: DaySheet): string {
  const usual = usualPaise(sheet);
  if (usual === null) return '';
  const percent = Math.round(((sheet.collectedPaise - usual) / usual) * 100);
  if (percent === 0) return t('reports.asUsual');
  return t(percent > 0 ? 'reports.aboveUsual' : 'reports.belowUsual', { percent: Math.abs(percent) });
}

/** '1 bill', '4 bills': the singular has its own word. */
export function counted(t: Translate, count: number, one: WordKey, several: WordKey): string {
  return t(count === 1 ? one : several, { count });
}
