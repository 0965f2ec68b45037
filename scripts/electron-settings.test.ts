import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const builder = readFileSync(join(root, 'electron-builder.yml'), 'utf8');

function sectionOf(name: string): Record<string, string> {
  const lines = builder.split('\n');
  const start = lines.indexOf(`${name}:`) + 1;
  const end = lines.findIndex((line, index) => index >= start && !line.startsWith('  '));
  return Object.fromEntries(
    lines.slice(start, end).map(line => line.trim().split(/:\s*/, 2) as [string, string]),
  );
}

function hostSources(): [string, string][] {
  return ['main', 'preload'].flatMap(folder =>
    readdirSync(join(root, 'electron', folder))
      .filter(name => !name.endsWith('.test.ts'))
      .map((name): [string, string] => [name, readFileSync(join(root, 'electron', folder, name), 'utf8')]),
  );
}

test('the packaged app cannot be turned into a bare Node or be fed other code', () => {
  expect(sectionOf('electronFuses')).toEqual({
    runAsNode: 'false',
    enableNodeOptionsEnvironmentVariable: 'false',
    enableNodeCliInspectArguments: 'false',
    enableCookieEncryption: 'true',
    enableEmbeddedAsarIntegrityValidation: 'true',
    onlyLoadAppFromAsar: 'true',
    grantFileProtocolExtraPrivileges: 'false',
  });
});

test('there are installers for Windows, macOS and Linux, and no update channel', () => {
  expect([sectionOf('win').target, sectionOf('mac').target, sectionOf('linux').target]).toEqual([
    '[nsis]',
    '[dmg]',
    '[AppImage, deb]',
  ]);
  expect(builder).toContain('publish: null');
  expect(builder).toContain('asar: true');
  expect(builder).toContain("  - '**/*.node'");
});

test('a window is made in two places only, and none loads a page from the web or from a file', () => {
  const makers = hostSources().filter(([, text]) => text.includes('new BrowserWindow'));
  expect(makers.map(([name]) => name).sort()).toEqual(['print-window.ts', 'window.ts']);
  for (const [name, text] of hostSources()) {
    expect([name, /loadURL\(\s*['"`](https?|file)|loadFile\(|ipcMain\.handle/.test(text)]).toEqual([
      name,
      false,
    ]);
  }
});
