import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { LARGEST_FILE_BYTES } from '#shared/features/documents/file-kind.rules.ts';
import { MOST_PHONE_PAGES } from '#shared/features/documents/phone-upload.schema.ts';
import { PHONE_PAGE_WORDS } from '#shared/i18n/phone-page.ts';
import type { PhoneGreeting } from '../server/ports.ts';
import { resourceFolder } from '../server/resource-folder.ts';

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, sign => SIGNS[sign] ?? '');

/** JSON that may stand inside a script element. */
const inScript = (value: unknown) => JSON.stringify(value).replace(/</g, '\\u003c');

const COMMON_HEADERS = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** Of the page itself nothing but its own script and style runs; it may send to where it came from and nowhere else. */
const policyFor = (nonce: string) =>
  [
    ...["default-src 'none'", `script-src 'nonce-${nonce}'`, `style-src 'nonce-${nonce}'`, 'img-src blob:'],
    ...["connect-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"],
    "require-trusted-types-for 'script'",
  ].join('; ');

function send(response: ServerResponse, status: number, html: string, nonce: string): void {
  response.writeHead(status, {
    ...COMMON_HEADERS,
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policyFor(nonce),
  });
  response.end(html);
}

const part = (name: string) => readFileSync(join(resourceFolder(), 'phone', name), 'utf8');

export function sendPage(response: ServerResponse, greeting: PhoneGreeting): void {
  const nonce = randomBytes(16).toString('base64');
  const facts = {
    words: PHONE_PAGE_WORDS,
    language: greeting.language,
    ...{ mostPages: MOST_PHONE_PAGES, largestBytes: LARGEST_FILE_BYTES },
  };
  const filled: Readonly<Record<string, string>> = {
    ...{ nonce, style: part('page.css'), script: part('page.js') },
    ...{ clinic: escaped(greeting.clinicName), initials: escaped(greeting.initials) },
    facts: inScript(facts),
  };
  const html = part('page.html').replace(/\{\{(\w+)\}\}/g, (_, name: string) => filled[name] ?? '');
  send(response, 200, html, nonce);
}

/** For a code that is unknown or over: what to do about it, in both languages, and nothing more. */
export function sendGone(response: ServerResponse, status: 404 | 429): void {
  const nonce = randomBytes(16).toString('base64');
  const lines = Object.entries(PHONE_PAGE_WORDS).map(
    ([language, { gone }]) => `<p lang="${language}">${escaped(gone)}</p>`,
  );
  const style = `<style nonce="${nonce}">${part('page.css')}</style>`;
  const head = '<meta name="viewport" content="width=device-width, initial-scale=1"><title>Parchi</title>';
  send(
    response,
    status,
    `<!doctype html><html lang="en"><head><meta charset="utf-8">${head}${style}</head><body><main class="gone">${lines.join('')}</main></body></html>`,
    nonce,
  );
}

export function sendJson(response: ServerResponse, status: number, answer: unknown): void {
  response.writeHead(status, { ...COMMON_HEADERS, 'content-type': 'application/json' });
  response.end(JSON.stringify(answer));
}

export function sendPlain(response: ServerResponse, status: number): void {
  response.writeHead(status, { ...COMMON_HEADERS, 'content-type': 'text/plain' });
  response.end();
}

/** Phones offer to install it when they are given it under this type. */
export function sendAuthority(response: ServerResponse, authority: Buffer): void {
  response.writeHead(200, {
    ...COMMON_HEADERS,
    'content-type': 'application/x-x509-ca-cert',
    'content-disposition': 'attachment; filename="clinic-ca.crt"',
  });
  response.end(authority);
}
