import { type Translate, translatorOf, type WordKey } from '../../i18n/translate.ts';
import { LANGUAGES } from '../settings/settings.schema.ts';
import type { Expense, ExpenseCategory } from './expense.schema.ts';

const WORDS: Readonly<Record<string, WordKey>> = {
  tea: 'cash.categoryNameTea',
  stationery: 'cash.categoryNameStationery',
  cleaning: 'cash.categoryNameCleaning',
  supplies: 'cash.categoryNameSupplies',
  travel: 'cash.categoryNameTravel',
  repairs: 'cash.categoryNameRepairs',
  power: 'cash.categoryNamePower',
  rent: 'cash.categoryNameRent',
  wages: 'cash.categoryNameWages',
  post: 'cash.categoryNamePost',
  other: 'cash.categoryNameOther',
};

/** What the program brings in the language of the reader, the clinic's own as it was written. */
export function categoryWord(t: Translate, { code, name }: ExpenseCategory): string {
  const key = code === null ? undefined : WORDS[code];
  return key ? t(key) : name;
}

export function categoryOfExpense(
  t: Translate,
  { category: name, categoryCode: code }: Pick<Expense, 'category' | 'categoryCode'>,
): string {
  return categoryWord(t, { code, name });
}

const folded = (text: string) => text.trim().replace(/\s+/g, ' ').toLocaleLowerCase('en');

/** The category that these words name in any language; undefined when they name none. */
export function categoryInWords(
  categories: readonly ExpenseCategory[],
  words: string,
): ExpenseCategory | undefined {
  return categories.find(category =>
    [category.name, ...LANGUAGES.map(language => categoryWord(translatorOf(language), category))].some(
      word => folded(word) === folded(words),
    ),
  );
}
