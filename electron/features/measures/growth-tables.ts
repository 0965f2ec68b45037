import { createHash } from 'node:crypto';
import Papa from 'papaparse';
import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { GrowthDryRun, GrowthTable } from '#shared/features/measures/growth.schema.ts';
import type { GrowthReference } from '#shared/features/measures/growth-chart.rules.ts';
import { type GrowthFile, readGrowthFile } from '#shared/features/measures/growth-file.rules.ts';
import type { measuresContract } from '#shared/features/measures/measures.contract.ts';
import { localDateAt } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import * as tablesSql from './growth-tables.sql.ts';

const PROBLEMS_SHOWN = 100;

type FileInput = ParsedInputOf<typeof measuresContract.importGrowthTable>;

function readFile({ text }: FileInput): GrowthFile {
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), {
    delimiter: ',',
  });
  const file = readGrowthFile(data);
  const open = errors.find(({ code }) => code === 'MissingQuotes');
  return open
    ? { ...file, problems: [{ row: (open.row ?? 0) + 1, column: '', code: 'QUOTE_OPEN', typed: '' }] }
    : file;
}

const versionsOf = (db: ReadableDb, standard: string) =>
  tablesSql.list(db).filter(table => table.standard === standard);

function nextVersion(db: ReadableDb, standard: string): number {
  return (versionsOf(db, standard)[0]?.version ?? 0) + 1;
}

/** What a file holds, as the person sees it before anything is kept. */
export function checkGrowthTable(ctx: ReadContext, input: FileInput): GrowthDryRun {
  const file = readFile(input);
  return {
    standard: file.standard,
    version: nextVersion(ctx.db, file.standard),
    rowCount: file.rowCount,
    groups: file.groups.map(({ indicator, sex, xUnit, rows }) => ({
      ...{ indicator, sex, xUnit },
      from: rows[0]?.x ?? 0,
      to: rows.at(-1)?.x ?? 0,
      count: rows.length,
    })),
    problems: file.problems.slice(0, PROBLEMS_SHOWN),
    problemCount: file.problems.length,
  };
}

export function importGrowthTable(ctx: WriteContext, input: FileInput): GrowthTable {
  const file = readFile(input);
  if (file.problems.length > 0)
    throw new AppError('GROWTH_TABLE_HAS_PROBLEMS', { problemCount: file.problems.length });
  const contentHash = createHash('sha256').update(JSON.stringify(file.groups)).digest('hex');
  const current = versionsOf(ctx.db, file.standard)[0];
  if (current?.contentHash === contentHash)
    throw new AppError('GROWTH_TABLE_ALREADY_IN', { version: current.version });
  const { standard, source, isSure, rowCount, groups } = file;
  const id = tablesSql.insert(ctx.db, {
    ...{ standard, source, rowCount, groups, contentHash, isSure: Number(isSure) },
    version: nextVersion(ctx.db, standard),
    fileName: input.fileName,
    importedAt: ctx.now(),
    importedBy: ctx.session.userId,
  });
  ctx.subject('growthTable', id, { rowCount, version: nextVersion(ctx.db, standard) - 1 });
  ctx.alsoChanges('encounters');
  const kept = growthTables(ctx).find(table => table.id === id);
  if (!kept) throw new AppError('NOT_FOUND', { what: 'growthTable' });
  return kept;
}

export function growthTables(ctx: ReadContext | WriteContext): GrowthTable[] {
  const tables = tablesSql.list(ctx.db);
  return tables.map(({ id, standard, version, fileName, source, rowCount, importedAt, importedByName }) => ({
    ...{ id, standard, version, fileName, source, rowCount, importedByName },
    indicators: tablesSql.listIndicators(ctx.db, id),
    importedOn: localDateAt(importedAt, ctx.zone),
    isCurrent: tables.find(other => other.standard === standard)?.id === id,
  }));
}

/** Every current reference for a sex, one per standard and indicator. */
export function growthReferences(db: ReadableDb, sex: string): GrowthReference[] {
  if (sex !== 'F' && sex !== 'M') return [];
  const tables = tablesSql.list(db);
  const current = tables.filter(
    table => tables.find(other => other.standard === table.standard)?.id === table.id,
  );
  return current.flatMap(({ id, standard, version, source, isSure }) => {
    const rows = tablesSql.listRows(db, id, sex);
    const indicators = [...new Set(rows.map(({ indicator }) => indicator))];
    return indicators.map(indicator => ({
      ...{ standard, version, source, isSure: isSure === 1, indicator },
      rows: rows.filter(row => row.indicator === indicator),
    }));
  });
}

export function hasGrowthTables(db: ReadableDb): boolean {
  return tablesSql.list(db).length > 0;
}
