import type { Finding, NotChecked } from '#shared/features/prescriptions/checks/finding.schema.ts';
import type { Translate, WordKey } from '#shared/i18n/translate.ts';
import { formatDate } from '#shared/kernel/local-date.ts';

const LEVELS: Record<Finding['level'], WordKey> = {
  contraindicated: 'prescriptions.levelStop',
  major: 'prescriptions.levelMajor',
  moderate: 'prescriptions.levelNote',
};

export function levelWord(t: Translate, { level }: Pick<Finding, 'level'>): string {
  return t(LEVELS[level]);
}

const TITLES: Record<Finding['kind'], WordKey> = {
  allergy: 'prescriptions.warningTitle',
  interaction: 'prescriptions.titleInteraction',
  duplicateIngredient: 'prescriptions.titleDuplicate',
  duplicateClass: 'prescriptions.titleClass',
  alreadyGiven: 'prescriptions.titleAlreadyGiven',
  dailyMaximum: 'prescriptions.titleMaximum',
  pregnancy: 'prescriptions.titlePregnancy',
  lactation: 'prescriptions.titleLactation',
  age: 'prescriptions.titleAge',
  elderly: 'prescriptions.titleElderly',
  renal: 'prescriptions.titleInteraction',
  schedule: 'prescriptions.titleMark',
  notifiable: 'prescriptions.titleMark',
  teleconsultation: 'prescriptions.titleMark',
};

const capitalised = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

/** "Clarithromycin with atorvastatin, taken since 2 Mar 2026". */
export function findingTitle(t: Translate, finding: Finding): string {
  const { kind, amounts, earlier } = finding;
  const perWeek = kind === 'dailyMaximum' && amounts?.per === 'week';
  const title = t(perWeek ? 'prescriptions.titleMaximumWeek' : TITLES[kind], {
    drug: capitalised(finding.drug),
    ingredient: capitalised(finding.drug),
    allergen: finding.other,
    other: finding.other,
    effect: finding.effect,
    total: amounts?.total ?? '',
    maximum: amounts?.maximum ?? '',
    unit: amounts?.unit ?? '',
    start: earlier ? formatDate(earlier.startedOn) : '',
    end: earlier?.endsOn ? formatDate(earlier.endsOn) : '',
  });
  if (!earlier || kind === 'alreadyGiven') return title;
  const since = earlier.endsOn
    ? t('prescriptions.takenTill', { date: formatDate(earlier.endsOn) })
    : t('prescriptions.takenSince', { date: formatDate(earlier.startedOn) });
  return `${title}, ${since}`;
}

/** Kinds whose effect stands in the title already. */
const TOLD_IN_TITLE: readonly Finding['kind'][] = [
  'duplicateClass',
  'schedule',
  'notifiable',
  'teleconsultation',
];

/** What happens and what to do, in one line. */
export function findingWhy(t: Translate, { kind, effect, advice }: Finding): string {
  const group =
    kind === 'allergy' && effect !== '' ? t('prescriptions.sameGroup', { group: effect }) : effect;
  const what = TOLD_IN_TITLE.includes(kind) ? '' : group;
  const source = kind === 'dailyMaximum' ? t('prescriptions.maximumBy', { source: advice }) : advice;
  return [what, source]
    .filter(text => text !== '')
    .map(text => (/[.।!?]$/.test(text) ? text : `${text}.`))
    .join(' ');
}

export function listWords(t: Translate, { list }: Finding): string {
  return t('prescriptions.referenceOnly', {
    list: list.name.replaceAll('_', ' '),
    version: list.version,
    date: formatDate(list.date),
  });
}

const NOT_CHECKED: Record<NotChecked['code'], WordKey> = {
  freeText: 'prescriptions.ncFreeText',
  notInLists: 'prescriptions.ncNotInLists',
  earlierFreeText: 'prescriptions.ncEarlierFreeText',
  allergiesNotAsked: 'prescriptions.ncAllergiesNotAsked',
  allergenUnknown: 'prescriptions.ncAllergenUnknown',
  amountNotCounted: 'prescriptions.ncAmountNotCounted',
  noWeight: 'prescriptions.ncNoWeight',
  noHeight: 'prescriptions.ncNoHeight',
  noCreatinine: 'prescriptions.ncNoCreatinine',
  pregnancyNotAsked: 'prescriptions.ncPregnancyNotAsked',
  pregnancyUnknown: 'prescriptions.ncPregnancyUnknown',
  breastFeedingNotAsked: 'prescriptions.ncBreastFeedingNotAsked',
  teleListUnknown: 'prescriptions.ncTeleListUnknown',
};

export function notCheckedWords(t: Translate, { code, what }: NotChecked): string {
  return t(NOT_CHECKED[code], { what });
}
