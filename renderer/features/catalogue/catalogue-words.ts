import type { PriceListRow } from '#shared/features/catalogue/price.schema.ts';
import { STANDARD_LIST } from '#shared/features/catalogue/price.schema.ts';
import type { TaxRate } from '#shared/features/catalogue/tax.schema.ts';
import type { Language } from '#shared/features/settings/settings.schema.ts';
import type { Translate } from '#shared/i18n/translate.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { longDay } from '../../app/wall-clock.ts';
import { span } from '../appointments/clock-words.ts';
import { weekdayWord } from '../appointments/weekdays.field.tsx';

export function listWord(t: Translate, list: { id: number; name: string }): string {
  return list.id === STANDARD_LIST ? t('catalogue.standard') : list.name;
}

/** '5 %', 'Exempt'. */
export function rateWord(
  t: Translate,
  { treatment, gstPermille }: Pick<TaxRate, 'treatment' | 'gstPermille'>,
): string {
  return treatment === 'taxable' ? percent(gstPermille) : t(`catalogue.treatment_${treatment}`);
}

export function percent(permille: number): string {
  return `${permille / 10} %`;
}

/** Under which the row speaks: 'above ₹5,000 a day, not an ICU bed'. */
export function conditionWords(t: Translate, { overPaise, sparesIcu, needsItcNote }: TaxRate): string {
  return [
    overPaise === null ? '' : t('catalogue.aboveADay', { amount: formatRupees(overPaise) }),
    sparesIcu ? t('catalogue.notIcu') : '',
    needsItcNote ? t('catalogue.itcNote') : '',
  ]
    .filter(Boolean)
    .join(', ');
}

/** For whom a list is: 'Staff, Dr Meera Kulkarni, Procedure'. */
export function whoWords(t: Translate, row: PriceListRow, doctorName: string): string {
  const parts = [row.priceClass, doctorName, row.category ? t(`catalogue.category_${row.category}`) : ''];
  const who = parts.filter(Boolean).join(', ');
  if (row.isDeskChoice) return [who, t('catalogue.atTheDesk')].filter(Boolean).join(', ');
  return who || t('catalogue.everybody');
}

/** When a list speaks: 'Sun, Sat 20:00–08:00'. */
export function hoursWords(
  t: Translate,
  { weekdays, fromMinute, toMinute }: PriceListRow,
  language: Language,
): string {
  const days = weekdays.map(day => weekdayWord(day, language)).join(', ');
  const hours = fromMinute === null || toMinute === null ? '' : span(fromMinute, toMinute);
  return [days, hours].filter(Boolean).join(' ') || t('catalogue.always');
}

export function datesWords({ validFrom, validTo }: PriceListRow, language: Language): string {
  return `${longDay(validFrom, language)} – ${validTo ? longDay(validTo, language) : ''}`;
}
