import { randomBytes } from 'node:crypto';
import { totalmem } from 'node:os';

export type PasswordCost = { readonly memoryKib: number; readonly passes: number; readonly lanes: number };
export type CostLimits = { readonly lowest: PasswordCost; readonly highest: PasswordCost };

/** Turns a password into 32 bytes with Argon2id. `limits` is decided by code, never by what a file says. */
export type PasswordKdf = {
  readonly limits: CostLimits;
  readonly newSlotCost: PasswordCost;
  derive(password: string, salt: Buffer, cost: PasswordCost): Promise<Buffer>;
};

type Argon2id = (password: Buffer, salt: Buffer, cost: PasswordCost) => Promise<Buffer>;

const MIB = 1024;

/** RFC 9106, second recommended choice. */
export const DEFAULT_PASSWORD_COST: PasswordCost = { memoryKib: 64 * MIB, passes: 3, lanes: 4 };

const PRODUCTION_LIMITS: CostLimits = {
  lowest: { memoryKib: 64 * MIB, passes: 1, lanes: 1 },
  highest: { memoryKib: 1024 * MIB, passes: 10, lanes: 4 },
};

export const passwordKdf: PasswordKdf = kdfWith(PRODUCTION_LIMITS, DEFAULT_PASSWORD_COST);

/** The production functions, with a cost found by `calibrate` for new slots; throws on a cost outside the limits. */
export function passwordKdfAt(newSlotCost: PasswordCost): PasswordKdf {
  if (!isWithin(PRODUCTION_LIMITS, newSlotCost)) throw new RangeError('password cost outside the limits');
  return kdfWith(PRODUCTION_LIMITS, newSlotCost);
}

/** For tests only: a cost that anybody can guess through. No file content selects it; only code that names it. */
export function unsafeTestPasswordKdf(): PasswordKdf {
  const cheap: PasswordCost = { memoryKib: 64, passes: 1, lanes: 1 };
  return kdfWith({ lowest: cheap, highest: PRODUCTION_LIMITS.highest }, cheap);
}

export function isWithin(limits: CostLimits, cost: PasswordCost): boolean {
  const parts = ['memoryKib', 'passes', 'lanes'] as const;
  return parts.every(
    part =>
      Number.isInteger(cost[part]) && cost[part] >= limits.lowest[part] && cost[part] <= limits.highest[part],
  );
}

/**
 * The dearest cost that this computer derives within `targetMs`, never below the default. Memory grows first, to a
 * sixteenth of what the computer has, so that two unlocks at once cannot starve a small clinic PC.
 */
export async function calibrate(targetMs: number, measure = millisecondsToDerive): Promise<PasswordCost> {
  let best = DEFAULT_PASSWORD_COST;
  for (const candidate of dearerCosts(totalmem())) {
    if ((await measure(candidate)) > targetMs) break;
    best = candidate;
  }
  return best;
}

export function dearerCosts(installedBytes: number): PasswordCost[] {
  const { highest } = PRODUCTION_LIMITS;
  const affordableKib = Math.min(highest.memoryKib, installedBytes / 1024 / 16);
  const costs: PasswordCost[] = [];
  let memoryKib = DEFAULT_PASSWORD_COST.memoryKib;
  while (memoryKib * 2 <= affordableKib) {
    memoryKib *= 2;
    costs.push({ ...DEFAULT_PASSWORD_COST, memoryKib });
  }
  for (let passes = DEFAULT_PASSWORD_COST.passes + 1; passes <= highest.passes; passes++) {
    costs.push({ ...DEFAULT_PASSWORD_COST, memoryKib, passes });
  }
  return costs;
}

async function millisecondsToDerive(cost: PasswordCost): Promise<number> {
  const startedAt = performance.now();
  await passwordKdf.derive('measuring the cost', randomBytes(16), cost);
  return performance.now() - startedAt;
}

function kdfWith(limits: CostLimits, newSlotCost: PasswordCost): PasswordKdf {
  return {
    limits,
    newSlotCost,
    async derive(password, salt, cost) {
      if (!isWithin(limits, cost)) throw new RangeError('password cost outside the limits');
      if (salt.length !== 16) throw new RangeError('a password salt has 16 bytes');
      // The same word typed on two keyboards may come composed or decomposed; NFKC makes them one password.
      const typed = Buffer.from(password.normalize('NFKC'), 'utf8');
      argon2id ??= loadArgon2id();
      const derive = await argon2id;
      return atMostTwoAtOnce(() => derive(typed, salt, cost)).finally(() => typed.fill(0));
    },
  };
}

let argon2id: Promise<Argon2id> | undefined;

/** The native module where it loads, else WebAssembly: slower, byte for byte the same. */
export async function loadArgon2id(loadNative = nativeArgon2id): Promise<Argon2id> {
  try {
    return await loadNative();
  } catch {
    // A missing or blocked native binary must not lock a clinic out of its data.
    return wasmArgon2id();
  }
}

export async function nativeArgon2id(): Promise<Argon2id> {
  const { hashRaw } = await import('@node-rs/argon2');
  const ARGON2ID = 2;
  return (password, salt, cost) =>
    hashRaw(password, {
      salt,
      algorithm: ARGON2ID,
      memoryCost: cost.memoryKib,
      timeCost: cost.passes,
      parallelism: cost.lanes,
      outputLen: 32,
    });
}

export async function wasmArgon2id(): Promise<Argon2id> {
  const wasm = await import('hash-wasm');
  return async (password, salt, cost) =>
    Buffer.from(
      await wasm.argon2id({
        password,
        salt,
        memorySize: cost.memoryKib,
        iterations: cost.passes,
        parallelism: cost.lanes,
        hashLength: 32,
        outputType: 'binary',
      }),
    );
}

let running = 0;
const waiting: (() => void)[] = [];

/** Each derivation takes up to 1 GiB: a flood of sign-ins must queue, not exhaust the computer. */
export async function atMostTwoAtOnce<T>(work: () => Promise<T>): Promise<T> {
  if (running >= 2) await new Promise<void>(resolve => waiting.push(resolve));
  else running++;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}
