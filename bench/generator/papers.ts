import { fromDayNumber } from '#shared/kernel/local-date.ts';
import type { WritableDb } from '../../electron/database/db.ts';
import { sql } from '../../electron/database/db.ts';
import { insertDocument, insertVersion } from '../../electron/features/documents/documents.service.ts';
import { seededRandom } from './random.ts';

const SHARE_OF_VISITS = 0.08;

/** One sheet of an outside laboratory; every paper of the sample clinic is this one, for content is kept only once. */
export function outsideReport(): Buffer {
  const text = 'BT /F1 18 Tf 60 760 Td (Nidan Diagnostics, report) Tj ET';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map(place => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const tail = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(`${file}xref\n0 ${size}\n0000000000 65535 f \n${table}${tail}`);
}

/** Papers that patients brought along, on some of their visits; `file` is sealed in the clinic's folder already. */
export function filePapers(
  db: WritableDb,
  { seed, file, by }: { seed: number; file: string; by: number },
): void {
  const random = seededRandom(`${seed} papers`);
  const visits = db.all<{ id: number; patientId: number; day: number; at: number }>(sql`
    SELECT visit_id AS id, patient_id AS patientId, -day_descending AS day, signed_at AS at FROM encounters
    ORDER BY visit_id`);
  for (const { id: visitId, patientId, day, at } of visits) {
    if (!random.chance(SHARE_OF_VISITS)) continue;
    const row = { patientId, consentFormId: null, addedAt: at, addedBy: by };
    const documentId = insertDocument(db, row, [file]);
    insertVersion(db, {
      ...{ documentId, version: 1, kind: random.pick(['labReport', 'imaging'] as const), title: '' },
      ...{ datedOn: fromDayNumber(day), tags: [], note: '', visitId, mayShowPatient: true },
      ...{ withdrawnBecause: null, changedAt: at, changedBy: by },
    });
  }
}
