import { X509Certificate } from 'node:crypto';
import { connect as plainConnect, type Socket } from 'node:net';
import { type ConnectionOptions, checkServerIdentity, connect, type TLSSocket } from 'node:tls';
import { afterEach, describe, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { newAuthority, newServerCertificate, pemOf } from '../keys/lan-certificates.ts';
import type { UploadDoor } from '../server/ports.ts';
import { closeTestClinics, lockScreen } from '../server/test-clinic.ts';
import { testJpeg, testPdf } from '../server/test-files.test-support.ts';
import { ask, clinicWithPhones, jsonOf, openCode, sendPage } from './upload-door.test-support.ts';
import { openUploadDoor } from './upload-door.ts';
import { UPLOAD_DOOR_LIMITS } from './upload-door-limits.ts';

const { documents } = contract;
const UNKNOWN = 'A'.repeat(43);
const sockets: Socket[] = [];
const doors: UploadDoor[] = [];

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const door of doors.splice(0)) await door.close();
  await closeTestClinics();
});

async function openDoor() {
  const desk = await clinicWithPhones();
  const code = await openCode(desk.clinic, desk.patientId);
  return { ...desk, ...code, origin: new URL(code.url).origin, port: Number(new URL(code.url).port) };
}

function handshake(options: ConnectionOptions): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const socket = connect(options, () => resolve(socket));
    sockets.push(socket);
    socket.on('error', reject);
  });
}

describe('the door for phones', () => {
  test('speaks TLS 1.3 and nothing older', async () => {
    const { port } = await openDoor();
    const here = { host: '127.0.0.1', port, rejectUnauthorized: false };
    expect((await handshake(here)).getProtocol()).toBe('TLSv1.3');
    await expect(handshake({ ...here, maxVersion: 'TLSv1.2' })).rejects.toThrow(/protocol version/);
  });

  test('is known to a phone that has the clinic’s certificate, and to no other', async () => {
    const authority = newAuthority('Sanjeevani Clinic', Date.now());
    const server = newServerCertificate(authority, '192.168.1.20', Date.now());
    const certificate = {
      key: pemOf('PRIVATE KEY', server.privateKey),
      chain: pemOf('CERTIFICATE', server.certificate) + pemOf('CERTIFICATE', authority.certificate),
      authority: authority.certificate,
    };
    // Bound here, certified for an address of a clinic: the whole chain is checked as a phone checks it.
    const plan = { address: '127.0.0.1', certificate, ticketOf: () => null };
    const door = await openUploadDoor(plan, async () => ({ received: 0 }));
    doors.push(door);
    const phone = {
      ...{ host: '127.0.0.1', port: Number(new URL(door.origin).port) },
      checkServerIdentity: (_: string, met: Parameters<typeof checkServerIdentity>[1]) =>
        checkServerIdentity('192.168.1.20', met),
    };
    const ca = pemOf('CERTIFICATE', authority.certificate);
    expect((await handshake({ ...phone, ca })).authorized).toBe(true);
    await expect(handshake(phone)).rejects.toThrow(/self-signed certificate/);
    const other = pemOf('CERTIFICATE', newAuthority('Sanjeevani Clinic', Date.now()).certificate);
    await expect(handshake({ ...phone, ca: other })).rejects.toThrow();
  });

  test('gives the clinic’s certificate, the one of the settings, while a code is shown', async () => {
    const { origin, owner } = await openDoor();
    const { body, headers } = await ask(`${origin}/clinic-ca.crt`);
    expect(headers['content-type']).toBe('application/x-x509-ca-cert');
    const { fingerprint } = await owner.call(documents.phoneSettings, {});
    expect(new X509Certificate(body).fingerprint256).toBe(fingerprint);
  });

  test('shows a page with the clinic and initials, no name, and a policy that lets nothing else in', async () => {
    const { url } = await openDoor();
    const { status, headers, body } = await ask(url);
    expect(status).toBe(200);
    const page = body.toString('utf8');
    expect(page).toContain('Sanjeevani Clinic');
    expect(page).toContain('<dd>L R</dd>');
    expect(page).not.toMatch(/Lakshmi|Raghavan|5000041735|\{\{/);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    const nonce = /script-src 'nonce-([^']+)'/.exec(policy)?.[1];
    expect(page.match(/<(script|style) nonce="([^"]+)"/g)).toHaveLength(2);
    expect(page).toContain(`<script nonce="${nonce}">`);
    expect(headers['strict-transport-security']).toBeUndefined();
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['cache-control']).toBe('no-store');
  });

  test('turns another host name away (DNS rebinding)', async () => {
    const { url, origin, port } = await openDoor();
    for (const host of ['clinic.evil.example', `localhost:${port}`, '127.0.0.1'])
      for (const path of [url, `${origin}/clinic-ca.crt`, `${origin}/`])
        expect((await ask(path, { headers: { host } })).status, `${host} ${path}`).toBe(421);
  });

  test.each([
    ['another site', { origin: 'https://evil.example' }],
    ['the clinic’s own screens', { origin: 'http://127.0.0.1:4173' }],
    ['no site at all', { origin: '' }],
    ['a plain form', { 'x-parchi': '' }],
    ['a frame on another site', { 'sec-fetch-site': 'cross-site' }],
  ])('takes no page sent from %s', async (_what, headers) => {
    const { url, clinic, uploadId } = await openDoor();
    expect((await sendPage(url, testPdf(), headers as Record<string, string>)).status).toBe(403);
    expect(await clinic.call(documents.closePhoneUpload, { uploadId })).toEqual({ received: 0 });
  });

  test('knows no code but the one that is shown', async () => {
    const { url, origin } = await openDoor();
    const near = url.slice(0, -1) + (url.endsWith('A') ? 'B' : 'A');
    for (const wrong of [`${origin}/u/${UNKNOWN}`, near]) {
      const shown = await ask(wrong);
      expect(shown.status).toBe(404);
      expect(shown.body.toString('utf8')).toContain('Ask the desk for a new one');
      expect((await sendPage(wrong, testPdf())).status).toBe(404);
    }
  });

  test('answers nobody who tries one code after the other, for a minute', async () => {
    const { url, origin } = await openDoor();
    for (let tries = 0; tries < UPLOAD_DOOR_LIMITS.wrongTokens; tries++)
      expect((await ask(`${origin}/u/${UNKNOWN}`)).status).toBe(404);
    expect((await ask(`${origin}/u/${UNKNOWN}`)).status).toBe(429);
    expect((await ask(url)).status).toBe(429);
  });

  test('leads to nothing of the clinic', async () => {
    const { origin, url } = await openDoor();
    const headers = { origin, 'x-parchi': '1', 'content-type': 'application/json' };
    const paths = [
      '/',
      '/index.html',
      '/rpc/setup/status',
      '/rpc/documents/list',
      '/u/',
      '/u/..%2f..%2fpackage.json',
    ];
    for (const path of [...paths, `${new URL(url).pathname}/rpc/setup/status`, '/clinic-ca.key']) {
      const body = Buffer.from('{"json":{}}');
      expect((await ask(`${origin}${path}`, { method: 'POST', headers, body })).status, path).toBe(404);
      expect((await ask(`${origin}${path}`)).status, path).toBe(404);
    }
    for (const method of ['PUT', 'DELETE', 'OPTIONS', 'HEAD'])
      expect((await ask(url, { method, headers })).status, method).toBe(404);
  });

  test('hangs up on the fifty-first connection of an address', async () => {
    const { port } = await openDoor();
    const hungUp: number[] = [];
    const all = Array.from({ length: UPLOAD_DOOR_LIMITS.connectionsOfAnAddress + 5 }, (_, index) => {
      const socket = plainConnect(port, '127.0.0.1');
      sockets.push(socket);
      socket.on('error', () => {});
      return new Promise<void>(resolve => {
        socket.on('close', () => hungUp.push(index));
        socket.on('connect', () => setTimeout(resolve, 300));
      });
    });
    await Promise.all(all);
    expect(hungUp.length).toBe(5);
  });

  test('waits for nobody: a phone that says nothing, or half a question, is hung up on', async () => {
    const authority = newAuthority('Sanjeevani Clinic', Date.now());
    const server = newServerCertificate(authority, '127.0.0.1', Date.now());
    const certificate = {
      ...{ key: pemOf('PRIVATE KEY', server.privateKey), chain: pemOf('CERTIFICATE', server.certificate) },
      authority: authority.certificate,
    };
    const plan = { address: '127.0.0.1', certificate, ticketOf: () => null };
    const short = { ...UPLOAD_DOOR_LIMITS, handshakeMs: 200, headersMs: 200, requestMs: 400 };
    const door = await openUploadDoor(plan, async () => ({ received: 0 }), short);
    doors.push(door);
    const here = { host: '127.0.0.1', port: Number(new URL(door.origin).port) };
    const closed = (socket: Socket) => new Promise<void>(resolve => socket.on('close', () => resolve()));
    const silent = plainConnect(here.port, here.host);
    silent.on('error', () => {});
    sockets.push(silent);
    await closed(silent);
    const half = await handshake({ ...here, rejectUnauthorized: false });
    half.resume();
    half.write('GET / HTTP/1.1\r\nHost: ');
    await closed(half);
  });

  test('is shut when the last code ends, and another may be opened at once', async () => {
    const { clinic, patientId, uploadId, url } = await openDoor();
    const second = await openCode(clinic, patientId);
    await clinic.call(documents.closePhoneUpload, { uploadId });
    expect((await ask(url)).status).toBe(404);
    expect((await ask(second.url)).status).toBe(200);
    await clinic.call(documents.closePhoneUpload, { uploadId: second.uploadId });
    await expect(ask(second.url)).rejects.toThrow(/ECONNREFUSED|socket hang up|ECONNRESET/);
    const third = await openCode(clinic, patientId);
    expect((await ask(third.url)).status).toBe(200);
  });

  test('a page sent while the desk is being locked is not taken', async () => {
    const { clinic, url } = await openDoor();
    expect((await sendPage(url, testJpeg(), { name: 'a.jpg' })).status).toBe(200);
    await lockScreen(clinic);
    const late = await sendPage(url, testJpeg(), { name: 'a.jpg' }).catch(() => ({ status: 404 }));
    expect(late.status).toBe(404);
  });

  test('says in both languages why a page is not taken', async () => {
    const { url } = await openDoor();
    const liar = await sendPage(url, Buffer.from('MZ this program'), { name: 'report.pdf' });
    expect(liar.status).toBe(422);
    expect(jsonOf(liar)).toMatchObject({
      code: 'FILE_LIES',
      words: {
        en: 'Its name says a PDF, but it is a program.',
        hi: expect.stringMatching(/[\u0900-\u097f]/),
      },
    });
    const script = await sendPage(url, testPdf({ catalogue: '/OpenAction << /S /JavaScript >>' }));
    expect(jsonOf(script)).toMatchObject({ code: 'PDF_DANGEROUS', words: { en: /script/ } });
  });

  test('31 MB are refused, told or not told beforehand', async () => {
    const { url, clinic, uploadId } = await openDoor();
    const tooLarge = testPdf({ filling: 31_000_000 });
    expect((await sendPage(url, tooLarge)).status).toBe(413);
    const untold = await ask(url, {
      method: 'POST',
      body: tooLarge,
      headers: {
        ...{ origin: new URL(url).origin, 'x-parchi': '1', 'x-page-id': 'page-untold' },
        ...{ 'x-file-name': 'a.pdf', 'transfer-encoding': 'chunked' },
      },
    });
    expect(jsonOf(untold)).toMatchObject({ code: 'FILE_TOO_LARGE' });
    expect((await sendPage(url, testPdf({ filling: 29_000_000 }))).status).toBe(200);
    expect(await clinic.call(documents.closePhoneUpload, { uploadId })).toEqual({ received: 1 });
  });
});
