import { FAULT } from '#shared/contract/app-error.ts';

/** The server could not be reached; the same intent may be sent again with its request id. */
export const UNREACHABLE = 'UNREACHABLE';

export type FieldProblem = { path: string; code: string };

/** What a screen gets instead of an answer: a refusal with its code and data, a fault, or no connection. */
export class Refusal extends Error {
  readonly code: string;
  readonly data: Record<string, unknown>;

  constructor(code: string, data: Record<string, unknown> = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.data = data;
  }

  /** What a person reads out to whoever helps: present on faults only. */
  get reference(): string | undefined {
    return typeof this.data.reference === 'string' ? this.data.reference : undefined;
  }

  get fieldProblems(): readonly FieldProblem[] {
    return this.code === 'INVALID_INPUT' && Array.isArray(this.data.problems)
      ? (this.data.problems as FieldProblem[])
      : [];
  }
}

export function isRefusal(error: unknown, code?: string): error is Refusal {
  return error instanceof Refusal && (code === undefined || error.code === code);
}

/** Anything that is not already a refusal is a fault: the person sees a calm sentence. */
export function asRefusal(error: unknown): Refusal {
  return error instanceof Refusal ? error : new Refusal(FAULT);
}
