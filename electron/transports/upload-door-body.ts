import type { IncomingMessage } from 'node:http';
import { LARGEST_FILE_BYTES } from '#shared/features/documents/file-kind.rules.ts';

const LONGEST_NAME = 100;

/**
 * The whole body, or 'tooLarge' as soon as that is known; rejects when the phone is gone before its end. What is too
 * much is read to its end and thrown away: a phone that is still sending does not hear an answer.
 */
export function readBody(request: IncomingMessage): Promise<Buffer | 'tooLarge'> {
  return new Promise((resolve, reject) => {
    let parts: Buffer[] = [];
    let size = 0;
    let isTooLarge = Number(request.headers['content-length'] ?? 0) > LARGEST_FILE_BYTES;
    if (isTooLarge) resolve('tooLarge');
    request.on('data', (part: Buffer) => {
      size += part.length;
      isTooLarge ||= size > LARGEST_FILE_BYTES;
      if (isTooLarge) {
        parts = [];
        resolve('tooLarge');
      } else parts.push(part);
    });
    request.on('end', () => resolve(Buffer.concat(parts)));
    request.on('error', reject);
    request.on('close', () => reject(new Error('the phone is gone')));
  });
}

/** Of what a phone calls a file, one plain line: it is shown at the desk and says what kind the file claims to be. */
export function fileNameOf(header: string | string[] | undefined): string {
  let name = '';
  try {
    name = decodeURIComponent(String(header ?? ''));
  } catch {
    // No name that anybody could read.
  }
  const plain = name.replace(/[^\p{L}\p{M}\p{N} ._()-]/gu, ' ').replace(/\s+/g, ' ');
  return [...plain].slice(-LONGEST_NAME).join('').trim() || 'page';
}
