import { appointments } from './en/appointments.ts';
import { approvals } from './en/approvals.ts';
import { audit } from './en/audit.ts';
import { backup } from './en/backup.ts';
import { billing } from './en/billing.ts';
import { cash } from './en/cash.ts';
import { catalogue } from './en/catalogue.ts';
import { certificates } from './en/certificates.ts';
import { common } from './en/common.ts';
import { documents } from './en/documents.ts';
import { dues } from './en/dues.ts';
import { encounters } from './en/encounters.ts';
import { forms } from './en/forms.ts';
import { immunisations } from './en/immunisations.ts';
import { imports } from './en/imports.ts';
import { insights } from './en/insights.ts';
import { labs } from './en/labs.ts';
import { lists } from './en/lists.ts';
import { measures } from './en/measures.ts';
import { parties } from './en/parties.ts';
import { patients } from './en/patients.ts';
import { prescriptions } from './en/prescriptions.ts';
import { problems } from './en/problems.ts';
import { queue } from './en/queue.ts';
import { refunds } from './en/refunds.ts';
import { registers } from './en/registers.ts';
import { reports } from './en/reports.ts';
import { settings } from './en/settings.ts';
import { setup } from './en/setup.ts';
import { shares } from './en/shares.ts';
import { templates } from './en/templates.ts';
import { upi } from './en/upi.ts';
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
