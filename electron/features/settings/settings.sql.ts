import type { ClinicProfile, ClinicSettings } from '#shared/features/settings/settings.schema.ts';
import { type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

type ClinicRow = {
  profile: string;
  settings: string;
  version: number;
  isDemo: number;
  recoveryConfirmedAt: number | null;
};

export function getClinic(db: ReadableDb): ClinicRow {
  return db.one<ClinicRow>(sql`
    SELECT profile, settings, version, is_demo AS isDemo, recovery_confirmed_at AS recoveryConfirmedAt
    FROM clinic WHERE id = 1
  `);
}

export type FirstClinicRow = {
  clinic: ClinicProfile;
  settings: ClinicSettings;
  isDemo: boolean;
  createdAt: number;
};

export function insert(db: WritableDb, { clinic, settings, isDemo, createdAt }: FirstClinicRow): void {
  db.run(sql`
    INSERT INTO clinic (id, profile, settings, is_demo, created_at)
    VALUES (1, ${JSON.stringify(clinic)}, ${JSON.stringify(settings)}, ${isDemo}, ${createdAt})
  `);
}

/** Returns false when another person changed the settings since `version` was read. */
export function update(
  db: WritableDb,
  clinic: ClinicProfile,
  settings: ClinicSettings,
  version: number,
): boolean {
  const { changes } = db.run(sql`
    UPDATE clinic SET profile = ${JSON.stringify(clinic)}, settings = ${JSON.stringify(settings)},
      version = version + 1
    WHERE id = 1 AND version = ${version}
  `);
  return changes === 1;
}

export function markRecoveryConfirmed(db: WritableDb, at: number | null): void {
  db.run(sql`UPDATE clinic SET recovery_confirmed_at = ${at} WHERE id = 1`);
}
