import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './paths.mjs';
import { runTool } from './run.mjs';
import { problemsOfPage, problemsOfStyleSheet } from './strict-page.mjs';

const STAMP = inRoot('out', 'build-stamp');
const SOURCES = ['shared', 'electron', 'renderer'];
const SETTINGS = ['electron.vite.config.ts', 'package-lock.json', 'package.json', 'tsconfig.base.json'];

export function buildIsStale() {
  return !existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== sourceHash();
}

/** Builds main, preload and renderer into out/. Resolves to the run's exit code, output and seconds. */
export async function build() {
  const hash = sourceHash();
  const built = await runTool('electron-vite', ['build', '--logLevel', 'warn'], {
    quiet: true,
    env: { NO_COLOR: '1', FORCE_COLOR: '0' },
  });
  if (built.code !== 0) {
    return built;
  }
  const problems = problemsOfRenderer();
  if (problems.length > 0) {
    return { ...built, code: 1, output: `The policy would refuse what was built:\n${problems.join('\n')}` };
  }
  writeFileSync(STAMP, hash);
  return built;
}

function problemsOfRenderer() {
  const files = filesOf(join('out', 'renderer')).map(path => [path, readFileSync(inRoot(path), 'utf8')]);
  return files.flatMap(([path, text]) => [
    ...(path.endsWith('.html') ? problemsOfPage(text) : []),
    ...(path.endsWith('.css') ? problemsOfStyleSheet(text) : []),
  ]);
}

function sourceHash() {
  const hash = createHash('sha256');
  for (const path of [...SOURCES.flatMap(folder => filesOf(folder)), ...SETTINGS]) {
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(inRoot(path)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesOf(folder) {
  return readdirSync(inRoot(folder), { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap(entry => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        return filesOf(path);
      }
      return /\.test\.tsx?$/.test(entry.name) ? [] : [path];
    });
}
