import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './paths.mjs';
import { run } from './run.mjs';

const FOLDER = inRoot('node_modules', 'electron');
const DOWNLOAD_SECONDS = 20;

function installedRuntime() {
  const pathFile = join(FOLDER, 'path.txt');
  if (!existsSync(pathFile)) {
    return undefined;
  }
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(FOLDER, 'dist');
  const executable = join(dist, readFileSync(pathFile, 'utf8'));
  return existsSync(executable) ? executable : undefined;
}

/** Electron's executable, fetched within 20 seconds if it is not there yet; undefined where it cannot be had. */
export async function ensureElectronRuntime() {
  if (!installedRuntime() && !process.env.ELECTRON_SKIP_BINARY_DOWNLOAD) {
    const options = { quiet: true, timeoutSeconds: DOWNLOAD_SECONDS };
    await run(process.execPath, [join(FOLDER, 'install.js')], options);
  }
  return installedRuntime();
}

export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}
