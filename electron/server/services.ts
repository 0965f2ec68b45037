import type { Contract } from '#shared/contract/index.ts';
import { appointmentsService } from '../features/appointments/appointments.service.ts';
import { approvalsService } from '../features/approvals/approvals.service.ts';
import { auditService } from '../features/audit/audit.service.ts';
import { backupService } from '../features/backup/backup.service.ts';
import { billingService } from '../features/billing/billing.service.ts';
import { cashService } from '../features/cash/cash.service.ts';
import { catalogueService } from '../features/catalogue/catalogue.service.ts';
import { certificatesService } from '../features/certificates/certificates.service.ts';
import { desktopService } from '../features/desktop/desktop.service.ts';
import { documentsService } from '../features/documents/documents.service.ts';
import { duesService } from '../features/dues/dues.service.ts';
import { encountersService } from '../features/encounters/encounters.service.ts';
import { formsService } from '../features/forms/forms.service.ts';
import { immunisationsService } from '../features/immunisations/immunisations.service.ts';
import { importsService } from '../features/imports/imports.service.ts';
import { labsService } from '../features/labs/labs.service.ts';
import { listsService } from '../features/lists/lists.service.ts';
import { liveService } from '../features/live/live.service.ts';
import { measuresService } from '../features/measures/measures.service.ts';
import { partiesService } from '../features/parties/parties.service.ts';
import { patientsService } from '../features/patients/patients.service.ts';
import { prescriptionsService } from '../features/prescriptions/prescriptions.service.ts';
import { queueService } from '../features/queue/queue.service.ts';
import { refundsService } from '../features/refunds/refunds.service.ts';
import { countExceptions, registersService } from '../features/registers/registers.service.ts';
import { ownerSheetsWith, reportsService } from '../features/reports/reports.service.ts';
import { settingsService } from '../features/settings/settings.service.ts';
import { setupService } from '../features/setup/setup.service.ts';
import { sharesService } from '../features/shares/shares.service.ts';
import { templatesService } from '../features/templates/templates.service.ts';
import { upiService } from '../features/upi/upi.service.ts';
import { usersService } from '../features/users/users.service.ts';
import type { ServiceOf } from './service.ts';

/** One service per feature of the contract; a missing or half-done one does not compile. */
const rooms = {
  setup: setupService,
  users: usersService,
  audit: auditService,
  settings: settingsService,
  patients: patientsService,
  imports: importsService,
  appointments: appointmentsService,
  queue: queueService,
  encounters: encountersService,
  prescriptions: prescriptionsService,
  billing: billingService,
  reports: { ...reportsService, ...ownerSheetsWith(countExceptions) },
  backup: backupService,
  live: liveService,
  desktop: desktopService,
  templates: templatesService,
  forms: formsService,
  labs: labsService,
  documents: documentsService,
  certificates: certificatesService,
  immunisations: immunisationsService,
  measures: measuresService,
  lists: listsService,
  approvals: approvalsService,
  catalogue: catalogueService,
  cash: cashService,
  dues: duesService,
  refunds: refundsService,
  upi: upiService,
  parties: partiesService,
  registers: registersService,
  shares: sharesService,
  // new-feature: service
} satisfies { [F in keyof Contract]: ServiceOf<Contract[F]> };

/** By spoken name: 'patients.register'. */
export const services: Readonly<Record<string, unknown>> = Object.fromEntries(
  Object.entries(rooms).flatMap(([feature, room]) =>
    Object.entries(room).map(([verb, work]) => [`${feature}.${verb}`, work]),
  ),
);
