import { dayIn } from '../../i18n/day-words.ts';
import type { OnPaper } from '../../i18n/on-paper.ts';
import type { Translate, WordKey } from '../../i18n/translate.ts';
import { type Grid, gridOf } from '../../kernel/grid.ts';
import { printDose } from '../prescriptions/dose-print.rules.ts';
import type { Kit, Template, TextContent } from './template.schema.ts';

export const TEXT_FIELD_WORDS: Readonly<Record<TextContent['field'], WordKey>> = {
  complaints: 'encounters.complaints',
  findings: 'encounters.findings',
  advice: 'encounters.advice',
};

/** Kits first, as the screen lists them. */
export function inListOrder(templates: readonly Template[]): Template[] {
  return templates.toSorted((one, other) => one.kind.localeCompare(other.kind));
}

/** The kits and texts of a doctor and of the team, with what is written in them. */
export function templatesGrid(templates: readonly Template[], { t, language, today }: OnPaper): Grid {
  return gridOf({
    title: t('templates.title'),
    subtitle: dayIn(language, today),
    rows: inListOrder(templates),
    columns: [
      {
        key: 'kind',
        label: t('templates.sort'),
        of: ({ kind }) => t(kind === 'kit' ? 'templates.kit' : 'templates.text'),
      },
      { key: 'name', label: t('templates.name'), of: ({ name }) => name },
      {
        key: 'key',
        label: t('templates.kitKey'),
        of: one => (one.kind === 'kit' ? one.content.key : null),
      },
      {
        key: 'field',
        label: t('templates.field'),
        of: one => (one.kind === 'text' ? t(TEXT_FIELD_WORDS[one.content.field]) : null),
      },
      { key: 'content', label: t('templates.content'), of: one => contentOf(one, t) },
      {
        key: 'whose',
        label: t('templates.whose'),
        of: ({ isTeam }) => t(isTeam ? 'templates.team' : 'templates.private'),
      },
      { key: 'by', label: t('templates.savedBy'), of: ({ ownerName }) => ownerName },
      { key: 'version', label: t('templates.version'), kind: 'number', of: ({ version }) => version },
      { key: 'at', label: t('templates.savedAt'), kind: 'instant', of: ({ savedAt }) => savedAt },
    ],
  });
}

function contentOf(template: Template, t: Translate): string {
  if (template.kind === 'text') return template.content.text;
  const { advice, tests } = template.content;
  return [
    medicinesOf(template.content),
    [tests, ...template.content.orders.map(({ name }) => name)].filter(Boolean).join(', '),
    advice && `${t('encounters.advice')}: ${advice}`,
  ]
    .filter(Boolean)
    .join('; ');
}

function medicinesOf({ lines }: Kit['content']): string {
  return lines
    .map(({ line }) =>
      [line.brand || line.generic, line.strength, printDose(line.dose)].filter(Boolean).join(' '),
    )
    .join('; ');
}
