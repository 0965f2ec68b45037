import type { en } from './en.ts';
import { appointments } from './hi/appointments.ts';
import { approvals } from './hi/approvals.ts';
import { audit } from './hi/audit.ts';
import { backup } from './hi/backup.ts';
import { billing } from './hi/billing.ts';
import { cash } from './hi/cash.ts';
import { catalogue } from './hi/catalogue.ts';
import { certificates } from './hi/certificates.ts';
import { common } from './hi/common.ts';
import { documents } from './hi/documents.ts';
import { dues } from './hi/dues.ts';
import { encounters } from './hi/encounters.ts';
import { forms } from './hi/forms.ts';
import { immunisations } from './hi/immunisations.ts';
import { imports } from './hi/imports.ts';
import { insights } from './hi/insights.ts';
import { labs } from './hi/labs.ts';
import { lists } from './hi/lists.ts';
import { measures } from './hi/measures.ts';
import { parties } from './hi/parties.ts';
import { patients } from './hi/patients.ts';
import { prescriptions } from './hi/prescriptions.ts';
import { problems } from './hi/problems.ts';
import { queue } from './hi/queue.ts';
import { refunds } from './hi/refunds.ts';
import { registers } from './hi/registers.ts';
import { reports } from './hi/reports.ts';
import { settings } from './hi/settings.ts';
import { setup } from './hi/setup.ts';
import { shares } from './hi/shares.ts';
import { templates } from './hi/templates.ts';
import { upi } from './hi/upi.ts';
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
  templates,
  shares,
  forms,
  labs,
  documents,
  certificates,
  immunisations,
  measures,
  lists,
  imports,
  appointments,
  queue,
  encounters,
  prescriptions,
  billing,
  reports,
  approvals,
  catalogue,
  cash,
  dues,
  refunds,
  upi,
  parties,
  registers,
  insights,
  // new-feature: words
};
