import { csvCell } from '../../server/csv.ts';
import type { RegisterRow } from './register.document.ts';

const COLUMNS: readonly (readonly [title: string, of: (row: RegisterRow) => string])[] = [
  ['Serial', row => row.serial],
  ['Date', row => row.date],
  ['Kind', row => row.kind],
  ['Name', row => row.name],
  ['Age, sex', row => row.ageAndSex],
  ['Clinic number', row => row.uhid],
  ['Address', row => row.address],
  ['Identification marks', row => row.identificationMarks],
  ['Diagnosis or reason', row => row.diagnosis],
  ['Period', row => row.period],
  ['Doctor', row => row.doctor],
  ['Registration number', row => row.registrationNumber],
  ['Copies', row => String(row.copies)],
  ['Void', row => row.voidReason ?? ''],
];

/** UTF-8 with its mark, so that names in Hindi open as Hindi. */
export function registerCsv(rows: readonly RegisterRow[]): string {
  const lines = [
    COLUMNS.map(([title]) => csvCell(title)),
    ...rows.map(row => COLUMNS.map(([, of]) => csvCell(of(row)))),
  ];
  return `\ufeff${lines.map(cells => cells.join(',')).join('\r\n')}\r\n`;
}
