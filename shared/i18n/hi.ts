import type { en } from './en.ts';
import { appointments } from './hi/appointments.ts';
import { audit } from './hi/audit.ts';
import { backup } from './hi/backup.ts';
import { billing } from './hi/billing.ts';
import { common } from './hi/common.ts';
import { encounters } from './hi/encounters.ts';
import { imports } from './hi/imports.ts';
import { patients } from './hi/patients.ts';
import { prescriptions } from './hi/prescriptions.ts';
import { problems } from './hi/problems.ts';
import { queue } from './hi/queue.ts';
import { reports } from './hi/reports.ts';
import { settings } from './hi/settings.ts';
import { setup } from './hi/setup.ts';
import { users } from './hi/users.ts';

type Words = { [Feature in keyof typeof en]: Record<keyof (typeof en)[Feature], string> };

export const hi: Words = {
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
