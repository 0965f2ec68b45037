import type { CertificateKind } from './certificate.schema.ts';

/** What a template may leave blank for the certificate to fill. */
export const BLANKS = [
  ...['name', 'age', 'sex', 'relative', 'address', 'uhid', 'doctor'],
  ...['from', 'to', 'days', 'fitFrom', 'today', 'diagnosis', 'purpose', 'addressedTo'],
  ...['reason', 'findings', 'question', 'urgency', 'clinic'],
] as const;
export type Blank = (typeof BLANKS)[number];
export type BlankValues = Partial<Record<string, string>>;

const NAMED = new Set<string>(BLANKS);
const BLANK = /\{([^{}]*)\}/g;
// Only a bracket without another one inside; the grammar has no nesting.
const CHOICE = /\[([^[\]]*)\]/g;

function blanksIn(text: string): string[] {
  return [...text.matchAll(BLANK)].map(([, name = '']) => name);
}

/** `[a|b|c]` becomes the first part whose blanks are all filled, or nothing. */
function choose(inner: string, values: BlankValues): string {
  const parts = inner.split('|');
  return parts.find(part => blanksIn(part).every(name => (values[name] ?? '') !== '')) ?? '';
}

/**
 * The template's words with the blanks filled: `{name}`, and `[with {this} | or else this]` where something may be
 * missing. What is typed is put in last, so that brackets in it stay brackets.
 */
export function fillTemplate(template: string, values: BlankValues, whenEmpty = ''): string {
  return template
    .replace(CHOICE, (_, inner: string) => choose(inner, values))
    .replace(BLANK, (_, name: string) => values[name] || whenEmpty)
    .split('\n')
    .map(line =>
      line
        .replace(/ {2,}/g, ' ')
        .replace(/ +([.,;])/g, '$1')
        .trim(),
    )
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

export const TEMPLATE_PROBLEMS = [
  'WORDING_BLANK_UNKNOWN',
  'WORDING_BRACKETS_UNEVEN',
  'WORDING_BLANK_MISSING',
] as const;
export type TemplateProblem = { code: (typeof TEMPLATE_PROBLEMS)[number]; blank: string };

/** Without them a text would not be the certificate it says it is. */
const NEEDED: Readonly<Record<CertificateKind, readonly Blank[]>> = {
  sickness: ['name', 'from', 'to'],
  leave: ['name', 'from', 'to'],
  fitness: ['name', 'fitFrom'],
  referral: ['name', 'reason'],
  admission: ['name', 'reason'],
};

/** What is wrong with a text that somebody wants to use from now on; the first thing of each sort. */
export function templateProblems(kind: CertificateKind, text: string): TemplateProblem[] {
  const unknown = blanksIn(text).find(name => !NAMED.has(name));
  const isUneven = /[[\]{}]/.test(text.replace(CHOICE, '$1').replace(BLANK, ''));
  const outside = new Set(blanksIn(text.replace(CHOICE, '')));
  const missing = NEEDED[kind].find(name => !outside.has(name));
  return [
    ...(unknown === undefined ? [] : [{ code: 'WORDING_BLANK_UNKNOWN' as const, blank: `{${unknown}}` }]),
    ...(isUneven ? [{ code: 'WORDING_BRACKETS_UNEVEN' as const, blank: '' }] : []),
    ...(missing === undefined ? [] : [{ code: 'WORDING_BLANK_MISSING' as const, blank: `{${missing}}` }]),
  ];
}
