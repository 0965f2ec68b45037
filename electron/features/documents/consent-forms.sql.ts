import type {
  ConsentTemplate,
  ConsentTexts,
  WaitingConsent,
} from '#shared/features/documents/consent.schema.ts';
import { fragment, most, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

const MOST_WAITING = 200;

type TemplateRow = Omit<ConsentTemplate, 'texts' | 'isReviewed' | 'isOff'> & {
  texts: string;
  isReviewed: number;
  isOff: number;
};

/** Of each template what was saved last; what came with the program is not here. */
export function listTemplates(db: ReadableDb): ConsentTemplate[] {
  return db
    .all<TemplateRow>(sql`
      SELECT template_id AS templateId, version, procedure, texts, is_reviewed AS isReviewed, is_off AS isOff
      FROM consent_template_versions AS saved
      WHERE version = (SELECT max(version) FROM consent_template_versions WHERE template_id = saved.template_id)`)
    .map(row => ({
      ...row,
      texts: JSON.parse(row.texts) as ConsentTexts,
      isReviewed: row.isReviewed === 1,
      isOff: row.isOff === 1,
    }));
}

export function insertTemplate(
  db: WritableDb,
  row: ConsentTemplate & { savedAt: number; savedBy: number },
): void {
  db.run(sql`
    INSERT INTO consent_template_versions
      (template_id, version, procedure, texts, is_reviewed, is_off, saved_at, saved_by)
    VALUES (${row.templateId}, ${row.version}, ${row.procedure}, ${JSON.stringify(row.texts)}, ${row.isReviewed},
      ${row.isOff}, ${row.savedAt}, ${row.savedBy})`);
}

export type NewForm = {
  patientId: number;
  visitId: number | null;
  templateId: string;
  templateVersion: number;
  procedure: string;
  doctorId: number;
  /** The page as it was printed, so that the same one can be printed again. */
  printed: string;
  printedAt: number;
  printedBy: number;
};

export function insertForm(db: WritableDb, form: NewForm): number {
  return db.run(sql`
    INSERT INTO consent_forms (patient_id, visit_id, template_id, template_version, procedure, doctor_id, printed,
      printed_at, printed_by)
    VALUES (${form.patientId}, ${form.visitId}, ${form.templateId}, ${form.templateVersion}, ${form.procedure},
      ${form.doctorId}, ${form.printed}, ${form.printedAt}, ${form.printedBy})`).lastId;
}

export function findForm(db: ReadableDb, formId: number): { patientId: number; printed: string } | undefined {
  return db.maybeOne(sql`SELECT patient_id AS patientId, printed FROM consent_forms WHERE id = ${formId}`);
}

const FORM = fragment(`forms.id AS formId, forms.patient_id AS patientId, patients.full_name AS patientName,
  patients.uhid, forms.procedure, doctors.full_name AS doctorName, forms.printed_at AS printedAt,
  printers.full_name AS printedByName`);
const WITH_NAMES = fragment(`JOIN patients ON patients.id = forms.patient_id
  JOIN users AS doctors ON doctors.id = forms.doctor_id
  JOIN users AS printers ON printers.id = forms.printed_by`);

export function listWaitingOfRecord(db: ReadableDb, patientId: number): WaitingConsent[] {
  return db.all<WaitingConsent>(sql`
    SELECT ${FORM} FROM consent_forms AS forms ${WITH_NAMES}
    WHERE forms.patient_id = ${patientId} AND forms.id IN (SELECT form_id FROM consent_forms_waiting)`);
}

export function listWaiting(db: ReadableDb): WaitingConsent[] {
  return db.all<WaitingConsent>(sql`
    SELECT ${FORM} FROM consent_forms_waiting CROSS JOIN consent_forms AS forms ON forms.id = form_id ${WITH_NAMES}
    ORDER BY form_id LIMIT ${most(MOST_WAITING)}`);
}

export function isWaiting(db: ReadableDb, formId: number): boolean {
  return db.value(sql`SELECT 1 FROM consent_forms_waiting WHERE form_id = ${formId}`) !== undefined;
}

export function insertClosing(
  db: WritableDb,
  row: { formId: number; reason: string; closedAt: number; closedBy: number },
): void {
  db.run(sql`
    INSERT INTO consent_form_closings (form_id, reason, closed_at, closed_by)
    VALUES (${row.formId}, ${row.reason}, ${row.closedAt}, ${row.closedBy})`);
}
