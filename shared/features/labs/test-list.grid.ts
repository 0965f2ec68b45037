import { dayIn } from '../../i18n/day-words.ts';
import type { OnPaper } from '../../i18n/on-paper.ts';
import type { WordKey } from '../../i18n/translate.ts';
import { type Grid, gridOf } from '../../kernel/grid.ts';
import type { RANGE_SEXES, TestOnList } from './own-list.schema.ts';
import { rangeWords } from './results.grid.ts';

export const RANGE_SEX_WORDS: Readonly<Record<(typeof RANGE_SEXES)[number], WordKey>> = {
  any: 'labs.sexAny',
  male: 'labs.sexMale',
  female: 'labs.sexFemale',
  pregnant: 'labs.sexPregnant',
};

/** Of a range's days: whole years and one decimal, as the screen says them. */
export function yearsOfDays(days: number): number {
  return Math.round((days / 365.25) * 10) / 10;
}

const OLDEST_YEARS = 120;

type TestList = { tests: readonly TestOnList[]; version: string; loincNotice: string };
type Row = TestOnList & { range: TestOnList['ranges'][number] | null };

/** The tests, a row for each of their ranges, and where each range comes from. */
export function testListGrid({ tests, version, loincNotice }: TestList, on: OnPaper): Grid {
  const { t, language } = on;
  return gridOf<Row>({
    title: t('labs.testList'),
    subtitle: dayIn(language, on.today),
    rows: tests.flatMap(test => {
      const ranges = test.ranges.length === 0 ? [null] : test.ranges;
      return ranges.map((range): Row => ({ ...test, range }));
    }),
    notes: [t('labs.listNote', { version }), loincNotice],
    columns: [
      { key: 'name', label: t('labs.name'), of: row => row.name },
      { key: 'group', label: t('labs.group'), of: row => row.group },
      { key: 'specimen', label: t('labs.specimen'), of: row => row.specimen },
      { key: 'unit', label: t('labs.unit'), of: row => row.unit },
      { key: 'loinc', label: 'LOINC', of: row => row.loinc },
      { key: 'range', label: t('labs.range'), of: ({ range }) => range && rangeWords(t, range) },
      { key: 'sex', label: t('labs.forWhom'), of: ({ range }) => range && t(RANGE_SEX_WORDS[range.sex]) },
      {
        key: 'fromAge',
        label: t('labs.ageFrom'),
        kind: 'number',
        of: ({ range }) => range && yearsOfDays(range.fromDays),
      },
      {
        key: 'toAge',
        label: t('labs.ageTo'),
        kind: 'number',
        of: ({ range }) => range && Math.min(OLDEST_YEARS, yearsOfDays(range.toDays)),
      },
      {
        key: 'origin',
        label: t('labs.rangeFrom'),
        of: ({ range }) => range && originOf(range.ownFrom, version, on),
      },
    ],
  });
}

function originOf(ownFrom: string | null, version: string, { t, language }: OnPaper): string {
  return ownFrom ? t('labs.ownSince', { date: dayIn(language, ownFrom) }) : t('labs.shipped', { version });
}
