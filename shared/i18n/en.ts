import { appointments } from './en/appointments.ts';
import { audit } from './en/audit.ts';
import { backup } from './en/backup.ts';
import { billing } from './en/billing.ts';
import { common } from './en/common.ts';
import { encounters } from './en/encounters.ts';
import { imports } from './en/imports.ts';
import { patients } from './en/patients.ts';
import { prescriptions } from './en/prescriptions.ts';
import { problems } from './en/problems.ts';
import { queue } from './en/queue.ts';
import { reports } from './en/reports.ts';
import { settings } from './en/settings.ts';
import { setup } from './en/setup.ts';
import { users } from './en/users.ts';

export const en = {
  common,
  problems,
  setup,
  users,
  settings,
  audit,
  backup,
  patients,
  imports,
  appointments,
  queue,
  encounters,
  prescriptions,
  billing,
  reports,
  // new-feature: words
};
