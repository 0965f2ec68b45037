import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PREFIX = 'parchi-pages-';

export type TemporaryPdfs = {
  /** Writes the PDF under a name that says nothing about anybody and returns its path. */
  put(pdf: Uint8Array): string;
  wipe(): void;
};

/** A private folder for PDFs that another program has to read; wiped on exit, and after a crash on the next start. */
export function openTemporaryPdfs(systemFolder: string): TemporaryPdfs {
  wipeLeftovers(systemFolder);
  const folder = mkdtempSync(join(systemFolder, `${PREFIX}${process.pid}-`));
  chmodSync(folder, 0o700);
  return {
    put(pdf) {
      const file = join(folder, `${randomUUID()}.pdf`);
      writeFileSync(file, pdf, { mode: 0o600, flag: 'wx' });
      return file;
    },
    wipe() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function wipeLeftovers(systemFolder: string): void {
  for (const name of readdirSync(systemFolder)) {
    const pid = name.startsWith(PREFIX) ? Number.parseInt(name.slice(PREFIX.length), 10) : Number.NaN;
    if (pid > 0 && !isRunning(pid)) {
      rmSync(join(systemFolder, name), { recursive: true, force: true });
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (problem) {
    // EPERM: it runs, but for somebody else.
    return (problem as NodeJS.ErrnoException).code === 'EPERM';
  }
}
