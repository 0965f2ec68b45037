import { addDays, daysBetween, type LocalDate } from '../../kernel/local-date.ts';
import type { CertificateBody, CertificateKind, CertificateLimits } from './certificate.schema.ts';

export type CertificateField = Exclude<keyof CertificateBody, 'kind'>;

const OF_EVERY_KIND = ['hasHindi', 'remarks', 'diagnosis', 'address'] as const;
const PERIOD = ['fromOn', 'toOn', 'longBecause', 'showsDiagnosis', 'identificationMarks', 'purpose'] as const;

const FIELDS: Readonly<Record<CertificateKind, readonly CertificateField[]>> = {
  sickness: [...PERIOD, 'fitFromOn', ...OF_EVERY_KIND],
  leave: [...PERIOD, 'fitFromOn', 'addressedTo', ...OF_EVERY_KIND],
  fitness: [
    'fromOn',
    'toOn',
    'fitFromOn',
    'showsDiagnosis',
    'identificationMarks',
    'purpose',
    ...OF_EVERY_KIND,
  ],
  referral: ['addressedTo', 'reason', 'findings', 'question', 'urgency', ...OF_EVERY_KIND],
  admission: ['addressedTo', 'reason', 'findings', 'urgency', ...OF_EVERY_KIND],
};

/** The fields a kind has. */
export function fieldsOf(kind: CertificateKind): readonly CertificateField[] {
  return FIELDS[kind];
}

/** Kinds by which a doctor certifies a fact to others; a letter goes from doctor to doctor. */
export function isCertifying(kind: CertificateKind): boolean {
  return kind === 'sickness' || kind === 'fitness' || kind === 'leave';
}

const EMPTY: Omit<CertificateBody, 'kind'> = {
  ...{ fromOn: null, toOn: null, fitFromOn: null, longBecause: '' },
  ...{ diagnosis: '', showsDiagnosis: false, identificationMarks: '', address: '', purpose: '' },
  ...{ addressedTo: '', reason: '', findings: '', question: '', urgency: 'routine', remarks: '' },
  hasHindi: false,
};

export function emptyBody(kind: CertificateKind): CertificateBody {
  return { kind, ...EMPTY };
}

/** The same body with what its kind does not have emptied. */
export function onlyOwnFields(body: CertificateBody): CertificateBody {
  const own = Object.fromEntries(FIELDS[body.kind].map(field => [field, body[field]]));
  return { ...emptyBody(body.kind), ...own } as CertificateBody;
}

/** Both days counted: from Monday to Wednesday are three days of rest. */
export function daysOfPeriod(fromOn: LocalDate, toOn: LocalDate): number {
  return daysBetween(fromOn, toOn) + 1;
}

export function lastDayOfPeriod(fromOn: LocalDate, days: number): LocalDate {
  return addDays(fromOn, days - 1);
}

export const CERTIFICATE_PROBLEMS = [
  'REQUIRED',
  'PERIOD_ENDS_BEFORE_IT_BEGINS',
  'MORE_DAYS_THAN_ALLOWED',
  'REASON_FOR_LONG_PERIOD',
  'BEGINS_TOO_FAR_BACK',
  'BEGINS_TOO_FAR_AHEAD',
  'FIT_BEFORE_PERIOD_ENDS',
  'FIT_LONG_AFTER_PERIOD',
] as const;
export type CertificateProblem = { path: CertificateField; code: (typeof CERTIFICATE_PROBLEMS)[number] };

export type CertificateFacts = {
  today: LocalDate;
  limits: CertificateLimits;
  /** Days on which the person was seen here by a signed visit; today counts without being listed. */
  seenOn: LocalDate[];
};

/** Since 2026-11-22, our own choice: who rests to the 25th is fit from the 26th, else the days between are certified by nothing. */
const FIT_AT_MOST_DAYS_AFTER = 1;

/** The earliest examination on which the period rests: a doctor certifies what they saw, and a little before. */
function isTooFarBack(fromOn: LocalDate, { today, limits, seenOn }: CertificateFacts): boolean {
  const examinedOn = [...seenOn, today].filter(day => day >= fromOn && day <= today).sort()[0] ?? today;
  return daysBetween(fromOn, examinedOn) > limits.backDatedDays;
}

/** Whether the page certifies days before the one on which it is issued, and must say so (rules.md 5.1). */
export function isBackDated({ fromOn, fitFromOn }: CertificateBody, issuedOn: LocalDate): boolean {
  return [fromOn, fitFromOn].some(day => day !== null && day < issuedOn);
}

function fitProblem(body: CertificateBody, facts: CertificateFacts): CertificateProblem['code'] | undefined {
  const { kind, toOn, fitFromOn } = body;
  const { today, limits } = facts;
  if (fitFromOn === null) return undefined;
  if (toOn !== null && fitFromOn <= toOn) return 'FIT_BEFORE_PERIOD_ENDS';
  if (daysBetween(today, fitFromOn) > limits.aheadDays + limits.mostDays) return 'BEGINS_TOO_FAR_AHEAD';
  if (kind === 'fitness') return isTooFarBack(fitFromOn, facts) ? 'BEGINS_TOO_FAR_BACK' : undefined;
  const isLate = toOn !== null && daysBetween(toOn, fitFromOn) > FIT_AT_MOST_DAYS_AFTER;
  return isLate ? 'FIT_LONG_AFTER_PERIOD' : undefined;
}

function periodProblems(body: CertificateBody, facts: CertificateFacts): CertificateProblem[] {
  const { fromOn, toOn } = body;
  const { today, limits } = facts;
  const problems: CertificateProblem[] = [];
  if (fromOn !== null && isTooFarBack(fromOn, facts))
    problems.push({ path: 'fromOn', code: 'BEGINS_TOO_FAR_BACK' });
  if (fromOn !== null && daysBetween(today, fromOn) > limits.aheadDays)
    problems.push({ path: 'fromOn', code: 'BEGINS_TOO_FAR_AHEAD' });
  if (fromOn !== null && toOn !== null) {
    const days = daysOfPeriod(fromOn, toOn);
    if (days < 1) problems.push({ path: 'toOn', code: 'PERIOD_ENDS_BEFORE_IT_BEGINS' });
    else if (days > limits.mostDays) problems.push({ path: 'toOn', code: 'MORE_DAYS_THAN_ALLOWED' });
    else if (days > limits.longDays && FIELDS[body.kind].includes('longBecause') && body.longBecause === '')
      problems.push({ path: 'longBecause', code: 'REASON_FOR_LONG_PERIOD' });
  }
  const fit = fitProblem(body, facts);
  return fit ? [...problems, { path: 'fitFromOn', code: fit }] : problems;
}

const NEEDED: Readonly<Record<CertificateKind, readonly CertificateField[]>> = {
  // Conduct regulations 2002, 1.3.3: a certificate carries the identification mark and the address.
  sickness: ['fromOn', 'toOn', 'identificationMarks', 'address'],
  leave: ['fromOn', 'toOn', 'identificationMarks', 'address'],
  fitness: ['fitFromOn', 'identificationMarks', 'address'],
  referral: ['addressedTo', 'reason'],
  admission: ['reason'],
};

function isMissing(value: CertificateBody[CertificateField]): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '');
}

function pairProblems(body: CertificateBody): CertificateProblem[] {
  if (body.kind !== 'fitness') return [];
  if (body.fromOn !== null && body.toOn === null) return [{ path: 'toOn', code: 'REQUIRED' }];
  if (body.toOn !== null && body.fromOn === null) return [{ path: 'fromOn', code: 'REQUIRED' }];
  return [];
}

/** Everything that keeps a certificate from being issued, each at its field; `body` has only its own fields. */
export function certificateProblems(body: CertificateBody, facts: CertificateFacts): CertificateProblem[] {
  const missing = NEEDED[body.kind]
    .filter(path => isMissing(body[path]))
    .map((path): CertificateProblem => ({ path, code: 'REQUIRED' }));
  const named: CertificateProblem[] =
    body.showsDiagnosis && body.diagnosis === '' ? [{ path: 'diagnosis', code: 'REQUIRED' }] : [];
  return [...missing, ...named, ...pairProblems(body), ...periodProblems(body, facts)];
}
