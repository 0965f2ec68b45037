import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
let house: string;

beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), 'parchi-walls-'));
  mkdirSync(join(house, 'shared'));
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
  for (const name of ['tsconfig.base.json', 'shared/tsconfig.json']) {
    cpSync(join(root, name), join(house, name));
  }
});
afterEach(() => rmSync(house, { recursive: true }));

function compile(text: string): string {
  writeFileSync(join(house, 'shared', 'reach.ts'), text);
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  return spawnSync(process.execPath, [tsc, '-p', 'shared'], { cwd: house, encoding: 'utf8' }).stdout;
}

test('in shared, plain arithmetic compiles', () => {
  expect(compile('export const rupees = (paise: number): number => Math.trunc(paise / 100);')).toBe('');
});

test('in shared, the window, files and Buffer are compile errors', () => {
  const errors = compile(
    "import { readFileSync } from 'node:fs';\nexport const all = [window, document, Buffer, process, readFileSync];",
  );

  for (const name of ['window', 'document', 'Buffer', 'process', 'node:fs']) {
    expect(errors).toMatch(new RegExp(`reach\\.ts.*error TS\\d+: Cannot find [^\\n]*'${name}'`));
  }
});
