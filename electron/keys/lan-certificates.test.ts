import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import {
  type Certified,
  fingerprintOf,
  mustRenew,
  newAuthority,
  newServerCertificate,
  pemOf,
} from './lan-certificates.ts';
import { isPrivateIpv4 } from './private-ranges.ts';

const NOW = Date.parse('2026-11-21T06:12:00Z');
const DAY_MS = 86_400_000;

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** What OpenSSL says of the server's certificate when it trusts this authority alone. */
function verified(authority: Certified, server: Certified, at = NOW): string {
  const folder = mkdtempSync(join(tmpdir(), 'parchi-lan-'));
  folders.push(folder);
  writeFileSync(join(folder, 'ca.pem'), pemOf('CERTIFICATE', authority.certificate));
  writeFileSync(join(folder, 'leaf.pem'), pemOf('CERTIFICATE', server.certificate));
  const options = ['-x509_strict', '-purpose', 'sslserver', '-attime', String(Math.floor(at / 1_000))];
  try {
    return execFileSync(
      'openssl',
      ['verify', ...options, '-CAfile', join(folder, 'ca.pem'), join(folder, 'leaf.pem')],
      { encoding: 'utf8', stdio: 'pipe' },
    );
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    return `${stdout} ${stderr}`;
  }
}

test.each(['192.168.1.20', '10.0.0.1', '172.31.255.254'])(
  'OpenSSL accepts the certificate of a desk at %s from the clinic that made it',
  address => {
    const authority = newAuthority('Sanjeevani Clinic', NOW);
    const server = newServerCertificate(authority, address, NOW);
    expect(verified(authority, server)).toContain('leaf.pem: OK');
    expect(verified(newAuthority('Sanjeevani Clinic', NOW), server)).not.toContain('OK');
  },
);

test.each(['8.8.8.8', '172.32.0.1', '192.169.0.1', '127.0.0.1'])(
  'the authority can vouch for nothing outside the clinic: %s is refused',
  address => {
    const authority = newAuthority('Sanjeevani Clinic', NOW);
    expect(verified(authority, newServerCertificate(authority, address, NOW))).toContain(
      'permitted subtree violation',
    );
  },
);

test('it ends after 397 days, the authority after ten years, and neither is for anything else', () => {
  const authority = newAuthority('Sanjeevani Clinic', NOW);
  const server = newServerCertificate(authority, '192.168.1.20', NOW);
  expect(verified(authority, server, NOW + 395 * DAY_MS)).toContain('OK');
  expect(verified(authority, server, NOW + 397 * DAY_MS)).toContain('expired');
  const [ca, leaf] = [new X509Certificate(authority.certificate), new X509Certificate(server.certificate)];
  expect(Date.parse(leaf.validTo) - Date.parse(leaf.validFrom)).toBe(397 * DAY_MS);
  expect([ca.ca, leaf.ca]).toEqual([true, false]);
  expect(leaf.checkIP('192.168.1.20')).toBe('192.168.1.20');
  expect(leaf.checkIP('192.168.1.21')).toBeUndefined();
  expect(leaf.verify(ca.publicKey)).toBe(true);
  expect(leaf.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
  expect(leaf.publicKey.asymmetricKeyDetails?.namedCurve).toBe('prime256v1');
  expect(fingerprintOf(authority.certificate)).toMatch(/^[0-9A-F]{2}(:[0-9A-F]{2}){31}$/);
});

test.each([
  ['for another address', '192.168.1.21', NOW],
  ['thirty days before it ends', '192.168.1.20', NOW + 370 * DAY_MS],
  ['when the clock was put back to before it began', '192.168.1.20', NOW - 3 * DAY_MS],
])('the certificate is renewed %s', (_when, address, at) => {
  const server = newServerCertificate(newAuthority('Sanjeevani Clinic', NOW), '192.168.1.20', NOW);
  expect(mustRenew(server.certificate, '192.168.1.20', NOW + 300 * DAY_MS)).toBe(false);
  expect(mustRenew(server.certificate, address, at)).toBe(true);
});

test.each(['संजीवनी क्लिनिक, इंदौर', `A, B & "C" + D/E=F ${'x'.repeat(60)}`, '#1 Clinic'])(
  'a clinic called %s has a certificate like any other',
  name => {
    const authority = newAuthority(name, NOW);
    expect(verified(authority, newServerCertificate(authority, '10.1.2.3', NOW))).toContain('OK');
  },
);

test.each([
  ['10.255.0.1', true],
  ['172.16.0.1', true],
  ['172.15.0.1', false],
  ['192.168.300.1', false],
  ['192.168.1.020', false],
  ['192.0.2.2', false],
  ['fe80::1', false],
  ['192.168.1.1.1', false],
])('%s is a private address: %s', (address, isPrivate) => {
  expect(isPrivateIpv4(address)).toBe(isPrivate);
});
