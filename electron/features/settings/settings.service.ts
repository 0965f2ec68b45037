import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import { takenPrefixes } from '#shared/features/ledger/series.rules.ts';
import type { settingsContract } from '#shared/features/settings/settings.contract.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { ReadContext, ServiceOf, WriteContext } from '../../server/service.ts';
import { type ClinicAndSettings, clinicAndSettings } from './clinic-and-settings.ts';
import { printKeyCard } from './print-key-card.ts';
import * as settingsSql from './settings.sql.ts';

export { clinicAndSettings } from './clinic-and-settings.ts';
export { clinicOnPaper, clinicToSeal, type SignedClinic } from './clinic-on-paper.ts';
export { sheetPaperOf } from './clinic-papers.ts';

export function isDemoClinic(db: ReadableDb): boolean {
  return settingsSql.getClinic(db).isDemo === 1;
}

export function isRecoveryConfirmed(db: ReadableDb): boolean {
  return settingsSql.getClinic(db).recoveryConfirmedAt !== null;
}

export { insert as insertClinic, markRecoveryConfirmed } from './settings.sql.ts';

function get(ctx: ReadContext): ClinicAndSettings {
  return clinicAndSettings(ctx.db);
}

function change(ctx: WriteContext, input: ParsedInputOf<typeof settingsContract.change>): ClinicAndSettings {
  const before = clinicAndSettings(ctx.db);
  const [taken] = takenPrefixes(input.settings);
  if (taken) {
    const path = `settings.${taken}`;
    throw new AppError('INVALID_INPUT', { problems: [{ path, code: 'PREFIX_TAKEN' }] });
  }
  if (!settingsSql.update(ctx.db, input.clinic, input.settings, input.version)) {
    throw new AppError('CHANGED_MEANWHILE');
  }
  const changed = [
    ...changedKeys(before.clinic, input.clinic).map(key => `clinic.${key}`),
    ...changedKeys(before.settings, input.settings).map(key => `settings.${key}`),
  ];
  ctx.subject('clinic', 1, { changed });
  return { clinic: input.clinic, settings: input.settings, version: input.version + 1 };
}

function changedKeys<T extends object>(before: T, after: T): string[] {
  return Object.keys(after).filter(key => before[key as keyof T] !== after[key as keyof T]);
}

export const settingsService = { get, change, printKeyCard } satisfies ServiceOf<typeof settingsContract>;
