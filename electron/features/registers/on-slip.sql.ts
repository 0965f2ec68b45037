import { TAKEN_KINDS } from '#shared/features/cash/slips.rules.ts';
import { fragment } from '../../database/db.ts';

const KINDS = TAKEN_KINDS.map(kind => `'${kind}'`).join(', ');

/** What an honest slip says of the entries, as slipPaise in slips.rules.ts does: `slip.key` is its mode. */
const onSlip = (entries: string) =>
  fragment(`max(iif(slip.key = 'card', -9e15, 0), coalesce((SELECT sum(taken.signed_paise) FROM ledger AS taken
      WHERE ${entries} AND taken.mode = slip.key
        AND (taken.kind IN (${KINDS}) OR (slip.key = 'card' AND taken.kind = 'refundPaid'))), 0))`);

export const ON_SLIP_OF_DRAWER = onSlip('taken.shift_id = shifts.id');
export const ON_SLIP_OF_DAY = onSlip('taken.on_date = closed.on_date');
