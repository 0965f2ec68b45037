import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { patientsContract } from '#shared/features/patients/patients.contract.ts';
import { transliterateName } from '#shared/features/patients/transliterate.rules.ts';
import { parseCsv } from '../../server/csv.ts';
import { resourceFolder } from '../../server/resource-folder.ts';
import type { ReadContext } from '../../server/service.ts';

let names: ReadonlyMap<string, string> | undefined;

/** Common names as they are really written, read once. */
export function knownLocalNames(): ReadonlyMap<string, string> {
  names ??= new Map(
    parseCsv(readFileSync(join(resourceFolder(), 'reference', 'name_devanagari.csv'), 'utf8')).map(row => [
      row.latin ?? '',
      row.devanagari ?? '',
    ]),
  );
  return names;
}

/** A suggestion only: a name has as many spellings as people who bear it. */
export function suggestLocalName(
  _ctx: ReadContext,
  { fullName }: ParsedInputOf<typeof patientsContract.suggestLocalName>,
): { localName: string } {
  return { localName: transliterateName(fullName, knownLocalNames()) };
}
