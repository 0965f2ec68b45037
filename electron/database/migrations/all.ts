import type { Migration } from '../migration.ts';
import foundation from './0010-foundation.migration.ts';
import people from './0020-people.migration.ts';
import patients from './0030-patients.migration.ts';
import visits from './0040-visits.migration.ts';
import encounters from './0050-encounters.migration.ts';
import billing from './0060-billing.migration.ts';
import dayClose from './0070-day-close.migration.ts';
import services from './0080-services.migration.ts';
import printCounts from './0090-print-counts.migration.ts';
import legalLimits from './0095-legal-limits.migration.ts';

/** In order; a shipped one is never edited (migrations.test.ts keeps their checksums). */
export const migrations: readonly { name: string; migration: Migration }[] = [
  { name: '0010-foundation', migration: foundation },
  { name: '0020-people', migration: people },
  { name: '0030-patients', migration: patients },
  { name: '0040-visits', migration: visits },
  { name: '0050-encounters', migration: encounters },
  { name: '0060-billing', migration: billing },
  { name: '0070-day-close', migration: dayClose },
  { name: '0080-services', migration: services },
  { name: '0090-print-counts', migration: printCounts },
  { name: '0095-legal-limits', migration: legalLimits },
];
