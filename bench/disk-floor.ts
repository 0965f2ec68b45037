import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';

const BYTES = 32 * 1024;
const WRITES_IN_FILE = 256;

/** What the disk itself takes: 32 KB written and on the platter, again and again in a file of fixed size. */
export function diskFloor(path: string) {
  const file = openSync(path, 'w');
  const bytes = Buffer.alloc(BYTES, 0x5a);
  for (let index = 0; index < WRITES_IN_FILE; index++) writeSync(file, bytes, 0, BYTES, index * BYTES);
  fdatasyncSync(file);
  const times: number[] = [];
  let next = 0;
  return {
    times,
    writeOnce(): void {
      const startedAt = performance.now();
      writeSync(file, bytes, 0, BYTES, (next++ % WRITES_IN_FILE) * BYTES);
      fdatasyncSync(file);
      times.push(performance.now() - startedAt);
    },
    remove(): void {
      closeSync(file);
      rmSync(path);
    },
  };
}
