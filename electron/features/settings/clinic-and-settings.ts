import {
  type ClinicProfile,
  type ClinicSettings,
  defaultSettings,
} from '#shared/features/settings/settings.schema.ts';
import type { ReadableDb } from '../../database/db.ts';
import * as settingsSql from './settings.sql.ts';

export type ClinicAndSettings = { clinic: ClinicProfile; settings: ClinicSettings; version: number };

export function clinicAndSettings(db: ReadableDb): ClinicAndSettings {
  const row = settingsSql.getClinic(db);
  // A clinic set up by an earlier Parchi has not chosen what came later.
  const settings: ClinicSettings = { ...defaultSettings, ...JSON.parse(row.settings) };
  return { clinic: JSON.parse(row.profile), settings, version: row.version };
}
