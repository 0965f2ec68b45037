import * as z from 'zod';

/** Refusals any procedure may give; the rest are declared by the procedure itself. */
export const commonRefusals = {
  NOT_SIGNED_IN: z.object({}),
  NOT_ALLOWED: z.object({ permission: z.string() }),
  INVALID_INPUT: z.object({ problems: z.array(z.object({ path: z.string(), code: z.string() })) }),
  NOT_FOUND: z.object({ what: z.string() }),
  CHANGED_MEANWHILE: z.object({}),
  CLINIC_LOCKED: z.object({}),
  /** The file behind the sign-in did not open; `problem` names the screen that says why. */
  CLINIC_CANNOT_OPEN: z.object({ problem: z.string() }),
  DISK_FULL: z.object({ reference: z.string() }),
  HOST_CANNOT: z.object({ ability: z.string() }),
} as const;

/** The code of everything that is not a refusal: the person sees a reference, the log keeps the details. */
export const FAULT = 'FAULT';

/** A refusal with a code that crosses processes; data carries ids, never names, clinical text or what was typed. */
export class AppError extends Error {
  readonly code: string;
  readonly data: Record<string, unknown>;

  constructor(code: string, data: Record<string, unknown> = {}) {
    super(code);
    this.name = 'AppError';
    this.code = code;
    this.data = data;
  }
}
