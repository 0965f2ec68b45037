import type { upiContract } from '#shared/features/upi/upi.contract.ts';
import type { ServiceOf } from '../../server/service.ts';
import { awaiting } from './awaiting.ts';
import { confirm, unconfirm } from './confirm.ts';
import { exportList } from './export-list.ts';
import { importStatement, inspectStatement } from './statements.ts';

export const upiService = {
  inspectStatement,
  importStatement,
  awaiting,
  exportList,
  confirm,
  unconfirm,
} satisfies ServiceOf<typeof upiContract>;
