import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import type { DatabaseKey } from '../keys/database-key.ts';
import { OpenFailure } from './open-failure.ts';
import { DATABASE_LAYOUT, hasPageOfKey, LOG_LAYOUT, PAGE_BYTES, scanPages } from './page-scan.ts';

const PAGES_NAMED = 100;
/** A page of ciphertext shows nearly all 256 byte values; zeros, text and most other overwriting do not. */
const FEWEST_BYTE_VALUES = 200;

/** Says what is wrong with a closed file that does not open: another key, or which pages are damaged. */
export function diagnose(path: string, key: DatabaseKey): OpenFailure {
  const { pages, badPages, tornBytes, isSaltIntact } = scanPages(path, key);
  const isOnlyPage = pages === 1 && isSaltIntact;
  if (!isOnlyPage && !isWrittenWithKey(path, key) && isCiphertext(path)) return new OpenFailure('WRONG_KEY');
  return new OpenFailure('CLINIC_FILE_DAMAGED', {
    part: badPages.length > 0 ? 'pages' : 'file',
    pages,
    badPageCount: badPages.length,
    badPages: badPages.slice(0, PAGES_NAMED),
    tornBytes,
    isSaltIntact,
  });
}

/** One page in the file or in its write-ahead log that carries the key's code is proof; chance cannot make one. */
export function isWrittenWithKey(path: string, key: DatabaseKey): boolean {
  if (hasPageOfKey(path, key, DATABASE_LAYOUT)) return true;
  return existsSync(`${path}-wal`) && hasPageOfKey(`${path}-wal`, key, LOG_LAYOUT);
}

function isCiphertext(path: string): boolean {
  const page = Buffer.alloc(PAGE_BYTES);
  const file = openSync(path, 'r');
  try {
    return readSync(file, page, 0, PAGE_BYTES, 0) === PAGE_BYTES && new Set(page).size >= FEWEST_BYTE_VALUES;
  } finally {
    closeSync(file);
  }
}
