import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerPageRequest, listPageFiles, type PageFiles, resolvePage } from './app-protocol.ts';

let folder: string;
let files: PageFiles;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parchi-renderer-'));
  mkdirSync(join(folder, 'renderer', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'renderer', 'index.html'), '<!doctype html><title>Parchi</title>');
  writeFileSync(join(folder, 'renderer', 'assets', 'app-1a2b.js'), 'export {};');
  writeFileSync(join(folder, 'renderer', 'assets', 'notes.exe'), 'MZ');
  writeFileSync(join(folder, 'clinic.db'), 'secret');
  files = listPageFiles(join(folder, 'renderer'));
});

afterAll(() => rmSync(folder, { recursive: true }));

test('only the built pages are delivered, each as what it is', async () => {
  expect([...files.keys()].sort()).toEqual(['/assets/app-1a2b.js', '/index.html']);

  const script = answerPageRequest(files, { method: 'GET', url: 'app://parchi/assets/app-1a2b.js' });

  expect(script.status).toBe(200);
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(await script.text()).toBe('export {};');
});

test('every answer carries the policy, a refusal too', () => {
  for (const url of ['app://parchi/index.html', 'app://parchi/no.js']) {
    const { headers } = answerPageRequest(files, { method: 'GET', url });
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  }
});

test('reloading on any screen gives the start page again', () => {
  for (const url of ['app://parchi/', 'app://parchi/day', 'app://parchi/patients/12?tab=bills#x']) {
    expect(resolvePage(files, url)).toBe(join(folder, 'renderer', 'index.html'));
  }
});

test('a page is read, never posted to', () => {
  expect(answerPageRequest(files, { method: 'POST', url: 'app://parchi/index.html' }).status).toBe(404);
});

test('no path however twisted reaches a file that is not a page', () => {
  const twist = fc.constantFrom(
    '..',
    '.',
    '...',
    '%2e',
    '%2e%2e',
    '%00',
    '\0',
    '\\',
    '/',
    '//',
    '~',
    ':',
    'C:',
  );
  const name = fc.constantFrom('clinic.db', 'assets', 'index.html', 'notes.exe', 'etc', 'passwd', 'renderer');
  const path = fc.array(fc.oneof(twist, name, fc.string({ maxLength: 6 })), { maxLength: 12 });
  const known = new Set([undefined, ...files.values()]);

  fc.assert(
    fc.property(path, fc.constantFrom('/', '', '\\'), (parts, between) => {
      const found = resolvePage(files, `app://parchi/${parts.join(between)}`);
      expect(known.has(found)).toBe(true);
    }),
    { numRuns: 20_000 },
  );
});

test('dots, encoded characters, backslashes and NUL are refused even where they would end well', () => {
  const twisted = [
    '/./index.html',
    '/assets/../index.html',
    '/%69ndex.html',
    '/assets\\app-1a2b.js',
    '/index.html\0',
  ];
  for (const path of twisted) {
    expect([path, resolvePage(files, `app://parchi${path}`)]).toEqual([path, undefined]);
  }
});
