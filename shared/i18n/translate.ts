import type { Language } from '../features/settings/settings.schema.ts';
import { en } from './en.ts';
import { hi } from './hi.ts';

type Words = typeof en;
/** 'patients.fullName': a feature's file, then its key. */
export type WordKey = { [F in keyof Words]: `${F}.${Extract<keyof Words[F], string>}` }[keyof Words];
export type WordParams = Record<string, string | number>;
export type Translate = (key: WordKey, params?: WordParams) => string;

const languages: Record<Language, Record<string, Record<string, string>>> = { en, hi };

/** Puts '{name}' in its place; what is not given stays visible, so that a slip is seen. */
function fill(text: string, params: WordParams): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
}

export function translate(language: Language, key: WordKey, params: WordParams = {}): string {
  const [feature = '', name = ''] = key.split('.');
  return fill(languages[language][feature]?.[name] ?? key, params);
}

/** The words of one language, where no screen chooses it: pages and files. */
export function translatorOf(language: Language): Translate {
  return (key, params) => translate(language, key, params);
}

/** The sentence of a field problem, refusal or fault, wherever a feature keeps it; undefined when nobody does. */
export function sentenceOf(language: Language, code: string, params: WordParams = {}): string | undefined {
  if (!/^[A-Z][A-Z0-9_]+$/.test(code)) return undefined;
  const words = languages[language];
  const found = words.problems?.[code] ?? Object.values(words).find(room => code in room)?.[code];
  return found === undefined ? undefined : fill(found, params);
}
