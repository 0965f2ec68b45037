import type { RolePermission } from '../../contract/permissions.ts';
import type { WordKey } from '../../i18n/translate.ts';
import type { RangeName } from '../../kernel/date-ranges.ts';

export const REPORT_GROUPS = ['money', 'tax', 'people', 'clinical', 'checks'] as const;
export type ReportGroup = (typeof REPORT_GROUPS)[number];

export type ReportOption = {
  readonly key: string;
  readonly word: WordKey;
  /** The first is what is shown at first. */
  readonly choices: readonly { readonly value: string; readonly word: WordKey }[];
  /** After these the doctors, by their ids. */
  readonly isOfDoctors?: boolean;
};

export type ReportPlan = {
  readonly word: WordKey;
  /** One sentence: what it says and what for. */
  readonly about: WordKey;
  readonly group: ReportGroup;
  readonly permission: RolePermission;
  readonly firstRange: RangeName;
  readonly options?: readonly ReportOption[];
  /** Reached only by drilling into another report. */
  readonly isDetail?: boolean;
  /** Says how things stand today, whatever the days. */
  readonly isOfToday?: boolean;
};
