import type { RxLine } from '#shared/features/prescriptions/dose.schema.ts';
import { readLine } from '../../electron/features/prescriptions/read-line.ts';
import type { ReferenceLists } from '../../electron/features/prescriptions/reference-lists.ts';
import type { ReadContext } from '../../electron/server/service.ts';
import type { Medicine } from './illness.ts';

export type LineReader = (medicine: Medicine) => RxLine;

/** Reads typed lines as the doctor's screen does; each is read once. Throws on a line that would be refused there. */
export function lineReader(lists: ReferenceLists): LineReader {
  const read = new Map<string, RxLine>();
  return ([formularyId, text]) => {
    const key = `${formularyId} ${text}`;
    const known = read.get(key);
    if (known) return known;
    // The smart line needs nothing of its context but the lists.
    const { line, problems } = readLine({ lists } as ReadContext, { text, formularyId });
    if (!line)
      throw new Error(`${key}: ${problems.map(({ code }) => code).join(', ') || 'not a whole line'}`);
    read.set(key, line);
    return line;
  };
}
