import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { catalogueContract } from '#shared/features/catalogue/catalogue.contract.ts';
import { rateInForce, type TaxedCase, type TaxOnDay, taxOf } from '#shared/features/catalogue/tax.rules.ts';
import type { ShownTaxRate, TaxClass, TaxRate } from '#shared/features/catalogue/tax.schema.ts';
import { fromDayNumber, type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import { refuseThePast } from './from-today.ts';
import * as taxSql from './tax-rates.sql.ts';

function rateOf(row: taxSql.TaxRateRow): TaxRate & { id: number; addedByName: string } {
  return {
    ...row,
    validFrom: fromDayNumber(row.validFrom),
    sparesIcu: row.sparesIcu === 1,
    needsItcNote: row.needsItcNote === 1,
  };
}

/** The tax of a class on a day with its source; `of` is what stands on the line, of a room the days and the rate of one. */
export function rateOn(db: ReadableDb, taxClass: TaxClass, onDate: LocalDate, of: TaxedCase): TaxOnDay {
  const row = taxSql.findInForce(db, taxClass, toDayNumber(onDate));
  if (!row) throw new AppError('NOT_FOUND', { what: 'taxRate' });
  return taxOf(rateOf(row), of);
}

export function taxRates(ctx: ReadContext): ShownTaxRate[] {
  const today = ctx.today();
  const rates = taxSql.listRates(ctx.db).map(rateOf);
  return rates.map(rate => {
    const inForce = rateInForce(
      rates.filter(({ taxClass }) => taxClass === rate.taxClass),
      today,
    );
    const standing = rate.validFrom > today ? 'planned' : rate.id === inForce?.id ? 'now' : 'past';
    return { ...rate, standing };
  });
}

type NewRate = ParsedInputOf<(typeof catalogueContract)['addTaxRate']>;

/** The law changed: one more dated row; those before it stay what the bills of their days were made by. */
export function addTaxRate(ctx: WriteContext, rate: NewRate): { id: number } {
  refuseThePast(ctx, 'validFrom', rate.validFrom);
  const id = taxSql.insertRate(ctx.db, rate, { addedAt: ctx.now(), addedBy: ctx.session.userId });
  ctx.subject('taxRate', id, { taxClass: rate.taxClass, gstPermille: rate.gstPermille });
  ctx.alsoChanges('billing');
  return { id };
}
