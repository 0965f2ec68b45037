import { dayIn, weekdayIn } from '../../i18n/day-words.ts';
import type { Translate } from '../../i18n/translate.ts';
import { formatRupees } from '../../kernel/money.ts';
import { span } from '../../kernel/wall-minutes.ts';
import type { Language } from '../settings/settings.schema.ts';
import { type PriceListRow, STANDARD_LIST } from './price.schema.ts';
import type { TaxRate } from './tax.schema.ts';

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
  const days = weekdays.map(day => weekdayIn(language, day)).join(', ');
  const hours = fromMinute === null || toMinute === null ? '' : span(fromMinute, toMinute);
  return [days, hours].filter(Boolean).join(' ') || t('catalogue.always');
}

export function datesWords({ validFrom, validTo }: PriceListRow, language: Language): string {
  return `${dayIn(language, validFrom)} – ${validTo ? dayIn(language, validTo) : ''}`;
}
