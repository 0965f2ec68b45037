import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  X509Certificate,
} from 'node:crypto';
import {
  bits,
  context,
  integer,
  isTrue,
  octets,
  oid,
  plainContext,
  sequence,
  setOf,
  text,
  time,
} from './der.ts';
import { ipv4Bytes, PRIVATE_RANGES } from './private-ranges.ts';

/** A certificate in DER with its key in PKCS #8; `name` is the clinic's, or the address of its server. */
export type Certified = { name: string; certificate: Buffer; privateKey: Buffer };

const DAY_MS = 86_400_000;
const CA_DAYS = 3_652;
/** What phones accept at most of a server is 398 (the CA/Browser Forum's baseline and Apple's rule). */
const LEAF_DAYS = 397;
const RENEWED_BEFORE_DAYS = 30;
/** Phones' clocks are seldom right. */
const CLOCK_SLACK_MS = DAY_MS;
/** RFC 5280, A.1: upper bound of a name. */
const LONGEST_NAME = 64;

const ECDSA_SHA256 = sequence(oid('1.2.840.10045.4.3.2'));
const SERVER_AUTH = sequence(oid('1.3.6.1.5.5.7.3.1'));

function nameOf(organisation: string, common: string): Buffer {
  const part = (type: string, words: string) =>
    setOf(sequence(oid(type), text([...words].slice(0, LONGEST_NAME).join(''))));
  return sequence(part('2.5.4.10', organisation), part('2.5.4.3', common));
}

const extension = (id: string, isCritical: boolean, value: Buffer) =>
  sequence(oid(id), ...(isCritical ? [isTrue()] : []), octets(value));

function keyIdOf(publicKey: KeyObject): Buffer {
  const info = publicKey.export({ format: 'der', type: 'spki' });
  return createHash('sha256').update(info).digest().subarray(0, 20);
}

/** RFC 5280, 4.2.1.10: private IPv4 addresses and names under .local, so that it can vouch for nothing of the internet. */
function privateOnly(): Buffer {
  const ranges = PRIVATE_RANGES.map(({ base, mask }) =>
    sequence(plainContext(7, Buffer.from([...base, ...mask]))),
  );
  return sequence(context(0, ...ranges, sequence(plainContext(2, Buffer.from('local')))));
}

type Written = {
  issuer: Buffer;
  subject: Buffer;
  from: number;
  to: number;
  publicKey: KeyObject;
  extensions: Buffer[];
};

function signed(written: Written, key: KeyObject): Buffer {
  const body = sequence(
    context(0, integer(Buffer.from([2]))),
    integer(randomBytes(16)),
    ECDSA_SHA256,
    written.issuer,
    sequence(time(written.from), time(written.to)),
    written.subject,
    written.publicKey.export({ format: 'der', type: 'spki' }),
    context(3, sequence(...written.extensions)),
  );
  return sequence(body, ECDSA_SHA256, bits(sign('sha256', body, key)));
}

function newKeys() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { key: privateKey, publicKey, privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }) };
}

const caName = (clinicName: string) => nameOf(clinicName, 'Parchi');

/** The clinic's own authority for ten years: what a phone trusts once, for private addresses alone. */
export function newAuthority(clinicName: string, now: number): Certified {
  const { key, publicKey, privateKey } = newKeys();
  const from = now - CLOCK_SLACK_MS;
  const extensions = [
    extension('2.5.29.19', true, sequence(isTrue(), integer(Buffer.from([0])))),
    extension('2.5.29.15', true, bits(Buffer.from([0x04]), 2)),
    extension('2.5.29.37', false, SERVER_AUTH),
    extension('2.5.29.30', true, privateOnly()),
    extension('2.5.29.14', false, octets(keyIdOf(publicKey))),
  ];
  const name = caName(clinicName);
  const written = { issuer: name, subject: name, from, to: from + CA_DAYS * DAY_MS, publicKey, extensions };
  return { name: clinicName, certificate: signed(written, key), privateKey };
}

/** For one address and 397 days. Throws a RangeError on what is no IPv4 address. */
export function newServerCertificate(authority: Certified, address: string, now: number): Certified {
  const bytes = ipv4Bytes(address);
  if (!bytes) throw new RangeError('a server certificate is for an IPv4 address');
  const issuerKey = createPrivateKey({ key: authority.privateKey, format: 'der', type: 'pkcs8' });
  const { publicKey, privateKey } = newKeys();
  const from = now - CLOCK_SLACK_MS;
  const extensions = [
    extension('2.5.29.19', true, sequence()),
    extension('2.5.29.15', true, bits(Buffer.from([0x80]), 7)),
    extension('2.5.29.37', false, SERVER_AUTH),
    extension('2.5.29.17', false, sequence(plainContext(7, Buffer.from(bytes)))),
    extension('2.5.29.14', false, octets(keyIdOf(publicKey))),
    extension('2.5.29.35', false, sequence(plainContext(0, keyIdOf(createPublicKey(issuerKey))))),
  ];
  const issuer = caName(authority.name);
  const written = {
    ...{ issuer, subject: nameOf(authority.name, `Desk at ${address}`), from, to: from + LEAF_DAYS * DAY_MS },
    ...{ publicKey, extensions },
  };
  return { name: address, certificate: signed(written, issuerKey), privateKey };
}

/** Also when the clock was put back to before it began. */
export function mustRenew(certificate: Buffer, address: string, now: number): boolean {
  const { validFrom, validTo, subjectAltName } = new X509Certificate(certificate);
  const isNearEnd = now > Date.parse(validTo) - RENEWED_BEFORE_DAYS * DAY_MS;
  return isNearEnd || now < Date.parse(validFrom) || subjectAltName !== `IP Address:${address}`;
}

/** 'AB:CD:…', as phones show it. */
export function fingerprintOf(certificate: Buffer): string {
  return new X509Certificate(certificate).fingerprint256;
}

export function pemOf(kind: 'CERTIFICATE' | 'PRIVATE KEY', der: Buffer): string {
  const lines = der
    .toString('base64')
    .replace(/(.{64})/g, '$1\n')
    .trim();
  return `-----BEGIN ${kind}-----\n${lines}\n-----END ${kind}-----\n`;
}
