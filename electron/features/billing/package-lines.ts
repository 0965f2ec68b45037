import { AppError } from '#shared/contract/app-error.ts';
import type { LineAmounts } from '#shared/features/billing/bill.rules.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { WriteContext } from '../../server/service.ts';
import { sellPackage, usePrepaid as takeSession } from '../catalogue/catalogue.service.ts';
import type { PricedLine } from './price-lines.ts';

type OfBill = { billId: number; patientId: number; doctorId: number; onDate: LocalDate };

/** Sells what is a package and takes off what was paid for in one, a session for each that the line counts. */
export function settlePackages(
  ctx: WriteContext,
  lines: readonly (PricedLine & LineAmounts)[],
  { billId, patientId, doctorId, onDate }: OfBill,
): void {
  for (const line of lines) {
    const { item, quantity } = line;
    if (!item) {
      if (line.isPrepaid) throw new AppError('NOT_FOUND', { what: 'package' });
      continue;
    }
    const netPaise = line.taxablePaise + line.cgstPaise + line.sgstPaise;
    for (let count = 0; count < quantity; count += 1) {
      if (line.isPrepaid) takeSession(ctx, { itemId: item.id, patientId, billId, onDate });
      else if (item.row.package) {
        // Of three packages for 100 rupees the first is worth the odd paisa.
        const pricePaise = Math.floor((netPaise + quantity - 1 - count) / quantity);
        sellPackage(ctx, { itemId: item.id, patientId, billId, doctorId, pricePaise, onDate });
      }
    }
  }
}
