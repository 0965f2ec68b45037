import type { WordKey } from '../../i18n/translate.ts';
import { CHECK_LEVELS } from '../prescriptions/checks/check-rows.schema.ts';
import type { ClinicList } from './clinic-rows.schema.ts';

export type RowField = {
  name: string;
  word: WordKey;
  hint?: WordKey;
  choices?: readonly { value: string; word?: WordKey }[];
};

const SIDES = [
  { value: 'generic', word: 'lists.aGeneric' },
  { value: 'class', word: 'lists.aClass' },
] as const;

const SURE: RowField = {
  name: 'isSure',
  word: 'lists.sure',
  choices: [
    { value: 'yes', word: 'common.yes' },
    { value: 'no', word: 'common.no' },
  ],
};

/** The fields of a row, in the order in which they are filled in. */
export const ROW_FIELDS: Readonly<Record<ClinicList, readonly RowField[]>> = {
  drugs: [
    { name: 'brand', word: 'lists.brand' },
    { name: 'generic', word: 'lists.generic' },
    { name: 'strength', word: 'lists.strength' },
    { name: 'form', word: 'lists.form' },
    { name: 'route', word: 'lists.route' },
    {
      name: 'schedule',
      word: 'lists.schedule',
      choices: ['', 'H', 'H1', 'X', 'G'].map(value => ({ value })),
    },
    { name: 'usualDose', word: 'lists.usualDose', hint: 'lists.usualDoseHint' },
    { name: 'manufacturer', word: 'lists.manufacturer' },
    { name: 'pack', word: 'lists.pack' },
    { name: 'mrpPaise', word: 'lists.mrpPaise' },
    { name: 'notes', word: 'lists.notes' },
    SURE,
  ],
  diagnoses: [
    { name: 'title', word: 'lists.diagnosisTitle' },
    { name: 'code', word: 'lists.code' },
    { name: 'synonyms', word: 'lists.synonymsField' },
    { name: 'group', word: 'lists.group' },
    SURE,
  ],
  interactions: [
    { name: 'a', word: 'lists.a' },
    { name: 'aType', word: 'lists.aType', choices: SIDES },
    { name: 'b', word: 'lists.b' },
    { name: 'bType', word: 'lists.bType', choices: SIDES },
    {
      name: 'severity',
      word: 'lists.severity',
      choices: CHECK_LEVELS.map(value => ({ value, word: `lists.${value}` as const })),
    },
    { name: 'effect', word: 'lists.effect' },
    { name: 'management', word: 'lists.management' },
    SURE,
  ],
};

/** The column of a file in which a field stands, where it is named otherwise. */
export const FILE_COLUMN_OF: Readonly<Record<string, string>> = {
  ...{ mrpPaise: 'mrp', usualDose: 'default_dose', aType: 'a_type', bType: 'b_type' },
  isSure: 'sure',
};
