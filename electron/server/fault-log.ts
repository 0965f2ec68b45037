import { appendFileSync, renameSync, statSync } from 'node:fs';
import type { FaultLog } from './ports.ts';

const LARGEST_LOG_BYTES = 2_000_000;

// A message of SQLite or zod may quote what was typed; only shapes that cannot are kept.
function withoutTypedText(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = (error as { code?: unknown }).code;
  const frames = (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line));
  const places = frames
    .slice(0, 8)
    .map(line => line.trim().replace(/\(?(?:file:\/\/)?\/.*\/(?=[^/]+:\d+:\d+)/, '('));
  return [error.name, typeof code === 'string' ? code : '', ...places].filter(Boolean).join(' | ');
}

/** Appends faults to a local file: time, reference, place, never a message that could carry a patient's word. */
export function faultLog(path: string, now: () => number): FaultLog {
  return (reference, error, where) => {
    const line = `${new Date(now()).toISOString()} ${reference} ${where} ${withoutTypedText(error)}\n`;
    try {
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_LOG_BYTES)
        renameSync(path, `${path}.1`);
      appendFileSync(path, line, { mode: 0o600 });
    } catch {
      // A log that cannot be written must not stop the clinic.
    }
  };
}
