import type { labsContract } from '#shared/features/labs/labs.contract.ts';
import type { ServiceOf } from '../../server/service.ts';
import { enter, logCall } from './enter-results.ts';
import { exportOfPatient, exportTestList } from './export-results.ts';
import { exportWorklist } from './export-worklist.ts';
import { addRange, addTest, search, testList } from './lab-list.ts';
import { cancel, collect, order } from './lab-orders.ts';
import { sheet } from './lab-sheet.ts';
import { ofPatient, worklist } from './lab-work.ts';
import { checkTestFile, importTests, retireTest } from './own-tests.ts';
import { previewReport, printLabel, printReport, printSlip } from './print-labs.ts';
import { release } from './release-report.ts';

export { placeOrders } from './lab-orders.ts';
export { latestResult, trendsOf as labTrendsOf } from './lab-work.ts';
export {
  appendEvent as appendLabEvent,
  insert as insertLabOrder,
  insertSample as insertLabSample,
  saveStanding as saveLabStanding,
} from './orders.sql.ts';
export { insert as insertLabReport, type StoredReport } from './reports.sql.ts';
export { insertEntry as insertLabEntry, insertValue as insertLabValue } from './results.sql.ts';

export const labsService = {
  search,
  order,
  cancel,
  collect,
  worklist,
  exportWorklist,
  sheet,
  enter,
  logCall,
  release,
  ofPatient,
  exportOfPatient,
  previewReport,
  printReport,
  printSlip,
  printLabel,
  testList,
  exportTestList,
  addTest,
  retireTest,
  checkTestFile,
  importTests,
  addRange,
} satisfies ServiceOf<typeof labsContract>;
