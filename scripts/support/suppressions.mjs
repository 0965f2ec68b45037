import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { root } from './paths.mjs';

const FOLDERS = ['shared', 'electron', 'renderer', 'e2e', 'bench', 'scripts'];
const SOURCE_FILE = /\.(ts|tsx|mjs|cjs|css)$/;
const SUPPRESSION = /(biome-(?=ignore)|eslint-(?=disable)|@ts-(?=ignore|nocheck|expect-error))/;

// A screen may go another way than the linter's page-wide habit (a listbox whose keys are its owner's), if it says why.
const EXPLAINED = /biome-(?=ignore)\S+ lint\/[a-zA-Z0-9/]+: (?:\S+ ){4,}\S+/;

/** Every line that switches a rule off where it stands. A debt belongs in scripts/laws-debt.json instead. */
export function findSuppressions(house = root) {
  return FOLDERS.flatMap(folder => sourceFiles(join(house, folder))).flatMap(path =>
    readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        SUPPRESSION.test(line) && !isExplained(house, path, line)
          ? [`${placeOf(house, path)}:${index + 1} ${line.trim()}`]
          : [],
      ),
  );
}

function isExplained(house, path, line) {
  return placeOf(house, path).startsWith('renderer/') && EXPLAINED.test(line);
}

function placeOf(house, path) {
  return relative(house, path).split(sep).join('/');
}

function sourceFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && SOURCE_FILE.test(entry.name))
    .map(entry => join(entry.parentPath ?? entry.path, entry.name));
}
