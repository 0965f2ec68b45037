import type { Migration } from '../migration.ts';
import foundation from './0010-foundation.migration.ts';
import people from './0020-people.migration.ts';
import patients from './0030-patients.migration.ts';
import visits from './0040-visits.migration.ts';
import encounters from './0050-encounters.migration.ts';
import billing from './0060-billing.migration.ts';
import dayClose from './0070-day-close.migration.ts';
import printCounts from './0090-print-counts.migration.ts';
import legalLimits from './0095-legal-limits.migration.ts';
import appointments from './0100-appointments.migration.ts';
import queue from './0110-queue.migration.ts';
import followUpCalls from './0115-follow-up-calls.migration.ts';
import billLineKinds from './0118-bill-line-kinds.migration.ts';
import identity from './0120-identity.migration.ts';
import merges from './0130-merges.migration.ts';
import imports from './0140-imports.migration.ts';
import noteParts from './0150-note-parts.migration.ts';
import alertLog from './0160-alert-log.migration.ts';
import signing from './0170-signing.migration.ts';
import letterheads from './0172-letterheads.migration.ts';
import templates from './0180-templates.migration.ts';
import forms from './0190-forms.migration.ts';
import labs from './0200-labs.migration.ts';
import documents from './0210-documents.migration.ts';
import certificates from './0220-certificates.migration.ts';
import immunisations from './0230-immunisations.migration.ts';
import measures from './0240-measures.migration.ts';
import clinicLists from './0250-clinic-lists.migration.ts';
import lan from './0260-lan.migration.ts';
import deskSettled from './0265-desk-settled.migration.ts';
import approvals from './0300-approvals.migration.ts';
import catalogue from './0310-catalogue.migration.ts';
import cash from './0320-cash.migration.ts';
import dues from './0330-dues.migration.ts';
import refunds from './0340-refunds.migration.ts';
import upi from './0350-upi.migration.ts';
import parties from './0360-parties.migration.ts';
import shares from './0370-shares.migration.ts';
import registers from './0380-registers.migration.ts';

/** In order; a shipped one is never edited (migrations.test.ts keeps their checksums). */
export const migrations: readonly { name: string; migration: Migration }[] = [
  { name: '0010-foundation', migration: foundation },
  { name: '0020-people', migration: people },
  { name: '0030-patients', migration: patients },
  { name: '0040-visits', migration: visits },
  { name: '0050-encounters', migration: encounters },
  { name: '0060-billing', migration: billing },
  { name: '0070-day-close', migration: dayClose },
  { name: '0090-print-counts', migration: printCounts },
  { name: '0095-legal-limits', migration: legalLimits },
  { name: '0100-appointments', migration: appointments },
  { name: '0110-queue', migration: queue },
  { name: '0115-follow-up-calls', migration: followUpCalls },
  { name: '0118-bill-line-kinds', migration: billLineKinds },
  { name: '0120-identity', migration: identity },
  { name: '0130-merges', migration: merges },
  { name: '0140-imports', migration: imports },
  { name: '0150-note-parts', migration: noteParts },
  { name: '0160-alert-log', migration: alertLog },
  { name: '0170-signing', migration: signing },
  { name: '0172-letterheads', migration: letterheads },
  { name: '0180-templates', migration: templates },
  { name: '0190-forms', migration: forms },
  { name: '0200-labs', migration: labs },
  { name: '0210-documents', migration: documents },
  { name: '0220-certificates', migration: certificates },
  { name: '0230-immunisations', migration: immunisations },
  { name: '0240-measures', migration: measures },
  { name: '0250-clinic-lists', migration: clinicLists },
  { name: '0260-lan', migration: lan },
  { name: '0265-desk-settled', migration: deskSettled },
  { name: '0300-approvals', migration: approvals },
  { name: '0310-catalogue', migration: catalogue },
  { name: '0320-cash', migration: cash },
  { name: '0330-dues', migration: dues },
  { name: '0340-refunds', migration: refunds },
  { name: '0350-upi', migration: upi },
  { name: '0360-parties', migration: parties },
  { name: '0370-shares', migration: shares },
  { name: '0380-registers', migration: registers },
];
