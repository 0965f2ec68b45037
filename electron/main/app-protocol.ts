import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { isAppAddress } from './app-origin.ts';
import { SECURITY_HEADERS } from './content-security-policy.ts';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
  woff: 'font/woff',
};

/** The pages of the built renderer by address path. What is not in the map is not delivered. */
export type PageFiles = ReadonlyMap<string, string>;

export function listPageFiles(folder: string): PageFiles {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter(entry => entry.isFile() && extensionOf(entry.name) in CONTENT_TYPES)
      .map(entry => {
        const file = join(entry.parentPath, entry.name);
        return [file.slice(folder.length).split(sep).join('/'), file];
      }),
  );
}

/**
 * The file behind an app:// address, or undefined. A route of the app has no dot in it and gets the start
 * page, so that reloading works; an encoded character is refused, because none of our files needs one.
 */
export function resolvePage(files: PageFiles, address: string): string | undefined {
  const path = /^app:\/\/parchi(\/[\w./-]*)(?:[?#].*)?$/.exec(address)?.[1];
  if (path === undefined || !isAppAddress(address) || path.split('/').some(part => /^\.+$/.test(part))) {
    return undefined;
  }
  return files.get(path) ?? (path.includes('.') ? undefined : files.get('/index.html'));
}

export function answerPageRequest(files: PageFiles, request: { method: string; url: string }): Response {
  const file = request.method === 'GET' ? resolvePage(files, request.url) : undefined;
  if (file === undefined) {
    return new Response('Not found', { status: 404, headers: SECURITY_HEADERS });
  }
  return new Response(new Uint8Array(readFileSync(file)), {
    headers: {
      ...SECURITY_HEADERS,
      'Content-Type': CONTENT_TYPES[extensionOf(file)] ?? 'application/octet-stream',
      'Cache-Control': file.endsWith('.html') ? 'no-store' : 'no-cache',
    },
  });
}

function extensionOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
