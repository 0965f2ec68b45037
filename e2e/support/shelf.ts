import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of this run's ready clinics. */
    shelf: string;
  }
}

/** One folder for the whole run, gone with it: a clinic of yesterday's program is never opened by today's journeys. */
export default function putUpShelf(project: TestProject): () => void {
  const shelf = mkdtempSync(join(tmpdir(), 'parchi-e2e-shelf-'));
  project.provide('shelf', shelf);
  return () => rmSync(shelf, { recursive: true });
}
