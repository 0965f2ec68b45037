import { contract } from '#shared/contract/index.ts';
import type { ImportLayout, ImportProgress } from '#shared/features/imports/imports.contract.ts';
import { sql } from '../../database/db.ts';
import type { TestClinic } from '../../server/test-clinic.ts';
import { fileOf } from './lists.test-support.ts';

export const layout: ImportLayout = {
  map: { oldNumber: 0, fullName: 1, phone: 2, age: 3, sex: 4, locality: 5 },
  ...{ dateOrder: 'dayFirst', agesOn: null, phoneWhenMissing: '', hasHeader: true },
};
export const HEAD = 'Regn No,Patient Name,Mobile,Age,Sex,Area';
export const list = (...rows: string[]) => ({ ...fileOf([HEAD, ...rows].join('\n')), ...layout });
export const asha = 'OLD-1,Asha Rao,5000041735,42,F,Palasia';
export const imran = 'OLD-2,Imran Shaikh,5000041736,51,M,Khajrana';

export async function collect(stream: AsyncIterable<ImportProgress>): Promise<ImportProgress[]> {
  const all: ImportProgress[] = [];
  for await (const progress of stream) all.push(progress);
  return all;
}

/** Imports to the end and returns its last word: the run and its report. */
export async function importAll(
  clinic: TestClinic,
  input: Parameters<typeof list> | ReturnType<typeof list>,
) {
  const request = Array.isArray(input) ? list(...input) : input;
  const last = (await collect(await clinic.call(contract.imports.run, request))).at(-1);
  if (last?.step !== 'done') throw new Error('the import did not end');
  return last;
}

export const find = async (clinic: TestClinic, text: string) =>
  (await clinic.call(contract.patients.search, { text })).map(({ patient }) => patient.fullName);
export const hiddenCount = (clinic: TestClinic) =>
  clinic.server.house
    .opened()
    .db.reader.value<number>(sql`SELECT count(*) FROM patients WHERE is_hidden = 1`);
export const wordsLeft = (clinic: TestClinic, word: string) =>
  clinic.server.house
    .opened()
    .db.reader.value<number>(
      sql`SELECT count(*) FROM patient_search WHERE patient_search MATCH ${`"${word}"`}`,
    );
