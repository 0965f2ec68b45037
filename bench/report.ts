import type { ClinicFacts } from './clinic-file.ts';
import type { Measured, Series } from './measure.ts';
import { WAYS } from './ways.ts';

export type Report = {
  command: string;
  node: string;
  cpu: string;
  clinic: ClinicFacts;
  disk: Series;
  /** Null where nothing clinical was measured, as the checks. */
  shareFoundDespiteSlip: number | null;
  /** Ten new lines against twenty that are still taken. */
  checks: Series | null;
  operations: Measured[];
};

const ms = (value: number) => (value < 10 ? value.toFixed(2) : value.toFixed(1));
const times = (value: number) => `${value.toFixed(1)}×`;

function cellsOf(measured: Measured): string[] {
  const { name, raw } = measured;
  const ways = WAYS.flatMap(way => {
    const { p50, p95, count } = measured[way];
    if (count === 0) return ['–', '–'];
    return [`${ms(p50)} ${ms(p95)}`, `${times(p50 / raw.p50)} ${times(p95 / raw.p95)}`];
  });
  return [name, `${ms(raw.p50)} ${ms(raw.p95)}`, ...ways, measured.goal];
}

function tableOf(rows: readonly string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0)));
  return rows
    .map(row =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}

/** p50 and p95 in milliseconds, then the same as a multiple of the bare statements measured in between. */
export function printedReport(report: Report): string {
  const { clinic, disk, operations } = report;
  const head = ['p50 p95 in ms', 'raw', 'service', '÷ raw', 'MessagePort', '÷ raw', 'HTTP', '÷ raw', 'goal'];
  const durable = operations.filter(({ isDurable }) => isDurable);
  const perSecond = Math.round(clinic.visits / clinic.generatedInSeconds);
  return [
    `${clinic.patients} patients, ${clinic.visits} visits, ${clinic.bills} bills, ${clinic.payments} payments in ${clinic.years} years ` +
      `(seed ${clinic.seed}${clinic.isMoneyOnly ? ', money only' : ''}); ` +
      `made in ${clinic.generatedInSeconds.toFixed(1)} s (${perSecond} visits/s), ${(clinic.fileBytes / 1e6).toFixed(0)} MB encrypted`,
    `${report.node}, ${report.cpu}; ${report.command}`,
    '',
    tableOf([head, ...operations.map(cellsOf)]),
    '',
    `32 KB written + fdatasync: p50 ${ms(disk.p50)} p95 ${ms(disk.p95)} ms; saves through the port against it: ` +
      durable.map(({ name, port }) => `${name} ${times(port.p50 / disk.p50)}`).join(', '),
    ...(report.checks
      ? [
          `Checks of 10 lines against 20 still taken: p50 ${ms(report.checks.p50)} p95 ${ms(report.checks.p95)} ms (goal p95 ≤ 5 ms)`,
        ]
      : []),
    ...(report.shareFoundDespiteSlip === null
      ? []
      : [`Found among 20 with one slip in the name: ${(report.shareFoundDespiteSlip * 100).toFixed(0)} %`]),
  ].join('\n');
}
