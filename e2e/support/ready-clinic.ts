import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { Prepared } from './prepared-clinic.ts';

// A desk at work is at work on the day it was prepared, even in a run over midnight.
function today(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Kolkata' }).format();
}

/** Copies a prepared clinic into the folder; the first journey that needs one prepares it for all of this run. */
export async function layReadyClinic(folder: string, prepared: Prepared): Promise<void> {
  const ready = join(inject('shelf'), `${prepared.replaceAll(' ', '-')}-${today()}`);
  if (!existsSync(ready)) await prepareOnce(ready, prepared);
  cpSync(ready, folder, { recursive: true });
}

async function prepareOnce(ready: string, prepared: Prepared): Promise<void> {
  // Only here, so that a journey that finds its clinic ready does not load the program's sources.
  const { prepareClinic } = await import('./prepared-clinic.ts');
  const unfinished = mkdtempSync(`${ready}-unfinished-`);
  await prepareClinic(unfinished, prepared);
  try {
    renameSync(unfinished, ready);
  } catch (error) {
    // Two journeys began at once and the other was quicker.
    if (!existsSync(ready)) throw error;
    rmSync(unfinished, { recursive: true });
  }
}
