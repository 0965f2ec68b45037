import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { localDateSchema } from '#shared/kernel/local-date.ts';
import { parseCsv } from '../../server/csv.ts';
import { resourceFolder } from '../../server/resource-folder.ts';

const parts = z.string().transform(cell => cell.split(';').filter(Boolean));

const ruleSchema = z
  .object({
    disease: z.string().min(1),
    icd10: parts,
    /** 'all' or ISO codes: 'DL', 'HR'. */
    states: parts,
    below_years: z.string().regex(/^\d*$/),
    /** A law or gazette asks for it, or a programme and the states each for themselves. */
    by: z.enum(['law', 'state']),
    source: z.string().min(1),
    valid_from: localDateSchema,
    sure: z.enum(['yes', 'no']),
  })
  .transform(({ below_years, valid_from, sure, ...row }) => ({
    ...row,
    belowYears: below_years === '' ? null : Number(below_years),
    validFrom: valid_from,
    isSure: sure === 'yes',
  }));
export type NotifiableRule = z.infer<typeof ruleSchema>;

let rules: readonly NotifiableRule[] | undefined;

/** The dated list of what is told to the health officer, read once. */
export function notifiableRules(): readonly NotifiableRule[] {
  rules ??= parseCsv(readFileSync(join(resourceFolder(), 'reference', 'notifiable.csv'), 'utf8')).map(row =>
    ruleSchema.parse(row),
  );
  return rules;
}

export type Case = { code: string; onDate: string; ageYears: number };

/** The rule that asks for a case: a law before a programme, one of the state before one of the country. */
export function ruleFor(
  all: readonly NotifiableRule[],
  { code, onDate, ageYears }: Case,
  stateCode: string | undefined,
): NotifiableRule | undefined {
  const asked = all.filter(
    rule =>
      rule.icd10.some(prefix => code.startsWith(prefix)) &&
      rule.validFrom <= onDate &&
      (rule.states.includes('all') || (stateCode !== undefined && rule.states.includes(stateCode))) &&
      (rule.belowYears === null || ageYears < rule.belowYears),
  );
  const weight = (rule: NotifiableRule) => Number(rule.isSure) * 2 + Number(!rule.states.includes('all'));
  return asked.sort((a, b) => weight(b) - weight(a))[0];
}
