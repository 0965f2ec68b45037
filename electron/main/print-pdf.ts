import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { HostRefusal } from './host-request.ts';

const run = promisify(execFile);
const PRINT_MS = 30_000;

export type PrintWays = {
  platform: NodeJS.Platform;
  /** Writes the PDF where the print command can read it and returns the path. */
  toFile(pdf: Uint8Array): string;
  /** Used where the system has no print command of its own. */
  printInWindow(pdf: Uint8Array, printer: string | undefined): Promise<boolean>;
};

/** Prints on the named printer or on the system's default one. macOS and Linux print by CUPS. */
export async function printPdf(pdf: Uint8Array, printer: string | undefined, ways: PrintWays): Promise<void> {
  const printed =
    ways.platform === 'win32'
      ? await ways.printInWindow(pdf, printer)
      : await printByCups(lpArguments(ways.toFile(pdf), printer));
  if (!printed) {
    throw new HostRefusal('PRINT_FAILED');
  }
}

async function printByCups(args: string[]): Promise<boolean> {
  try {
    await run('lp', args, { timeout: PRINT_MS });
    return true;
  } catch {
    // What lp writes may name the file and the queue; the clinic only needs to know that nothing was printed.
    return false;
  }
}

export function lpArguments(file: string, printer: string | undefined): string[] {
  if (printer === undefined) {
    return ['--', file];
  }
  if (!/^\w[\w.-]*$/.test(printer)) {
    throw new HostRefusal('PRINTER_NOT_FOUND');
  }
  return ['-d', printer, '--', file];
}
