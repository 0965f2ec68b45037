import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { countsOf, sumOf } from './support/reports.mjs';
import { readStartOptions } from './support/start-options.mjs';
import { problemsOfPage, problemsOfStyleSheet } from './support/strict-page.mjs';
import { findSuppressions } from './support/suppressions.mjs';

const root = join(import.meta.dirname, '..');

type LockEntry = {
  version?: string;
  integrity?: string;
  resolved?: string;
  optionalDependencies?: Record<string, string>;
};

function readJson(name: string) {
  return JSON.parse(readFileSync(join(root, name), 'utf8'));
}

describe('the lock file', () => {
  const { packages } = readJson('package-lock.json') as { packages: Record<string, LockEntry> };

  test('names a package for every system that someone may develop on', () => {
    const present = new Set(Object.keys(packages).map(path => path.replace(/^.*node_modules\//, '')));
    const wanted = Object.values(packages).flatMap(entry => Object.keys(entry.optionalDependencies ?? {}));

    expect(wanted.length).toBeGreaterThan(50);
    expect(wanted.filter(name => !present.has(name))).toEqual([]);
  });

  test('has a checksum for every package and the address of no registry', () => {
    const entries = Object.entries(packages).filter(([path]) => path !== '');
    expect(entries.filter(([, entry]) => !entry.integrity).map(([path]) => path)).toEqual([]);
    expect(entries.filter(([, entry]) => entry.resolved).map(([path]) => path)).toEqual([]);
  });

  test('is pinned: what package.json asks for is one version, never a range', () => {
    const { dependencies, devDependencies } = readJson('package.json');
    const versions = Object.values<string>({ ...dependencies, ...devDependencies });
    expect(versions.filter(version => !/^(npm:[\w-]+@)?\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  test('holds families together that break when they are mixed', () => {
    const { devDependencies } = readJson('package.json') as { devDependencies: Record<string, string> };
    for (const family of ['@mantine/', '@orpc/']) {
      const versions = Object.entries(devDependencies).filter(([name]) => name.startsWith(family));
      expect(versions.length).toBeGreaterThan(1);
      expect(new Set(versions.map(([, version]) => version)).size).toBe(1);
    }
  });
});

describe('npm start', () => {
  test('understands its four options', () => {
    expect(readStartOptions(['--headless', '--data', 'D', '--port', '0', '--demo'])).toEqual({
      headless: true,
      hostArguments: ['--data', 'D', '--demo'],
      httpArguments: ['--port', '0'],
    });
    expect(readStartOptions([])).toEqual({ headless: false, hostArguments: [], httpArguments: [] });
  });

  test.each([['--port', '65536'], ['--port', '-1'], ['--port', '80a'], ['--data'], ['--window'], ['folder']])(
    'refuses %s %s',
    (...args) => {
      expect(() => readStartOptions(args.filter(argument => argument !== undefined))).toThrow();
    },
  );
});

describe('a built page', () => {
  const strict =
    '<!doctype html><title>Parchi</title><script type="module" crossorigin src="/assets/a.js"></script>' +
    '<link rel="stylesheet" href="/assets/a.css"><div id="root"></div>';

  test('with files of its own only is let through', () => {
    expect(problemsOfPage(strict)).toEqual([]);
    expect(
      problemsOfStyleSheet('@font-face{src:url(/assets/i.woff2)} a{background:url(data:image/png;base64,)}'),
    ).toEqual([]);
  });

  test.each([
    '<script>boot()</script>',
    '<script type="module">boot()</script>',
    '<style>a{}</style>',
    '<div style="color:red">',
    '<img onerror="x()">',
    '<base href="/x/">',
    '<a href="javascript:x()">',
    '<script src="https://cdn.example/a.js"></script>',
    '<link href="//cdn.example/a.css">',
  ])('with %s is refused', extra => {
    expect(problemsOfPage(strict + extra)).not.toEqual([]);
  });

  test.each([
    '@font-face{src:url("data:font/woff2;base64,")}',
    'a{background:url(https://x.example/a)}',
    '@import "x";',
  ])('with a style sheet of %s is refused', css => {
    expect(problemsOfStyleSheet(css)).not.toEqual([]);
  });
});

test('the last line of npm test adds up the reports', () => {
  const one = countsOf({ numPassedTests: 3, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 });

  expect(sumOf([one, { passed: 4, failed: 0, skipped: 0 }])).toEqual({ passed: 7, failed: 1, skipped: 3 });
});

test('no line of the code switches a rule off where it stands', () => {
  expect(findSuppressions()).toEqual([]);
});

test('a rule that is switched off where it stands is found', () => {
  const house = mkdtempSync(join(tmpdir(), 'parchi-suppressions-'));
  for (const folder of ['shared', 'electron', 'renderer', 'e2e', 'bench', 'scripts']) {
    mkdirSync(join(house, folder));
  }
  const lines = [`biome-${'ignore'} lint: x`, `eslint-${'disable'}`, `@ts-${'ignore'}`].map(
    words => `// ${words}`,
  );
  writeFileSync(join(house, 'electron', 'a.ts'), ['export {};', ...lines].join('\n'));

  const why = `// biome-${'ignore'} lint/a11y/useFocusableInteractive:`;
  writeFileSync(
    join(house, 'renderer', 'b.ts'),
    [`${why} the focus stays in the combobox.`, `${why} because`].join('\n'),
  );

  const found = findSuppressions(house);

  rmSync(house, { recursive: true });
  expect(found.map((line: string) => line.split(' ')[0])).toEqual([
    'electron/a.ts:2',
    'electron/a.ts:3',
    'electron/a.ts:4',
    'renderer/b.ts:2',
  ]);
});
