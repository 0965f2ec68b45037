import type { Driver } from './open-file.ts';

/** Tables that grow with the years: nothing a person waits for may read one of them from end to end. */
export const BIG_TABLES: ReadonlySet<string> = new Set([
  ...['patients', 'patient_search', 'visits', 'tokens', 'queue_events', 'vitals', 'encounters'],
  ...['patient_photos', 'patient_consents'],
  ...['encounter_voids', 'encounter_submissions', 'encounter_submission_answers'],
  ...['documents', 'document_versions', 'document_pages', 'document_files', 'consent_forms'],
  ...['prescription_items', 'bills', 'bill_lines', 'ledger', 'prints', 'paper_letterheads', 'audit_log'],
  ...['lab_orders', 'lab_order_events', 'lab_standings', 'lab_samples', 'lab_entries', 'lab_critical_calls'],
  ...['lab_reports', 'lab_values', 'certificates', 'certificate_voids'],
  ...['immunisations', 'immunisation_plans', 'immunisation_dues', 'immunisation_withdrawals'],
  ...[
    'approvals',
    'approval_uses',
    'package_sales',
    'package_uses',
    'package_transfers',
    'bill_party_changes',
    'refunds',
    'refund_events',
  ],
  ...[
    'credit_notes',
    'credit_note_lines',
    'bill_cancels',
    'due_promises',
    'shifts',
    'shift_closes',
    'expenses',
  ],
  ...['doctor_payouts', 'doctor_payout_lines'],
  ...['upi_statement_rows', 'upi_confirmations', 'upi_confirmation_withdrawals', 'upi_waiting'],
  'upi_qr_references',
  ...['appointments', 'appointment_events', 'appointment_series', 'consultation_times', 'follow_up_calls'],
]);

/** Notes the text of everything that is prepared on a connection from now on. */
export function recordPrepared(driver: Driver): Set<string> {
  const texts = new Set<string>();
  const prepare = driver.prepare.bind(driver);
  driver.prepare = ((text: string) => {
    texts.add(text);
    return prepare(text);
  }) as typeof driver.prepare;
  return texts;
}

type Step = { id: number; parent: number; detail: string };

/** Steps of the plan that read a big table from end to end, as the engine words them; none for a good statement. */
export function fullScansOf(driver: Driver, text: string): string[] {
  if (!/^\s*(SELECT|WITH|INSERT|UPDATE|DELETE)\b/i.test(text)) return [];
  const plan = driver.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...valuesFor(text)) as Step[];
  if (isWalkThatStops(text, plan)) return [];
  const tableOf = aliasesOf(text);
  return plan.map(({ detail }) => detail).filter(detail => isFullScan(detail, tableOf));
}

function valuesFor(text: string): null[] {
  return Array.from({ length: text.split('?').length - 1 }, () => null);
}

function isFullScan(detail: string, tableOf: ReadonlyMap<string, string>): boolean {
  const [, name = ''] = /^SCAN (\w+)/.exec(detail) ?? [];
  if (!BIG_TABLES.has(tableOf.get(name) ?? name)) return false;
  // A full-text table is always "scanned"; its index string says whether by words (M) or by rowid (=).
  return !/VIRTUAL TABLE INDEX \d+:.*[M=]/.test(detail);
}

// "The newest row": in the table's own order, nothing filtered, nothing sorted, so it stops at the limit.
function isWalkThatStops(text: string, plan: readonly Step[]): boolean {
  return (
    plan.length === 1 &&
    /\bLIMIT (\?|\d+)\s*$/i.test(text) &&
    !/\b(WHERE|JOIN|GROUP BY|DISTINCT)\b/i.test(text)
  );
}

// The engine names a table in its plan by the alias that the statement gave it.
function aliasesOf(text: string): Map<string, string> {
  const aliases = new Map<string, string>();
  for (const [, table = '', alias = ''] of text.matchAll(/\b(?:FROM|JOIN|,)\s+(\w+)\s+AS\s+(\w+)/gi)) {
    aliases.set(alias, table);
  }
  return aliases;
}
