import { appointmentsContract } from '../features/appointments/appointments.contract.ts';
import { approvalsContract } from '../features/approvals/approvals.contract.ts';
import { auditContract } from '../features/audit/audit.contract.ts';
import { backupContract } from '../features/backup/backup.contract.ts';
import { billingContract } from '../features/billing/billing.contract.ts';
import { cashContract } from '../features/cash/cash.contract.ts';
import { catalogueContract } from '../features/catalogue/catalogue.contract.ts';
import { certificatesContract } from '../features/certificates/certificates.contract.ts';
import { desktopContract } from '../features/desktop/desktop.contract.ts';
import { documentsContract } from '../features/documents/documents.contract.ts';
import { duesContract } from '../features/dues/dues.contract.ts';
import { encountersContract } from '../features/encounters/encounters.contract.ts';
import { formsContract } from '../features/forms/forms.contract.ts';
import { immunisationsContract } from '../features/immunisations/immunisations.contract.ts';
import { importsContract } from '../features/imports/imports.contract.ts';
import { labsContract } from '../features/labs/labs.contract.ts';
import { listsContract } from '../features/lists/lists.contract.ts';
import { liveContract } from '../features/live/live.contract.ts';
import { measuresContract } from '../features/measures/measures.contract.ts';
import { partiesContract } from '../features/parties/parties.contract.ts';
import { patientsContract } from '../features/patients/patients.contract.ts';
import { prescriptionsContract } from '../features/prescriptions/prescriptions.contract.ts';
import { queueContract } from '../features/queue/queue.contract.ts';
import { refundsContract } from '../features/refunds/refunds.contract.ts';
import { registersContract } from '../features/registers/registers.contract.ts';
import { reportsContract } from '../features/reports/reports.contract.ts';
import { settingsContract } from '../features/settings/settings.contract.ts';
import { setupContract } from '../features/setup/setup.contract.ts';
import { sharesContract } from '../features/shares/shares.contract.ts';
import { templatesContract } from '../features/templates/templates.contract.ts';
import { upiContract } from '../features/upi/upi.contract.ts';
import { usersContract } from '../features/users/users.contract.ts';
import type { AnyProcedure } from './procedure.ts';

export const contract = {
  setup: setupContract,
  users: usersContract,
  audit: auditContract,
  settings: settingsContract,
  patients: patientsContract,
  imports: importsContract,
  appointments: appointmentsContract,
  queue: queueContract,
  encounters: encountersContract,
  prescriptions: prescriptionsContract,
  billing: billingContract,
  reports: reportsContract,
  backup: backupContract,
  live: liveContract,
  desktop: desktopContract,
  templates: templatesContract,
  forms: formsContract,
  labs: labsContract,
  documents: documentsContract,
  certificates: certificatesContract,
  immunisations: immunisationsContract,
  measures: measuresContract,
  lists: listsContract,
  approvals: approvalsContract,
  catalogue: catalogueContract,
  cash: cashContract,
  dues: duesContract,
  refunds: refundsContract,
  upi: upiContract,
  parties: partiesContract,
  registers: registersContract,
  shares: sharesContract,
  // new-feature: contract
};
export type Contract = typeof contract;
export type FeatureName = keyof Contract;

export type NamedProcedure = { name: string; feature: FeatureName; procedure: AnyProcedure };

/** Every procedure with its spoken name, 'patients.register'. */
export const procedures: readonly NamedProcedure[] = Object.entries(contract).flatMap(([feature, room]) =>
  Object.entries(room).map(([verb, procedure]) => ({
    name: `${feature}.${verb}`,
    feature: feature as FeatureName,
    procedure: procedure as AnyProcedure,
  })),
);

const names = new Map<AnyProcedure, string>(procedures.map(({ name, procedure }) => [procedure, name]));

/** 'patients.register' for `contract.patients.register`. */
export function nameOf(procedure: AnyProcedure): string {
  const name = names.get(procedure);
  if (!name) throw new Error('This procedure is not in the contract.');
  return name;
}
