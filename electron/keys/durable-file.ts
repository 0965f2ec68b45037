import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

export function fsyncFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Makes a rename in the folder survive a power cut; Windows has no such call and keeps its own journal. */
export function fsyncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Writes beside the target, syncs, and only then renames over it: a reader sees the old file or the new one whole. */
export function writeFileDurably(path: string, content: string | Buffer, beforeRename?: () => void): void {
  const temporary = `${path}.writing`;
  rmSync(temporary, { force: true });
  try {
    writeNewFile(temporary, Buffer.from(content));
    beforeRename?.();
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  fsyncFolder(dirname(path));
}

function writeNewFile(path: string, content: Buffer): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    for (let written = 0; written < content.length; ) {
      written += writeSync(file, content, written, content.length - written);
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
