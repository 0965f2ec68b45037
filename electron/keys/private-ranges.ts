import { networkInterfaces } from 'node:os';

/** RFC 1918: addresses that no router passes on to the internet; the certificates of a clinic hold for nothing else. */
export const PRIVATE_RANGES = [
  { base: [10, 0, 0, 0], mask: [255, 0, 0, 0] },
  { base: [172, 16, 0, 0], mask: [255, 240, 0, 0] },
  { base: [192, 168, 0, 0], mask: [255, 255, 0, 0] },
] as const;

/** The four numbers of '192.168.1.20'; undefined for anything else. */
export function ipv4Bytes(address: string): number[] | undefined {
  if (!/^(?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){3}$/.test(address)) return undefined;
  const bytes = address.split('.').map(Number);
  return bytes.every(byte => byte <= 255) ? bytes : undefined;
}

export function isPrivateIpv4(address: string): boolean {
  const bytes = ipv4Bytes(address);
  if (!bytes) return false;
  return PRIVATE_RANGES.some(({ base, mask }) =>
    base.every((byte, at) => ((bytes[at] ?? 0) & (mask[at] ?? 0)) === byte),
  );
}

/** Where this computer stands in its own network: 'Wi-Fi', '192.168.1.20'. */
export type OwnAddress = { name: string; address: string };

export function privateAddresses(): OwnAddress[] {
  return Object.entries(networkInterfaces()).flatMap(([name, found]) =>
    (found ?? [])
      .filter(({ family, internal, address }) => family === 'IPv4' && !internal && isPrivateIpv4(address))
      .map(({ address }) => ({ name, address })),
  );
}
