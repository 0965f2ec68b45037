import {
  type ClinicProfile,
  type ClinicSettings,
  defaultSettings,
} from '#shared/features/settings/settings.schema.ts';
import type { ReadableDb } from '../../database/db.ts';
import * as settingsSql from './settings.sql.ts';

export type ClinicAndSettings = { clinic: ClinicProfile; settings: ClinicSettings; version: number };

type Read = Pick<ClinicAndSettings, 'clinic' | 'settings'>;

/** Asked for ten times while one bill is issued: what was read from the same text is not read from it again. */
let last: { profile: string; text: string; read: Read } | undefined;

export function clinicAndSettings(db: ReadableDb): ClinicAndSettings {
  const { profile, settings: text, version } = settingsSql.getClinic(db);
  if (last?.profile !== profile || last.text !== text) {
    // A clinic set up by an earlier Parchi has not chosen what came later.
    const settings: ClinicSettings = { ...defaultSettings, ...JSON.parse(text) };
    const read = {
      clinic: Object.freeze(JSON.parse(profile) as ClinicProfile),
      settings: Object.freeze(settings),
    };
    last = { profile, text, read };
  }
  return { ...last.read, version };
}
