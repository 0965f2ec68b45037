import type { Socket } from 'node:net';
import { isPrivateIpv4 } from '../keys/private-ranges.ts';

/** What one phone, or one who only says so, may ask of the door. */
export type UploadDoorLimits = {
  headersMs: number;
  /** A PDF of 30 MB over a slow Wi-Fi (2 Mbit/s) takes two minutes. */
  requestMs: number;
  handshakeMs: number;
  connectionsOfAnAddress: number;
  connections: number;
  wrongTokens: number;
  wrongTokensMs: number;
};

export const UPLOAD_DOOR_LIMITS: UploadDoorLimits = {
  ...{ headersMs: 10_000, requestMs: 120_000, handshakeMs: 10_000 },
  ...{ connectionsOfAnAddress: 50, connections: 200, wrongTokens: 20, wrongTokensMs: 60_000 },
};

const isLoopback = (address: string) => address.startsWith('127.');

/** Every socket that is open, counted by address; strangers from outside the clinic's network are hung up on. */
export function openSockets({ connectionsOfAnAddress, connections }: UploadDoorLimits) {
  const sockets = new Map<Socket, string>();
  return {
    take(socket: Socket): void {
      const address = socket.remoteAddress ?? '';
      const count = [...sockets.values()].filter(other => other === address).length;
      const isNear = isPrivateIpv4(address) || isLoopback(address);
      if (!isNear || count >= connectionsOfAnAddress || sockets.size >= connections) {
        socket.destroy();
        return;
      }
      sockets.set(socket, address);
      socket.on('close', () => sockets.delete(socket));
      socket.on('error', () => socket.destroy());
    },
    endAll(): void {
      for (const socket of sockets.keys()) socket.destroy();
    },
  };
}

const MOST_ADDRESSES = 1_000;

/** Whoever tries one token after the other is not answered for a while, right or wrong. */
export function wrongTokens({ wrongTokens, wrongTokensMs }: UploadDoorLimits, now: () => number = Date.now) {
  const tries = new Map<string, { count: number; until: number }>();
  return {
    isBlocked(address: string): boolean {
      const known = tries.get(address);
      if (known && now() >= known.until) tries.delete(address);
      return (tries.get(address)?.count ?? 0) >= wrongTokens;
    },
    note(address: string): void {
      const known = tries.get(address);
      if (known) known.count += 1;
      else {
        if (tries.size >= MOST_ADDRESSES) tries.clear();
        tries.set(address, { count: 1, until: now() + wrongTokensMs });
      }
    },
  };
}
