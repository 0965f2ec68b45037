import { rangeIn } from '../../i18n/day-words.ts';
import { translatorOf } from '../../i18n/translate.ts';
import type { DateRange } from '../../kernel/date-ranges.ts';
import { type Grid, gridOf } from '../../kernel/grid.ts';
import type { Language } from '../settings/settings.schema.ts';
import type { AuditRow } from './audit.contract.ts';

/** 'recoverySheet.printed' → 'recovery sheet printed'. */
export function actionInWords(action: string): string {
  return action
    .replace('.', ' ')
    .replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`)
    .trim();
}

/** What a row is about and its plain details: 'bill 12 · rows 40, format csv'. */
export function auditAbout({ entity, entityId, detail }: AuditRow): string {
  const details = Object.entries(detail)
    .filter(([, value]) => typeof value !== 'object')
    .map(([name, value]) => `${actionInWords(name)} ${String(value)}`)
    .join(', ');
  return [entity && `${entity} ${entityId ?? ''}`.trim(), details].filter(Boolean).join(' · ');
}

/** The trail of some days, oldest first, every row with its number in the chain. */
export function auditGrid(rows: readonly AuditRow[], range: DateRange, language: Language): Grid {
  const t = translatorOf(language);
  return gridOf<AuditRow>({
    title: t('audit.title'),
    subtitle: rangeIn(language, range),
    rows,
    notes: [t('audit.about')],
    columns: [
      { key: 'seq', label: t('audit.columnRow'), kind: 'number', of: row => row.seq },
      { key: 'at', label: t('audit.when'), kind: 'instant', of: row => row.at },
      { key: 'who', label: t('audit.who'), of: row => row.personName || t('audit.nobody') },
      { key: 'what', label: t('audit.action'), of: row => actionInWords(row.action) },
      { key: 'outcome', label: t('audit.outcome'), of: row => t(`audit.${row.outcome}`) },
      { key: 'about', label: t('audit.about_what'), of: auditAbout },
    ],
  });
}
