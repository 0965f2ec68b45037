import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { readSheet } from 'read-excel-file/node';
import { AppError } from '#shared/contract/app-error.ts';

const LARGEST_UNPACKED = 300_000_000;
const MOST_PARTS = 2_000;
const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const DEFLATED = 8;
const unpack = promisify(inflateRaw);

const notRead = () => new AppError('FILE_NOT_READ');

export function isZip(bytes: Buffer): boolean {
  return bytes.length > 22 && bytes.readUInt32LE(0) === LOCAL_HEADER;
}

function endOfDirectory(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 65_535); at -= 1) {
    if (bytes.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  throw notRead();
}

/**
 * Unpacks every part once with a limit and throws the result away: a workbook of a few kilobytes may claim little and
 * hold gigabytes (a zip bomb), and the reader behind this trusts what it claims.
 */
async function assertModest(bytes: Buffer, signal?: AbortSignal): Promise<void> {
  const end = endOfDirectory(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > MOST_PARTS) throw notRead();
  let at = bytes.readUInt32LE(end + 16);
  let left = LARGEST_UNPACKED;
  for (let part = 0; part < count; part += 1) {
    signal?.throwIfAborted();
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) throw notRead();
    const packed = bytes.readUInt32LE(at + 20);
    const local = bytes.readUInt32LE(at + 42);
    if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== LOCAL_HEADER) throw notRead();
    const claimed = Math.max(bytes.readUInt32LE(at + 24), bytes.readUInt32LE(local + 22));
    if (claimed > left) throw notRead();
    const begin = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const content = bytes.subarray(begin, begin + packed);
    left -=
      bytes.readUInt16LE(at + 10) === DEFLATED
        ? (await unpack(content, { maxOutputLength: Math.max(1, left) })).length
        : content.length;
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
}

/** Excel keeps a phone as the number 9876543210 (or 9.87E9) and a day as a date: digits and ISO days come back. */
export function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  if (typeof cell === 'number') {
    return Number.isInteger(cell) && Math.abs(cell) < 1e18 ? cell.toFixed(0) : String(cell);
  }
  return String(cell);
}

/** Rows of the first sheet as text. */
export async function readXlsx(bytes: Buffer, signal?: AbortSignal): Promise<string[][]> {
  try {
    await assertModest(bytes, signal);
    const rows = await readSheet(bytes, { trim: false });
    return rows.map(row => row.map(cellText));
  } catch (error) {
    if (signal?.aborted) throw error;
    // Whatever the library says about a broken workbook, to the person it is a file that cannot be read.
    throw notRead();
  }
}
