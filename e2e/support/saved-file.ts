import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';

export type SavedFile = { name: string; bytes: Buffer };

/** The file that the browser saves when this is done. */
export async function savedBy(page: Page, act: () => Promise<unknown>): Promise<SavedFile> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** Hands a folder to the work and takes it away again. */
function within<Result>(work: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'parchi-e2e-file-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Every file of a ZIP by its path, unpacked by another program than the one that packed it. */
export function unzipped({ bytes }: SavedFile): ReadonlyMap<string, Buffer> {
  return within(folder => {
    writeFileSync(join(folder, 'saved.zip'), bytes);
    const inside = join(folder, 'inside');
    execFileSync('unzip', ['-q', join(folder, 'saved.zip'), '-d', inside]);
    const names = readdirSync(inside, { recursive: true, withFileTypes: true }).filter(one => one.isFile());
    return new Map(
      names.map(({ parentPath, name }) => {
        const path = join(parentPath, name);
        return [path.slice(inside.length + 1), readFileSync(path)];
      }),
    );
  });
}

/** The words of a PDF, by another program than the one that set it. */
export function wordsOfPdf(pdf: Buffer): string {
  return within(folder => {
    const path = join(folder, 'page.pdf');
    writeFileSync(path, pdf);
    // Words that stay together on the page are joined by no-break spaces.
    return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).replaceAll('\u00a0', ' ');
  });
}

/** Throws where an XML file is not well-formed, with the place. */
export function checkXml(xml: Buffer): void {
  within(folder => {
    const path = join(folder, 'file.xml');
    writeFileSync(path, xml);
    execFileSync('python3', ['-c', 'import sys, xml.dom.minidom as m; m.parse(sys.argv[1])', path]);
  });
}
