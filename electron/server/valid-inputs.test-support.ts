import { deskInputs } from './valid-inputs-desk.test-support.ts';
import { moneyInputs } from './valid-inputs-money.test-support.ts';
import { officeInputs } from './valid-inputs-office.test-support.ts';
import { visitInputs } from './valid-inputs-visit.test-support.ts';

export { patient } from './valid-inputs-desk.test-support.ts';
export { bill } from './valid-inputs-money.test-support.ts';
export { body } from './valid-inputs-visit.test-support.ts';

/** One input per procedure that does its work on the clinic of the hostile test; `folder` holds no backups. */
export function validInputs(folder: string): Record<string, unknown> {
  return { ...officeInputs(folder), ...deskInputs, ...visitInputs, ...moneyInputs };
}
