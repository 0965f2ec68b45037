import { readSheet } from 'read-excel-file/node';
import type { ExportedFile } from '#shared/contract/grid-export.ts';
import { sql } from '../database/db.ts';
import type { TestClinic } from './test-clinic.ts';

/** The heads and rows of an exported CSV, as a spreadsheet would read them; for cells without quotes in them. */
export function csvRows({ base64 }: ExportedFile): string[][] {
  const text = Buffer.from(base64, 'base64').toString('utf8').slice(1).trimEnd();
  return text.split('\r\n').map(line => {
    const cells = line.match(/(?<=^|,)("[^"]*"|[^",]*)(?=,|$)/g) ?? [];
    return cells.map(cell => cell.replace(/^"|"$/g, ''));
  });
}

/** The heads, rows and totals of an exported workbook, without its title and its line of filters. */
export async function xlsxRows({ base64 }: ExportedFile): Promise<unknown[][]> {
  return (await readSheet(Buffer.from(base64, 'base64'))).slice(3);
}

/** What the audit log says of the newest such act, its detail opened. */
export function auditDetail(clinic: TestClinic, action: string): unknown {
  const { db } = clinic.server.house.opened();
  const detail = db.reader.value<string>(
    sql`SELECT detail FROM audit_log WHERE action = ${action} ORDER BY seq DESC LIMIT 1`,
  );
  return JSON.parse(detail ?? 'null');
}
