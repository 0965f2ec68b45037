import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(fileURLToPath(new URL('../..', import.meta.url)));

export function inRoot(...parts) {
  return join(root, ...parts);
}

export function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

export const pinnedNode = inRoot(
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

/** The script behind a package's command, to be run with the pinned Node on every system alike. */
export function toolScript(packageName, command = packageName.split('/').pop()) {
  const folder = inRoot('node_modules', packageName);
  const { bin } = readJson(join(folder, 'package.json'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
}
