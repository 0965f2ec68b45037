import { AppError } from '#shared/contract/app-error.ts';
import type { ExportedFile, WantedFile } from '#shared/contract/grid-export.ts';
import { dayIn } from '#shared/i18n/day-words.ts';
import type { Grid } from '#shared/kernel/grid.ts';
import { formatTime } from '#shared/kernel/local-date.ts';
import { clinicToSeal } from '../../features/settings/settings.service.ts';
import type { PdfDefinition } from '../../printing/pdf-definition.ts';
import { renderPdf } from '../../printing/render-pdf.ts';
import type { FileTask } from '../files-apart/file-tasks.ts';
import { makeFileOf } from '../files-apart/make-file.ts';
import { type PrintedThing, printCounted } from '../print-counts.ts';
import type { TaskContext } from '../service.ts';
import type { GridOnPaper } from './grid.document.ts';
import { gridCsv } from './grid-csv.ts';

const MIME_TYPES = {
  csv: 'text/csv;charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const;

/** What a computer at the desk makes within seconds. CSV has no end. */
const MOST_ROWS = {
  pdf: { rows: 10_000, code: 'TOO_LONG_FOR_PAPER' },
  xlsx: { rows: 100_000, code: 'TOO_LONG_FOR_SHEET' },
  csv: null,
} as const;

export type GridExport = {
  wanted: WantedFile;
  /** Without its ending: 'certificates-2026-04-01-2027-03-31'. */
  fileName: string;
  /** For the audit row: what was taken out of the clinic, by which filters. */
  entity: string;
  /** Whose list it is, where it is one person's. */
  entityId?: number;
  detail?: Record<string, unknown>;
  /** A page of the list's own, where a law or a long row asks for one. */
  document?: (duplicateCopy: number | null) => PdfDefinition;
  /** The same where the page may be long. */
  longDocument?: () => FileTask;
  /** A paper of which every print is counted; from the second time on it says so. */
  counted?: PrintedThing;
};

/** A list as a file, with the number of its rows in the audit log. */
export async function exportGrid(
  ctx: TaskContext,
  grid: Grid,
  { wanted, fileName, entity, entityId, detail, document, longDocument, counted }: GridExport,
): Promise<ExportedFile> {
  const { format, language } = wanted;
  ctx.subject(entity, entityId ?? null, { ...detail, format, rows: grid.rows.length });
  const most = MOST_ROWS[format];
  if (most && grid.rows.length > most.rows) {
    throw new AppError(most.code, { rows: grid.rows.length, atMost: most.rows });
  }
  const { clinic, zone, printedAt } = ctx.reading(({ db, zone, today, now }) => ({
    clinic: clinicToSeal(db),
    printedAt: `${dayIn(language, today())}, ${formatTime(now(), zone)}`,
    zone,
  }));
  const page: GridOnPaper = { grid, clinic, zone, printedAt, language };
  const make = async (duplicateCopy: number | null) =>
    format === 'pdf' && document
      ? (await renderPdf(document(duplicateCopy))).bytes
      : bytesOf(format, { ...page, duplicateCopy }, longDocument);
  const bytes = counted && format === 'pdf' ? await countedBytes(ctx, counted, make) : await make(null);
  return {
    fileName: `${fileName}.${format}`,
    mimeType: MIME_TYPES[format],
    base64: Buffer.from(bytes).toString('base64'),
  };
}

/** A designed page that was made already, as the file that an export gives. */
export function pageFile(fileName: string, bytes: Uint8Array): ExportedFile {
  return {
    fileName: `${fileName}.pdf`,
    mimeType: MIME_TYPES.pdf,
    base64: Buffer.from(bytes).toString('base64'),
  };
}

async function countedBytes(
  ctx: TaskContext,
  thing: PrintedThing,
  make: (duplicateCopy: number | null) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const printed = await printCounted(ctx, { ...thing, paper: 'A4' }, async copy => {
    const bytes = await make(copy);
    return { bytes, pageCount: pagesIn(bytes) };
  });
  return printed.bytes;
}

/** Of a file that was made here: its page objects are not packed. */
function pagesIn(bytes: Uint8Array): number {
  return (
    Buffer.from(bytes)
      .toString('latin1')
      .match(/\/Type \/Page\b/g)?.length ?? 0
  );
}

async function bytesOf(
  format: WantedFile['format'],
  page: GridOnPaper,
  longDocument = (): FileTask => ({ kind: 'list', page }),
): Promise<Uint8Array> {
  if (format === 'csv') return Buffer.from(gridCsv(page.grid, page.zone), 'utf8');
  if (format === 'pdf') return makeFileOf(longDocument());
  const on = { clinicName: page.clinic.name, zone: page.zone };
  return makeFileOf({ kind: 'workbook', grids: [page.grid], on });
}
