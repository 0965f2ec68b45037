import { AppError } from '#shared/contract/app-error.ts';

export type OpenFailureCode =
  | 'CLINIC_FILE_MISSING'
  | 'CLINIC_FILE_ALREADY_EXISTS'
  | 'WRONG_KEY'
  | 'CLINIC_FILE_DAMAGED'
  | 'CLINIC_FILE_NEWER'
  | 'CLINIC_FILE_IN_USE'
  | 'DISK_FULL'
  | 'FOLDER_READ_ONLY';

/** Why a clinic's file cannot be worked with; whoever catches it shows the screen of its code and deletes nothing. */
export class OpenFailure extends AppError {
  declare readonly code: OpenFailureCode;

  constructor(code: OpenFailureCode, data: Record<string, unknown> = {}) {
    super(code, data);
  }
}

const FULL = ['SQLITE_FULL', 'ENOSPC', 'EDQUOT', 'EFBIG'];
const READ_ONLY = ['EACCES', 'EPERM', 'EROFS'];

/**
 * The failure that an error of the engine or of the file system stands for, undefined when it is none of these. The
 * engine's own word "corrupt" is not among them: it says so of a mere read error too, so the page scan comes first.
 */
export function openFailureOf(error: unknown): OpenFailure | undefined {
  if (error instanceof OpenFailure) return error;
  const code = errorCode(error);
  if (code === 'EIO') return new OpenFailure('CLINIC_FILE_DAMAGED', { part: 'diskRead' });
  if (FULL.includes(code)) return new OpenFailure('DISK_FULL');
  if (READ_ONLY.includes(code) || code.startsWith('SQLITE_READONLY'))
    return new OpenFailure('FOLDER_READ_ONLY');
  if (code.startsWith('SQLITE_BUSY')) return new OpenFailure('CLINIC_FILE_IN_USE');
  return undefined;
}

/** Whether the engine could not make sense of the bytes: damage, another key, or a disk that failed to read. */
export function isUnreadable(error: unknown): boolean {
  return /^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(errorCode(error)) && openFailureOf(error) === undefined;
}

export function errorCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}
