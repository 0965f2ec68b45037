import { formatDate, isLocalDate, type LocalDate } from '../../kernel/local-date.ts';
import type { FilledSection } from './filled-section.schema.ts';
import type { FormChoice, FormDefinition, FormField, Words } from './form.schema.ts';
import type { FieldValue } from './section.rules.ts';
import { readTooth } from './teeth.rules.ts';

type FormLanguage = 'en' | 'hi';
export type PrintedSection = { title: string; rows: [label: string, value: string][] };

const WORDS = {
  en: { yes: 'yes', no: 'no', right: 'R', left: 'L', weeks: 'weeks', day: 'day', days: 'days' },
  hi: { yes: 'हाँ', no: 'नहीं', right: 'दायाँ', left: 'बायाँ', weeks: 'सप्ताह', day: 'दिन', days: 'दिन' },
} as const;

/** In the wanted language, or in English where nobody wrote it. */
export function wordIn(words: Words, language: FormLanguage): string {
  return language === 'hi' && words.hi !== '' ? words.hi : words.en;
}

function choiceWord(choices: readonly FormChoice[], id: string, language: FormLanguage): string {
  const choice = choices.find(one => one.id === id);
  return choice ? wordIn(choice.label, language) : id;
}

type NumberShape = { unit: string; decimals?: number; step?: number | null; isSigned?: boolean };

function numberWords(value: number, { unit, step, decimals = 0, isSigned }: NumberShape): string {
  // Dioptres are written with both decimals: 2.50, never 2.5.
  const figures = step === null || step === undefined ? String(value) : value.toFixed(decimals);
  const sign = isSigned && value > 0 ? '+' : '';
  return `${sign}${figures.replace('-', '−')}${unit === '' ? '' : ` ${unit}`}`;
}

/** '28 weeks 3 days' of a number of days. */
function weeksWords(days: number, language: FormLanguage): string {
  const words = WORDS[language];
  const rest = days % 7;
  const weeks = `${Math.floor(days / 7)} ${words.weeks}`;
  return rest === 0 ? weeks : `${weeks} ${rest} ${rest === 1 ? words.day : words.days}`;
}

function dateWords(value: string): string {
  return isLocalDate(value) ? formatDate(value as LocalDate) : value;
}

/** '11 fractured, 36 caries', in the order of the tooth numbers. */
export function teethWords(
  value: readonly string[],
  choices: readonly FormChoice[],
  language: FormLanguage,
): string {
  return value
    .flatMap(stored => readTooth(stored) ?? [])
    .toSorted((a, b) => a.tooth.localeCompare(b.tooth))
    .map(({ tooth, state }) => `${tooth} ${choiceWord(choices, state, language)}`)
    .join(', ');
}

type Shape = Exclude<FormField, { type: 'pair' }> | Extract<FormField, { type: 'pair' }>['of'];

function oneWords(of: Shape, value: FieldValue, language: FormLanguage): string {
  if (typeof value === 'boolean') return WORDS[language][value ? 'yes' : 'no'];
  if (of.type === 'dental' && Array.isArray(value)) return teethWords(value, of.choices, language);
  if (of.type === 'several' && Array.isArray(value)) {
    return value.map(id => choiceWord(of.choices, id, language)).join(', ');
  }
  if (typeof value === 'number') {
    if (of.type === 'computed' && of.shows === 'weeks') return weeksWords(value, language);
    return numberWords(value, of.type === 'number' || of.type === 'computed' ? of : { unit: '' });
  }
  if (typeof value !== 'string') return value.join(', ');
  if (of.type === 'choice') return choiceWord(of.choices, value, language);
  const isDate = of.type === 'date' || (of.type === 'computed' && of.shows === 'date');
  return isDate ? dateWords(value) : value;
}

/** A field's value as it is read aloud; empty when nothing was filled in. */
export function valueWords(
  field: FormField,
  values: FilledSection['values'],
  language: FormLanguage,
): string {
  if (field.type !== 'pair') {
    const value = values[field.id];
    return value === undefined ? '' : oneWords(field, value, language);
  }
  return (['right', 'left'] as const)
    .flatMap(side => {
      const value = values[`${field.id}.${side}`];
      return value === undefined ? [] : [`${WORDS[language][side]} ${oneWords(field.of, value, language)}`];
    })
    .join(', ');
}

/** What a filled form says on a page: only what was filled in, in the order of its print block. */
export function printSection(
  definition: FormDefinition,
  filled: Pick<FilledSection, 'values'>,
  language: FormLanguage,
  page: 'prescription' | 'slip' = 'prescription',
): PrintedSection {
  const fields = new Map(definition.fields.map(field => [field.id, field]));
  const rows = definition.print[page].flatMap(({ field: id, label }): PrintedSection['rows'] => {
    const field = fields.get(id);
    const words = field ? valueWords(field, filled.values, language) : '';
    return field && words !== '' ? [[wordIn(label ?? field.label, language), words]] : [];
  });
  return { title: wordIn(definition.title, language), rows };
}

/** All that was filled in, headings as rows without a value left out: for reading a signed note. */
export function wholeSection(
  definition: FormDefinition,
  filled: Pick<FilledSection, 'values'>,
  language: FormLanguage,
): PrintedSection {
  const rows = definition.fields.flatMap((field): PrintedSection['rows'] => {
    const words = valueWords(field, filled.values, language);
    return words === '' ? [] : [[wordIn(field.label, language), words]];
  });
  return { title: wordIn(definition.title, language), rows };
}
