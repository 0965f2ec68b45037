import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type {
  CheckResult,
  prescriptionsContract,
} from '#shared/features/prescriptions/prescriptions.contract.ts';
import type { ReadContext, ServiceOf } from '../../server/service.ts';
import { alertShares, checkMedicines } from '../encounters/encounters.service.ts';
import { exportAlertShares } from './export-alert-shares.ts';
import { chooseLetterhead, letterheads, retireLetterhead, saveLetterhead } from './letterheads.ts';
import { preview, print } from './print-prescription.ts';
import { calibrationSheet, letterheadSample } from './print-setup.ts';
import { readLine } from './read-line.ts';
import { searchDiagnoses } from './search-diagnoses.ts';
import { takingNow } from './taking-now.ts';

export { loadReferenceLists } from './reference-lists.ts';

function check(ctx: ReadContext, input: ParsedInputOf<typeof prescriptionsContract.check>): CheckResult {
  return checkMedicines(ctx, input);
}

export const prescriptionsService = {
  letterheads,
  saveLetterhead,
  retireLetterhead,
  chooseLetterhead,
  letterheadSample,
  calibrationSheet,
  readLine,
  searchDiagnoses,
  check,
  takingNow,
  alertShares,
  exportAlertShares,
  preview,
  print,
} satisfies ServiceOf<typeof prescriptionsContract>;
