import { setImmediate as breath } from 'node:timers/promises';
import type { Language } from '#shared/features/settings/settings.schema.ts';
import { sentenceOf, translate, type WordKey } from '#shared/i18n/translate.ts';
import { csvCell } from '../../server/csv.ts';
import type { Verdict } from './check-rows.ts';

const LINES_AT_ONCE = 2_000;

export type Outcome = 'willCome' | 'imported' | 'problem' | 'duplicate';

const OUTCOME_WORDS: Readonly<Record<Outcome, WordKey>> = {
  willCome: 'imports.outcomeWillCome',
  imported: 'imports.outcomeImported',
  problem: 'imports.outcomeProblem',
  duplicate: 'imports.outcomeDuplicate',
};

function reasonsOf(verdict: Verdict, language: Language): string[] {
  const t = (key: WordKey, params?: Record<string, string | number>) => translate(language, key, params);
  const { likeness, problems, leftOver } = verdict;
  return [
    ...problems.map(({ field, code, value }) => {
      const words = sentenceOf(language, code) ?? code;
      return `${field ? `${t(`imports.${field}`)}: ` : ''}${words}${value === '' ? '' : ` (${value})`}`;
    }),
    ...(likeness
      ? [
          likeness.row === null
            ? t('imports.likeUhid', { uhid: likeness.uhid })
            : t('imports.likeRow', { row: likeness.row }),
        ]
      : []),
    ...(leftOver.length > 0 ? [t('imports.leftOver', { text: leftOver.join(', ') })] : []),
  ];
}

/** Every row of the file with what became of it, for a spreadsheet: UTF-8 with its mark, so that Hindi is Hindi there. */
export async function importReport(
  verdicts: readonly Verdict[],
  outcomeOf: (verdict: Verdict) => { outcome: Outcome; uhid: string },
  language: Language,
): Promise<string> {
  const titles = ['row', 'fullName', 'phone', 'outcome', 'uhid', 'because'] as const;
  const lines = [titles.map(title => csvCell(translate(language, `imports.${title}`))).join(',')];
  for (const [index, verdict] of verdicts.entries()) {
    if (index % LINES_AT_ONCE === 0) await breath();
    const { outcome, uhid } = outcomeOf(verdict);
    const because = reasonsOf(verdict, language).join('; ');
    const cells = [
      verdict.shown.name,
      verdict.shown.phone,
      translate(language, OUTCOME_WORDS[outcome]),
      uhid,
      because,
    ];
    lines.push([String(verdict.row), ...cells.map(csvCell)].join(','));
  }
  return `\ufeff${lines.join('\r\n')}\r\n`;
}
