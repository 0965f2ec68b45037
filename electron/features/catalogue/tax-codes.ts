import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { catalogueContract, TaxCodes } from '#shared/features/catalogue/catalogue.contract.ts';
import type { ItemRow } from '#shared/features/catalogue/item.schema.ts';
import { TAX_CLASSES, type TaxClass } from '#shared/features/catalogue/tax.schema.ts';
import { type CodeProblem, type CodeRule, codeProblemOf } from '#shared/features/catalogue/tax-code.rules.ts';
import { addMonths, financialYearOf, type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';
import * as taxCodesSql from './tax-codes.sql.ts';
import * as taxSql from './tax-rates.sql.ts';

type Input = ParsedInputOf<(typeof catalogueContract)['sayTurnover']>;

/** How long the codes of a day are, by what was said of the turnover of the financial year before. */
function standingOn(db: ReadableDb, onDate: LocalDate) {
  const financialYear = financialYearOf(addMonths(onDate, -12));
  const rows = taxCodesSql.listInForce(db, toDayNumber(onDate));
  const said = taxCodesSql.findSaid(db, financialYear);
  const inForce = rows.findLast(({ overPaise }) => overPaise <= (said?.overPaise ?? 0));
  return {
    financialYear,
    said,
    inForce,
    barPaise: rows.findLast(({ overPaise }) => overPaise > 0)?.overPaise,
  };
}

function ruleOf({ digits, isOptionalForUnregistered }: taxCodesSql.DigitsRow): CodeRule {
  return { digits, isOptionalForUnregistered: isOptionalForUnregistered === 1 };
}

/** Null for a clinic without a GSTIN, which issues no tax invoice. */
export function codeRuleOn(db: ReadableDb, onDate: LocalDate): CodeRule | null {
  if (clinicAndSettings(db).clinic.gstin === '') return null;
  const { inForce } = standingOn(db, onDate);
  return inForce ? ruleOf(inForce) : null;
}

export function taxCodes(ctx: ReadContext | WriteContext): TaxCodes {
  const { financialYear, said, inForce, barPaise = null } = standingOn(ctx.db, ctx.today());
  return {
    ...{ financialYear, barPaise, saidOf: said?.financialYear ?? null },
    isAbove: inForce !== undefined && inForce.overPaise > 0,
    rule: inForce ? ruleOf(inForce) : null,
    source: inForce?.source ?? '',
  };
}

/** One more word on a year's turnover; those before it stay. Of another year than the one asked for now it is refused. */
export function sayTurnover(ctx: WriteContext, { financialYear, isAbove }: Input): TaxCodes {
  const standing = standingOn(ctx.db, ctx.today());
  if (standing.financialYear !== financialYear) throw new AppError('CHANGED_MEANWHILE');
  const overPaise = isAbove ? (standing.barPaise ?? 0) : 0;
  const said = { financialYear, overPaise, saidAt: ctx.now(), saidBy: ctx.session.userId };
  const id = taxCodesSql.insertSaid(ctx.db, said);
  ctx.subject('turnover', id, { financialYear, overPaise });
  ctx.alsoChanges('billing');
  return taxCodes(ctx);
}

/** What the codes of the clinic's taxed items lack on a day. */
export function codeProblemsOn(db: ReadableDb, onDate: LocalDate): (row: ItemRow) => CodeProblem | null {
  const rule = codeRuleOn(db, onDate);
  if (!rule) return () => null;
  const day = toDayNumber(onDate);
  const isTaxed = (taxClass: TaxClass) => taxSql.findInForce(db, taxClass, day)?.treatment === 'taxable';
  const taxed = new Set(TAX_CLASSES.filter(isTaxed));
  return ({ taxClass, sacCode }) => (taxed.has(taxClass) ? codeProblemOf(sacCode, rule.digits) : null);
}

/** A clinic that issues tax invoices keeps no taxed item without the code that they must bear. */
export function refuseWithoutCode(ctx: WriteContext, row: ItemRow): void {
  if (codeProblemsOn(ctx.db, ctx.today())(row) === null) return;
  throw new AppError('TAX_CODE_NEEDED', { digits: codeRuleOn(ctx.db, ctx.today())?.digits ?? 0 });
}
