import { AppError } from '#shared/contract/app-error.ts';

export type KeyringFailureCode =
  | 'WRONG_PASSWORD'
  | 'WRONG_RECOVERY_CODE'
  | 'RECOVERY_CODE_MISTYPED'
  | 'RING_DAMAGED'
  | 'RING_NEWER'
  | 'RING_MISSING';

/** Why the keyring did not give the key; `data` never carries what was typed. */
export class KeyringFailure extends AppError {
  declare readonly code: KeyringFailureCode;

  constructor(code: KeyringFailureCode, data: Record<string, string | number> = {}) {
    super(code, data);
  }
}
