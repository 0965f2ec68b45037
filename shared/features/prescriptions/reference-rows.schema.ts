import * as z from 'zod';
import { phraseLanguages } from './rx-phrases.ts';

const text = z.string();
const filled = z.string().min(1);
const list = z.string().transform(cell =>
  cell
    .split(';')
    .map(part => part.trim())
    .filter(Boolean),
);
const isSure = z.enum(['yes', 'no']).transform(cell => cell === 'yes');
/** A blank cell is unknown, which is neither yes nor no. */
const yesOrUnknown = z.enum(['yes', '']).transform(cell => cell === 'yes');

export const formularyRowSchema = z
  .object({
    id: z.string().regex(/^DRG\d{4}$/),
    generic: filled,
    strength: filled,
    form: filled,
    route: filled,
    drug_class: filled,
    atc: text,
    schedule: z.enum(['H', 'H1', 'X', 'G', '']),
    schedule_basis: filled,
    rx_only: filled,
    ndps_listed: yesOrUnknown,
    adult_dose: text,
    max_daily: text,
    pregnancy: z.enum(['safe', 'caution', 'avoid', 'contraindicated', 'use-if-needed', 'no-data', '']),
    brands: list,
    nlem2022: z.enum(['yes', 'no']),
    pmbjp_verified: z.enum(['yes', 'no']),
    source: filled,
    sure: isSure,
  })
  .transform(row => ({
    id: row.id,
    generic: row.generic,
    strength: row.strength,
    form: row.form,
    route: row.route,
    drugClass: row.drug_class,
    atc: row.atc,
    scheduleMark: row.schedule === '' ? null : row.schedule,
    scheduleBasis: row.schedule_basis,
    isNdpsListed: row.ndps_listed,
    adultDose: row.adult_dose,
    maxDaily: row.max_daily,
    pregnancy: row.pregnancy,
    brands: row.brands,
    isEssential: row.nlem2022 === 'yes',
    isInJanAushadhi: row.pmbjp_verified === 'yes',
    isSure: row.sure,
  }));

export const ingredientRowSchema = z
  .object({
    generic: filled,
    ingredients: list,
    match_names: list,
    systemic: z.enum(['yes', 'no', 'by route']),
    source: text,
    sure: isSure,
  })
  .transform(row => ({
    generic: row.generic,
    ingredients: row.ingredients,
    matchNames: row.match_names,
    systemic: row.systemic,
  }));

export const synonymRowSchema = z
  .object({
    synonym: filled,
    generic: filled,
    kind: z.enum(['synonym', 'brand']),
    source: text,
    sure: isSure,
  })
  .transform(({ synonym, generic, kind }) => ({ synonym, generic, kind }));

export const crossLevels = ['full', 'high', 'partial', 'low', 'none', 'unknown'] as const;

export const allergyRowSchema = z
  .object({
    group: filled,
    label: filled,
    member: filled,
    reaction_to_group: filled,
    cross_level: z.enum(crossLevels),
    advice: filled,
    source: text,
    sure: isSure,
  })
  .transform(row => ({
    group: row.group,
    label: row.label,
    member: row.member,
    reactionToGroup: row.reaction_to_group,
    crossLevel: row.cross_level,
    advice: row.advice,
    isSure: row.sure,
  }));

export const phraseRowSchema = z
  .object({
    id: z.string().regex(/^[a-z]+_[a-z0-9_]+$/),
    category: filled,
    // A dose can always be said in English and Hindi; another language may lack a phrase.
    ...(Object.fromEntries(
      phraseLanguages.map(language => [language, language === 'en' || language === 'hi' ? filled : text]),
    ) as Record<(typeof phraseLanguages)[number], z.ZodString>),
    unsure_langs: list,
    source: text,
    sure: isSure,
  })
  .transform(({ id, category, unsure_langs, source: _source, sure: _sure, ...texts }) => ({
    id,
    category,
    texts,
    unsureLanguages: unsure_langs,
  }));

export const icd10RowSchema = z
  .object({
    code: z.string().regex(/^[A-Z]\d{2}(?:\.\d{1,2})?$/),
    title: filled,
    synonyms: list,
    group: filled,
    version: filled,
    source: text,
    sure: isSure,
  })
  .transform(({ code, title, synonyms, group, sure }) => ({ code, title, synonyms, group, isSure: sure }));

export const cautionRowSchema = z
  .object({
    generic: filled,
    drug_class: filled,
    pregnancy: text,
    pregnancy_note: text,
    lactation: text,
    renal: text,
    hepatic: text,
    paediatric: text,
    warnings: text,
    source: text,
    sure: isSure,
  })
  .transform(row => ({
    generic: row.generic,
    pregnancy: row.pregnancy,
    pregnancyNote: row.pregnancy_note,
    lactation: row.lactation,
    renal: row.renal,
    hepatic: row.hepatic,
    paediatric: row.paediatric,
    warnings: row.warnings,
    isSure: row.sure,
  }));

export const stateRowSchema = z
  .object({
    state: filled,
    type: z.enum(['State', 'UT']),
    iso_code: z.string().regex(/^[A-Z]{2}$/),
    gst_code: z.string().regex(/^\d{2}$/),
    default_langs: list,
    pin_prefix: text,
    source: text,
    sure: isSure,
  })
  .transform(row => ({
    state: row.state,
    isoCode: row.iso_code,
    gstCode: row.gst_code,
    languages: row.default_langs,
    pinPrefix: row.pin_prefix,
  }));

const ageMonths = z
  .string()
  .regex(/^\d*$/)
  .transform(cell => (cell === '' ? null : Number(cell)));

/** Complaint words that speak for a tier (APT-7); a person decides. */
export const triageRowSchema = z
  .object({
    id: z.string().regex(/^[a-zA-Z]+$/),
    tier: z.enum(['soon', 'urgent', 'emergency']),
    min_age_months: ageMonths,
    max_age_months: ageMonths,
    pregnancy_only: z.enum(['yes', 'no']),
    words_en: list,
    words_hi: list,
    words_hi_latin: list,
    valid_from: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
    source: filled,
    sure: isSure,
  })
  .transform(row => ({
    id: row.id,
    tier: row.tier,
    minAgeMonths: row.min_age_months,
    maxAgeMonths: row.max_age_months,
    isForPregnancy: row.pregnancy_only === 'yes',
    phrases: [...row.words_en, ...row.words_hi, ...row.words_hi_latin],
    validFrom: row.valid_from,
  }));

export const listVersionSchema = z.strictObject({
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  sourceNote: filled,
  rows: z.number().int().positive(),
});

export type FormularyItem = z.infer<typeof formularyRowSchema>;
export type IngredientRow = z.infer<typeof ingredientRowSchema>;
export type DrugSynonym = z.infer<typeof synonymRowSchema>;
export type AllergyRow = z.infer<typeof allergyRowSchema>;
export type CrossLevel = (typeof crossLevels)[number];
export type Icd10Row = z.infer<typeof icd10RowSchema>;
export type DrugCaution = z.infer<typeof cautionRowSchema>;
export type StateRow = z.infer<typeof stateRowSchema>;
export type TriageRow = z.infer<typeof triageRowSchema>;
export type ListVersion = z.infer<typeof listVersionSchema>;
